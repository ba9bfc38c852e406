/**
 * What a terminal would obey instead of print: control characters, marks that turn the direction of writing,
 * invisible characters, line and paragraph separators, halves of surrogate pairs. Tabs and line breaks are controls too.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udfff]/gu;

/** Text from outside made harmless for a terminal: such characters are shown as `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

/** The same in a JSON document, where only strings can hold them; its own line breaks stay. The value does not change. */
export function escapeInJson(json: string): string {
  return json.replace(UNPRINTABLE, (character) => (character === '\n' ? character : escaped(character)));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
