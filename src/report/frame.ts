import type { Span } from '../text/span.ts';
import { mask } from '../text/mask.ts';
import { printable } from './printable.ts';
import type { Source } from './sources.ts';
import { widthOf } from './width.ts';

/** A line of a file with the part below which the caret goes; fit for a terminal, secrets masked. */
export interface Frame {
  readonly line: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  /** Columns before the caret, and columns that it spans. */
  readonly indent: number;
  readonly width: number;
}

interface Cell {
  readonly text: string;
  readonly width: number;
}

/** More of a line than any terminal shows; keeps the work for a line of megabytes small. */
const NEAR = 2000;
const TAB = 4;
const ELLIPSIS: Cell = { text: '…', width: 1 };

/** The line on which a span starts, cut to `room` columns around it. With `secret` the text of the span is masked; of a key its value. */
export function frameOf(source: Source, span: Span, secret: boolean, room: number): Frame {
  const { line, column } = source.lines.position(span.start);
  const whole = source.lines.lineSpan(line);
  const raw = source.text.slice(whole.start, whole.end);
  const start = Math.min(column - 1, raw.length);
  const end = Math.max(start, Math.min(span.end - whole.start, raw.length));
  const safe = withoutSecrets(source, line, whole);
  const shown = secret ? mask(safe, [secretPart(raw, start, end)]) : safe;
  const before = cells(shown.slice(Math.max(0, start - NEAR), start), 0);
  const marked = cells(shown.slice(start, Math.min(end, start + NEAR)), total(before));
  const after = cells(shown.slice(end, end + NEAR), total(before) + total(marked));
  return { line, ...fit(before, marked, after, room) };
}

/** The line of a source that was shown last: a line of megabytes may have a thousand findings. */
const latest = new WeakMap<Source, { readonly line: number; readonly text: string }>();

function withoutSecrets(source: Source, line: number, whole: Span): string {
  const known = latest.get(source);
  if (known?.line === line) return known.text;
  const secrets = source.secrets.within(whole).map((one) => [one.start - whole.start, one.end - whole.start] as const);
  const text = mask(source.text.slice(whole.start, whole.end), secrets);
  latest.set(source, { line, text });
  return text;
}

/** What follows the key that a span is, or else the span. */
function secretPart(line: string, start: number, end: number): readonly [number, number] {
  const [separator] = /^["']?[ \t]{0,200}[:=][ \t]{0,200}/.exec(line.slice(end, end + 500)) ?? [];
  return separator === undefined ? [start, end] : [end + separator.length, line.length];
}

/** One cell a character; `column` is where the first one stands, for tabs. */
function cells(text: string, column: number): Cell[] {
  const list: Cell[] = [];
  let at = column;
  for (const character of text) {
    const cell = character === '\t' ? spaces(TAB - (at % TAB)) : visible(character);
    list.push(cell);
    at += cell.width;
  }
  return list;
}

function visible(character: string): Cell {
  const text = printable(character);
  return text === character ? { text, width: widthOf(character) } : { text, width: text.length };
}

function spaces(width: number): Cell {
  return { text: ' '.repeat(width), width };
}

/** What is marked comes first, then what stands around it, in equal parts if both sides are long. */
function fit(before: Cell[], marked: Cell[], after: Cell[], room: number): Omit<Frame, 'line'> {
  const middle = take(marked, room - 2);
  const rest = room - total(middle);
  const left = takeLast(before, rest - Math.min(total(after), Math.floor(rest / 2)));
  const right = middle.length < marked.length ? [] : take(after, rest - total(left));
  return {
    before: textOf(left),
    marked: textOf(middle),
    after: textOf(right),
    indent: total(left),
    width: Math.max(1, total(middle)),
  };
}

function take(list: readonly Cell[], room: number): readonly Cell[] {
  if (total(list) <= room) return list;
  let used = ELLIPSIS.width;
  const kept: Cell[] = [];
  for (const cell of list) {
    used += cell.width;
    if (used > room) break;
    kept.push(cell);
  }
  return [...kept, ELLIPSIS];
}

function takeLast(list: readonly Cell[], room: number): readonly Cell[] {
  return take(list.toReversed(), room).toReversed();
}

function total(list: readonly Cell[]): number {
  return list.reduce((sum, cell) => sum + cell.width, 0);
}

function textOf(list: readonly Cell[]): string {
  return list.map((cell) => cell.text).join('');
}
