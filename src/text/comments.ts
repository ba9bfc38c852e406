import { lineEnd, lineStart, skipBlanks } from './line-at.ts';

/** Line breaks of YAML 1.1, which TOML's are among. */
const BREAK = /\r\n|[\n\r\x85\u2028\u2029]/;

/** What no comment may hold. */
const HIDDEN = /[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Texts as lines of comments, indented by `column`; one that begins with # was behind another. */
export function commentLines(texts: readonly string[], column: number): readonly string[] {
  return texts
    .flatMap((text) => text.split(BREAK))
    .map((line) => `${' '.repeat(column)}#${line.startsWith('#') ? '' : ' '}${line.replace(HIDDEN, ' ')}`.trimEnd());
}

/** The texts of the comment lines from the begin of one line to that of another. */
export function commentsBetween(text: string, start: number, end: number): readonly string[] {
  const lines = text.slice(start, lineStart(text, end)).split(/\r\n|[\r\n]/);
  return lines.flatMap((line) => (line.trimStart().startsWith('#') ? [textOf(line)] : []));
}

/** The text of the comment that is next in the line of an offset, but for blanks and a comma. */
export function commentBehind(text: string, offset: number): readonly string[] {
  const next = skipBlanks(text, offset);
  const at = text.charAt(next) === ',' ? skipBlanks(text, next + 1) : next;
  return text.charAt(at) === '#' ? [textOf(text.slice(at, lineEnd(text, at)))] : [];
}

function textOf(comment: string): string {
  return comment.trim().replace(/^# ?/, '');
}
