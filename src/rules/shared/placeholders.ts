const HOLE = /[<>{}$%]|[^\x20-\x7E]/;
const FILLED_LATER = /\s|your|change|replace|placeholder|redacted|insert|dummy|todo|secret|token|[_-]here\b/i;
const ONLY_X = /^[x*.-]*$/i;

/** True for text that stands for a value which is filled in later: `<host>`, `${URL}`, `%TOKEN%`. */
export function hasHole(text: string): boolean {
  return HOLE.test(text);
}

/** True for text that is no token but stands for one: `<token>`, `YOUR_TOKEN_HERE`, `xxxx`. Blanks around it do not count. */
export function isPlaceholder(text: string): boolean {
  const token = text.trim();
  return hasHole(token) || FILLED_LATER.test(token) || ONLY_X.test(token);
}
