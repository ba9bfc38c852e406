/** The lines of a text without their ends (LF, CRLF or a lone CR), each with its offset in UTF-16 units. */
export function* linesOf(text: string): Generator<{ readonly start: number; readonly line: string }> {
  const ends = /\r\n|\r|\n/g;
  let start = 0;
  for (const end of text.matchAll(ends)) {
    yield { start, line: text.slice(start, end.index) };
    start = end.index + end[0].length;
  }
  yield { start, line: text.slice(start) };
}
