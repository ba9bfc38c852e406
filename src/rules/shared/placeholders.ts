const HOLE = /[<>{}$%]|[^\x20-\x7E]/;
const FILLED_LATER =
  /\s|your|change|replace|example|placeholder|redacted|insert|dummy|nonempty|todo|secret|token|[_-]here\b/i;
const ONLY_X = /^[x*.-]*$/i;
/** One letter again and again, behind the prefix of a token or not; `xXxx` is what a tool made of a secret that is there. */
const REPEATED = /^(?:[A-WYZa-wyz]+-)*([xX*.])\1*$/;

/** True for text that stands for a value which is filled in later: `<host>`, `${URL}`, `%TOKEN%`. */
export function hasHole(text: string): boolean {
  return HOLE.test(text);
}

/** True for a word of capitals in the place of a name: `YOUR_DOMAIN`, `GITLAB-HOST`. Names of hosts have dots, or small letters. */
export function isStandIn(word: string): boolean {
  return /^[A-Z][A-Z\d_-]*$/.test(word);
}

/** True for what people write where a secret is left out: words, blanks, one letter again and again. */
export function isFiller(text: string): boolean {
  const secret = text.replace(/^GR1348941/, '');
  return FILLED_LATER.test(secret) || REPEATED.test(secret);
}

/** True for text that is no token but stands for one: `<token>`, `YOUR_TOKEN_HERE`, `xxxx`. Blanks around it do not count. */
export function isPlaceholder(text: string): boolean {
  const token = text.trim();
  return hasHole(token) || ONLY_X.test(token) || isFiller(token);
}
