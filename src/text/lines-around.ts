import { columnOf, isBreak, lineStart, nextLine, previousLine, skipBlanks } from './line-at.ts';

/** Begin of the line of an offset, or of the first of the comment lines directly above that are not indented deeper than `column`; not before `after`. */
export function commentsAbove(text: string, at: number, column = Infinity, after = 0): number {
  let start = lineStart(text, at);
  for (
    let above = previousLine(text, start);
    above !== undefined && above >= after;
    above = previousLine(text, start)
  ) {
    const comment = skipBlanks(text, above);
    if (text.charAt(comment) !== '#' || columnOf(text, comment) > column) break;
    start = above;
  }
  return start;
}

/** End of the blank lines that begin at an offset, the last line break included. */
export function blankLinesBelow(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const content = skipBlanks(text, at);
    if (content < text.length && !isBreak(text, content)) break;
    at = nextLine(text, at);
  }
  return at;
}

/** Begin of the blank lines above the line that begins at an offset; not before `after`. */
export function blankLinesAbove(text: string, from: number, after = 0): number {
  let start = from;
  for (
    let above = previousLine(text, start);
    above !== undefined && above >= after;
    above = previousLine(text, start)
  ) {
    if (!isBreak(text, skipBlanks(text, above))) break;
    start = above;
  }
  return start;
}
