import { MAYBE_FORM, secretForms } from './secret-forms.ts';

/** Keys of the chart, the runner, the stores for caches, Docker and headers whose values are secrets; letters of any case, with or without `_` and `-`. */
const SECRET_KEY =
  'token|password|passwd|passphrase|[_-](?:pass|pwd|secret)|(?:access|secret|account|private|api|encryption|signing)[_-]?key|docker[_-]?auth[_-]?config|docker(?:config(?:json)?|cfg)|authorization|auths?';

/** What is in all of them. Most lines have nothing of it, and need no expression of that length. */
const MAYBE_KEY = /token|pass|key|auth|secret|docker|pwd/;

/** False for most lines: no key of theirs can be that of a secret. */
export function mayNameSecret(line: string): boolean {
  return MAYBE_KEY.test(line.toLowerCase());
}

const NAME = new RegExp(`(?:${SECRET_KEY})$`);

/** True for the name of a key or a variable whose value is a secret. */
export function isSecretKey(name: string): boolean {
  return mayNameSecret(name) && NAME.test(name.toLowerCase());
}

/** Base64 of a text that may have a secret. */
const ENCODED = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}/g;

/** The value beside a name, and what may be Base64. */
const MAYBE_VALUE = /value["']?[ \t]*[:=]|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24}/;

/** Finds what is in every line that gives a secret away by itself or with those around it; with the flag g. */
export function maybeSecret(): RegExp {
  return new RegExp([MAYBE_KEY, MAYBE_FORM, MAYBE_VALUE].map(({ source }) => source).join('|'), 'gi');
}

/** Values that are none themselves: references, maps and lists of them, block scalars (their text stands on other lines), switches. */
const NO_SECRET = /^(?:\{|\$\{|\[\s*(?:[[{]|$)|[|>][-+\d]*\s*$|(?:\\*"\\*"|''|true|false|null|~)?\s*(?:#|[,}\]]|$))/;

/** Spans of a line, as [start, end), that must not be printed: values of well-known secret keys, and what has the form of one. */
export function secretSpans(line: string): [number, number][] {
  return [...valuesOfSecretKeys(line), ...secretForms(line), ...encodedSecrets(line)];
}

/** Base64 of a text that has a secret, such as a value below `data` of a Secret. */
function encodedSecrets(line: string): [number, number][] {
  return [...line.matchAll(ENCODED)]
    .filter(([found]) => /[A-Z]/.test(found) && /[a-z]/.test(found) && hasSecret(decoded(found)))
    .map(({ index, 0: found }) => [index, index + found.length]);
}

function hasSecret(text: string): boolean {
  return secretForms(text).length > 0 || text.split('\n').some((line) => valuesOfSecretKeys(line).length > 0);
}

function decoded(base64: string): string {
  const whole = base64.replace(/={1,2}$/, '');
  return atob(whole.length % 4 === 1 ? whole.slice(0, -1) : whole);
}

/** The same for `KEY=VALUE` of `--set`, where a value goes to the end whatever it looks like. */
export function argumentSpans(argument: string): [number, number][] {
  const [head] = new RegExp(`^[^=]{0,1000}?(?:${SECRET_KEY})\\b[^=,]{0,200}=`, 'i').exec(argument) ?? [];
  const value: [number, number][] =
    head && !/^(?:true|false|null)?$/.test(argument.slice(head.length)) ? [[head.length, argument.length]] : [];
  return [...value, ...secretSpans(argument)];
}

/** What stands before the value of a secret: its name, and a colon or a sign. */
const HEAD = new RegExp(`(?:${SECRET_KEY})\\b\\\\{0,9}["']?[ \\t]{0,20}[:=][ \\t]{0,200}`, 'gi');

/** A name at the start of a line that has neither. */
const FIRST_WORD = /^[ \t]{0,200}(?:-[ \t]{1,20})?["']?([\w.-]{1,200})["']?[ \t]{1,20}(?=[^\s:=#])/;

function valuesOfSecretKeys(line: string): [number, number][] {
  if (!mayNameSecret(line)) return [];
  const spans: [number, number][] = [];
  const [first = '', name = ''] = FIRST_WORD.exec(line) ?? [];
  const starts = [...line.matchAll(HEAD)].map((match) => match.index + match[0].length);
  for (const start of isSecretKey(name) ? [first.length, ...starts] : starts) {
    // A value that was not closed takes the rest of the line with it.
    if (spans.at(-1)?.[1] === line.length) break;
    if (!NO_SECRET.test(line.slice(start, start + 100))) spans.push([start, valueEnd(line, start)]);
  }
  return spans;
}

/** The value behind the first match of `head` in a line, where it may be a secret. */
export function valueSpan(line: string, head: RegExp): [number, number][] {
  const match = head.exec(line);
  if (!match) return [];
  const start = match.index + match[0].length;
  return NO_SECRET.test(line.slice(start, start + 100)) ? [] : [[start, valueEnd(line, start)]];
}

/** A value that has not ended by then is taken for unclosed: what is no secret may be hidden too, but no line takes long. */
const LONGEST = 8192;

/** Where the value that starts here ends: at its closing quote, or before a comment or what closes its list or map. */
function valueEnd(line: string, start: number): number {
  const near = line.slice(start, start + LONGEST);
  const end = endIn(near);
  return end === LONGEST ? line.length : start + end;
}

function endIn(value: string): number {
  const [opening, escape = '', quote = ''] = /^(\\*)(["'])/.exec(value.slice(0, 20)) ?? [];
  if (opening !== undefined) return closingEnd(value, opening.length, escape.length, quote);
  const end = (value.startsWith('[') ? /\]|\s#/ : /[,}\]"']|\s#/).exec(value);
  return end ? end.index - backslashesBefore(value, end.index) : value.length;
}

/**
 * Behind the quote that closes what one with so many backslashes opened: in a string within a string every quote has one more, and a
 * quote that belongs to the text has twice as many and one. Single quotes that belong to it are doubled.
 */
function closingEnd(line: string, from: number, backslashes: number, quote: string): number {
  for (let at = line.indexOf(quote, from); at >= 0; at = line.indexOf(quote, at + 1)) {
    if (quote === '"') {
      const level = Math.floor(backslashesBefore(line, at) / (backslashes + 1));
      if (level % 2 === 0) return at + 1;
    } else if (line[at + 1] === quote) at++;
    else return at + 1;
  }
  return line.length;
}

function backslashesBefore(line: string, at: number): number {
  let start = at;
  while (line[start - 1] === '\\') start--;
  return at - start;
}
