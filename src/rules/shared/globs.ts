/**
 * Whether a pattern of `allowed_images` matches an image, as the runner has it (github.com/bmatcuk/doublestar): `*` and `?` stop at a
 * slash, `**` between slashes takes any number of parts. undefined for classes, alternatives and escapes, which are not modelled, and for
 * texts that no registry takes for a name.
 */
export function matchesGlob(pattern: string, text: string): boolean | undefined {
  if (/[[\]{}\\]/.test(pattern) || pattern.length + text.length > LONGEST) return undefined;
  return matches(pattern.split('/'), text.split('/'), '**', (part, actual) =>
    matches(Array.from(part), Array.from(actual), '*', (character, other) => character === '?' || character === other),
  );
}

/** Pattern and image together, in characters. */
const LONGEST = 4000;

/** Wildcard matching by going back to the last star only: at most pattern times text steps. */
function matches(
  pattern: readonly string[],
  text: readonly string[],
  star: string,
  isSame: (pattern: string, text: string) => boolean,
): boolean {
  let at = 0;
  let lastStar = -1;
  let taken = 0;
  for (let index = 0; index < text.length;) {
    const wanted = pattern[at];
    if (wanted === star) {
      lastStar = at++;
      taken = index;
    } else if (wanted !== undefined && isSame(wanted, text[index] ?? '')) {
      at++;
      index++;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      index = ++taken;
    } else return false;
  }
  return pattern.slice(at).every((rest) => rest === star);
}
