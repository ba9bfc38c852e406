/**
 * True where every alternative of a regular expression holds the whole text: `^a$`, `^a$|^b$`, `\Aa\z`, not `^a|b$`. The runner's
 * own match (Go, MatchString) is a search.
 */
export function isAnchored(pattern: string): boolean {
  return alternatives(pattern.replace(/^\(\?[imsU]+\)/, '')).every(
    (part) => /^(\^|\\A)/.test(part) && (part.endsWith('\\z') || endsWithDollar(part)),
  );
}

/** The expression that holds the whole text where another is found somewhere in it: `ci-.*` becomes `^ci-.*$`. */
export function anchored(pattern: string): string {
  if (alternatives(pattern).length > 1) return `^(?:${pattern})$`;
  const begins = isAnchored(`${pattern}$`);
  const ends = isAnchored(`^${pattern}`);
  return `${begins ? '' : '^'}${pattern}${ends ? '' : '$'}`;
}

/** The one text of letters, digits and dashes that an expression means, anchored or not; undefined for those that mean several. */
export function onlyTextOf(pattern: string): string | undefined {
  return /^(?:\^|\\A)?([\w-]+)(?:\$|\\z)?$/.exec(pattern)?.[1];
}

/** True for expressions that let everything through. */
export function matchesAll(pattern: string): boolean {
  return /^\^?\(?\.[*+]\)?\$?$/.test(pattern);
}

/** A dollar sign that is not escaped: an even number of backslashes stands before it. */
function endsWithDollar(part: string): boolean {
  if (!part.endsWith('$')) return false;
  let backslashes = 0;
  while (part[part.length - 2 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 0;
}

/** The parts between bars that stand outside brackets and classes. */
function alternatives(pattern: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) {
      parts.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, pattern.slice(start)];
}
