import { lineEnd } from '../../text/line-at.ts';

/** Offset of the first character that is neither blank nor in a comment. */
export function skipGap(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/[ \t\r\n]/.test(text.charAt(at))) at++;
    const isComment = text.charAt(at) === '#' && ' \t\r\n'.includes(text.charAt(at - 1));
    if (!isComment) return at;
    at = lineEnd(text, at);
  }
}
