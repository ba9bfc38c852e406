import { beforeBreak, lineOf } from '../text/line-at.ts';
import type { Span } from '../text/span.ts';

/** The nearest line above that of `offset` that is neither blank nor a comment, without its line break; empty if there is none. */
export function lineBefore(text: string, offset: number): Span {
  let { start } = lineOf(text, offset);
  while (start > 0) {
    const end = beforeBreak(text, start);
    ({ start } = lineOf(text, end));
    if (/^[ \t]*[^ \t#]/.test(text.slice(start, end))) return { start, end };
  }
  return { start, end: start };
}

/** End of the blanks and line breaks from `offset` on. */
export function blanksEnd(text: string, offset: number): number {
  let at = offset;
  while (/[ \t\r\n]/.test(text.charAt(at))) at++;
  return at;
}
