import type { Span } from './span.ts';

/** The line of an offset, without its line break. */
export function lineOf(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBreak(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isBreak(text, end)) end++;
  return { start, end };
}

/** Whether a line break stands there. */
export function isBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || unit === 13;
}

const BOM = '\ufeff';

/** Units before an offset in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** True if nothing but blanks stands before an offset in its line. */
export function isFirstInLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Offset of the begin of a line, behind a byte order mark. */
export function lineStart(text: string, offset: number): number {
  const { start } = lineOf(text, offset);
  return text.charAt(start) === BOM && offset > start ? start + 1 : start;
}

/** Offset of the line above one that begins at an offset; undefined for the first. */
export function previousLine(text: string, start: number): number | undefined {
  const end = beforeBreak(text, start);
  return end === start ? undefined : lineStart(text, end);
}

/** Offset of the end of a line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  return lineOf(text, offset).end;
}

/** Offset of the next line; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  return afterBreak(text, lineEnd(text, offset));
}

/** Offset behind the line break that stands at an offset, if one does. */
export function afterBreak(text: string, at: number): number {
  if (!isBreak(text, at)) return at;
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

/** Offset before the line break that ends there, if one does. */
export function beforeBreak(text: string, at: number): number {
  if (at === 0 || !isBreak(text, at - 1)) return at;
  return text.startsWith('\r\n', at - 2) ? at - 2 : at - 1;
}

/** Offset of the first character that is no blank. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  return at;
}
