const ascii = /^[\0-\x7f]*$/;

/** The characters of a text, which Go calls runes. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(text);
}

/** Length of a text in bytes of UTF-8, as Go's `len` has it. */
export function byteLength(text: string): number {
  return ascii.test(text) ? text.length : new TextEncoder().encode(text).length;
}

/** A stretch of a text by offsets of its bytes; undefined where an offset lies within a character. The offsets lie within the text. */
export function sliceBytes(text: string, start: number, end: number): string | undefined {
  if (ascii.test(text)) return text.slice(start, end);
  try {
    const bytes = new TextEncoder().encode(text).subarray(start, end);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/** What needs no escapes, without the tables of Unicode that take long to load. */
const plainAscii = /^[ !#-[\]-~]*$/;

/** A text in double quotes, as Go writes it in its sources (strconv.Quote). */
export function goQuote(text: string): string {
  if (plainAscii.test(text)) return `"${text}"`;
  return `"${text.replace(/["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, escaped)}"`;
}

function escaped(character: string): string {
  const known = escapes[character];
  if (known !== undefined) return known;
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  if (point < 0x80) return `\\x${hex.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/**
 * A text with each character mapped by itself, as Go maps them: JavaScript makes several of some.
 * Undefined where the two may differ.
 */
export function mapCharacters(text: string, map: (character: string) => string): string | undefined {
  if (ascii.test(text)) return map(text);
  let mapped = '';
  for (const character of text) {
    const one = map(character);
    if (charactersOf(one).length !== 1) return undefined;
    mapped += one;
  }
  return mapped;
}
