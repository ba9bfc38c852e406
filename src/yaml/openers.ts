import type { Span } from '../text/span.ts';

/** The quoted text that ends right before `offset`, blanks between; undefined if none does. */
export function quoteBefore(text: string, offset: number): Span | undefined {
  let end = offset;
  while (/[ \t]/.test(text.charAt(end - 1))) end--;
  const quote = text.charAt(end - 1);
  if (quote !== '"' && quote !== "'") return undefined;
  let start = end - 1;
  do start = text.lastIndexOf(quote, start - 1);
  while (start > 0 && isInside(text, start, quote));
  return start < 0 ? undefined : { start, end };
}

/** A quote in quoted text that does not end it: escaped, or doubled. */
function isInside(text: string, at: number, quote: string): boolean {
  if (quote === "'") return text.charAt(at - 1) === quote || text.charAt(at + 1) === quote;
  return text.charAt(at - 1) === '\\';
}

/** The nearest bracket before `offset` that is not closed before it, however it is quoted. */
export function unclosedBracket(text: string, offset: number): number | undefined {
  let closed = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const character = text.charAt(at);
    if (character === ']' || character === '}') closed++;
    else if ((character === '[' || character === '{') && closed-- === 0) return at;
  }
  return undefined;
}
