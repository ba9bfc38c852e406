/**
 * What a terminal would obey instead of print: control characters, marks that turn the direction of writing,
 * invisible characters, line and paragraph separators, halves of surrogate pairs, what is no character. Tabs and line breaks are controls too.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udfff]/gu;

/** Text from outside made harmless for a terminal: such characters are shown as `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

/** The same in a JSON document, where only strings can hold them; its own line breaks stay. The value does not change. */
export function escapeInJson(json: string): string {
  return json
    .replace(UNPRINTABLE, (character) => (character === '\n' ? character : escaped(character)))
    .replace(LOG_COMMAND, '#\\u0023');
}

/** `##[error]`, which GitHub and Azure obey wherever it stands in a line of a log; TeamCity's `##teamcity[` is like it. */
const LOG_COMMAND = /##(?=\w*\[)/g;

/** `::error::` at the start of a line of a log, which GitHub obeys. */
const LINE_COMMAND = /^([ \t]*)::/gm;

/** Printable text without what services that run jobs would obey in a log. */
export function withoutCommands(text: string): string {
  return text.replace(LOG_COMMAND, '#\\u0023').replace(LINE_COMMAND, '$1\\u003a:');
}

/** Text that can be written in UTF-8: halves of surrogate pairs become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
