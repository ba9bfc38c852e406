import type { Span } from './span.ts';

/** A place for people: `offset` in UTF-16 units from 0, `line` and `column` from 1, columns in UTF-16 units. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const LF = 10;
const CR = 13;

/**
 * Lines of a text. LF, CRLF and a lone CR end a line and nothing else does (not U+2028, not NEL); a byte order mark is one unit of line 1.
 * Nothing is computed before the first question.
 */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Lines of the text: one more than it has line breaks, so at least 1. */
  get lineCount(): number {
    return this.#lines().length;
  }

  /** Line and column of an offset; one outside the text counts as its nearest end. */
  position(offset: number): Position {
    const inside = clamp(offset, 0, this.#text.length);
    const line = this.#lineAt(inside);
    return { offset: inside, line, column: inside - this.#start(line) + 1 };
  }

  /** Offset of a line and column; beyond the end of a line it is that end, beyond the last line the end of the text. */
  offsetOf(line: number, column: number): number {
    if (line > this.lineCount) return this.#text.length;
    const { start, end } = this.lineSpan(line);
    return clamp(start + column - 1, start, end);
  }

  /** What stands in a line, without its line break; a line that does not exist is empty. */
  lineSpan(line: number): Span {
    const start = this.#start(line);
    if (line < 1 || line >= this.lineCount) return { start, end: line < 1 ? start : this.#text.length };
    const next = this.#start(line + 1);
    const isPair = this.#text.charCodeAt(next - 1) === LF && this.#text.charCodeAt(next - 2) === CR;
    return { start, end: next - (isPair ? 2 : 1) };
  }

  #start(line: number): number {
    return this.#lines()[line - 1] ?? (line < 1 ? 0 : this.#text.length);
  }

  #lineAt(offset: number): number {
    let low = 1;
    let high = this.lineCount;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #lines(): readonly number[] {
    return (this.#starts ??= lineStarts(this.#text));
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  let [lf, cr] = [text.indexOf('\n'), text.indexOf('\r')];
  while (lf >= 0 || cr >= 0) {
    const end = cr < 0 || (lf >= 0 && lf < cr) ? lf : cr;
    const start = end + (end === cr && lf === cr + 1 ? 2 : 1);
    starts.push(start);
    if (lf >= 0 && lf < start) lf = text.indexOf('\n', start);
    if (cr >= 0 && cr < start) cr = text.indexOf('\r', start);
  }
  return starts;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
