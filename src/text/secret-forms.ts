/** Tokens and keys that are known by how they begin: of GitLab, AWS, GitHub, Docker Hub, Vault, npm, Slack and Google. */
const TOKEN =
  /(?<![A-Za-z0-9])(?:(?:gl(?:rt|rtr|pat|cbt|dt|ptt|ft|soat|imt|agent|wt|oas|ffct)-|GR1348941|AKIA|ASIA)[\w.-]{8,}|(?:gh[opsur]_|github_pat_|AIza|ya29\.|xox[abeprs]-|hv[bs]\.)[\w.-]{20,}|npm_[A-Za-z0-9]{30,}|dckr_[op]at_[\w-]{20,})/gi;

/** Base64 of a JSON object, as in a JWT and in what Docker signs in with. */
const ENCODED = /(?<![A-Za-z0-9+/])eyJ[\w.+/-]{20,}={0,2}/gi;

/** Keys of a storage account at Azure: 64 bytes. */
const ACCOUNT_KEY = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}(?![A-Za-z0-9+/])={0,2}/g;

const ACCOUNT_KEY_LENGTH = 86;

/** What stands behind a method of signing in; a word of prose has no digit. */
const CREDENTIALS = /(?<![A-Za-z0-9])(?:bearer|basic)[ \t]{1,20}(?=[^\s\d]{0,200}[\d=])([\w.~+/-]{8,}={0,2})/gi;

/** Headers of requests to GitLab. */
const HEADER =
  /(?<![A-Za-z0-9])(?:private|job|deploy)-token["']?[ \t]{0,20}[:=][ \t]{0,20}["']?([^\s"'`,\]}]{1,4000})/gi;

/** Arguments of programs: `--password x`, `curl -u name:x`, `docker login -p x`; `-u 1000:1000` is a user and a group. */
const ARGUMENTS = [
  /(?<![\w-])--(?:[\w-]{0,40}-)?(?:token|password|passwd|passphrase|pass|secret)(?:[ \t=]{1,20}["']?|["'],[ \t]{0,20}["'])(?![\s-])([^\s"'`,\]}]{1,4000})/gi,
  /(?<=\s)(?:-u|--user|--proxy-user)[ \t=]{0,20}["']?(?!\d{1,10}:\d{1,10}(?!\w))[^\s:"'`]{1,200}:([^\s"'`,\]}]{1,4000})/g,
  /(?<![A-Za-z0-9])(?:login|sshpass)[ \t](?:[^\n|;&]{0,200}?[ \t])?-p[ \t=]{0,20}["']?([^\s"'`,\]}]{1,4000})/g,
];

/** In addresses and connection strings. */
const PARAMETER = /[?&;](?:sig|[\w-]{0,40}(?:signature|token|key|password|pwd|secret))=([^&;\s"'`<>\\]{1,4000})/gi;

/** What stands before an `@` of an address; a quote ends it if something comes behind that. */
const USER = /(?<![\w/])\\{0,9}\/\\{0,9}\/(?![/\\])(?=((?:[^\s"'`]|["'`](?![,:\])}\s]|$)){1,300})@)/g;

/**
 * What is in each of these forms but keys of accounts, in small letters. Most texts have nothing of it, and need none of the expressions
 * above. Without the flag i, with which V8 takes three times as long to compile it.
 */
export const MAYBE_FORM =
  /@|[?&;][\w-]+=|--[a-z]|[^\S\r\n]-[pu]|(?:private|job|deploy)-token|bearer|basic|eyj|-----begin|gl(?:rt|rtr|pat|cbt|dt|ptt|ft|soat|imt|agent|wt|oas|ffct)-|gr1348941|a[ks]ia|gh[opsur]_|github_pat_|aiza|ya29\.|xox[abeprs]-|hv[bs]\.|npm_|dckr_/;

/** Variables and templates, in whose place somebody else puts a value. */
const REFERENCE = /^(?:\$\w+$|\$\{|\$\(\w+\)$|\{\{|%\(|<[^>]*>$)/;

/** Spans of a text, as [start, end), that have the form of a secret, whatever they are called. The time grows with the length of the text. */
export function secretForms(text: string): [number, number][] {
  if (!MAYBE_FORM.test(text.toLowerCase()) && !hasLongWord(text)) return [];
  const spans = [TOKEN, ENCODED, ACCOUNT_KEY].flatMap((form) => [...text.matchAll(form)].map(whole));
  for (const form of [CREDENTIALS, HEADER, ...ARGUMENTS, PARAMETER])
    for (const match of text.matchAll(form)) if (!REFERENCE.test(match[1] ?? '')) spans.push(tail(match));
  return [...spans, ...passwordsOfAddresses(text), ...privateKeys(text)].filter(([start, end]) => start < end);
}

/** True where no blank stands in a stretch as long as the key of an account. */
function hasLongWord(text: string): boolean {
  for (let start = 0; text.length - start >= ACCOUNT_KEY_LENGTH;) {
    const blank = text.lastIndexOf(' ', start + ACCOUNT_KEY_LENGTH - 1);
    if (blank < start) return true;
    start = blank + 1;
  }
  return false;
}

function whole({ index, 0: found }: RegExpExecArray): [number, number] {
  return [index, index + found.length];
}

/** The group that a match ends with. */
function tail({ index, 0: found, 1: secret = '' }: RegExpExecArray): [number, number] {
  return [index + found.length - secret.length, index + found.length];
}

/** The password in `https://name:password@host`, and a name that is as long as a token and has a digit. */
function passwordsOfAddresses(text: string): [number, number][] {
  return [...text.matchAll(USER)].flatMap((match): [number, number][] => {
    const { 1: user = '' } = match;
    const [, name = ''] = /^([^:/?#]*):(?!\d{1,5}[/?#])/.exec(user) ?? [];
    const secret = name !== '' || user.startsWith(':') ? user.slice(name.length + 1) : user;
    if (secret === user && !/^(?=\D*\d)[\w.~%-]{16,}$/.test(user)) return [];
    const end = match.index + match[0].length + user.length;
    return REFERENCE.test(secret) ? [] : [[end - secret.length, end]];
  });
}

/** Private keys that stand on one line, with `\n` for its breaks. */
function privateKeys(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (const match of text.matchAll(/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g)) {
    const start = match.index + match[0].length;
    if (start < (spans.at(-1)?.[1] ?? 0)) continue;
    const end = text.indexOf('-----END', start);
    spans.push([start, end < 0 ? text.length : end]);
  }
  return spans;
}
