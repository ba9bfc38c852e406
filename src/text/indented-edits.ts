import { narrowed, type Edit } from './edit.ts';
import { columnOf, lineEnd, lineStart } from './line-at.ts';
import type { ScalarMap } from './scalar-map.ts';

/** Blanks before each line of the outer text that are no part of the inner one, which has content. */
export function indentOf(outer: string, map: ScalarMap): number {
  const first = map.value.search(/[^\n]/);
  return columnOf(outer, map.toOuter({ start: first, end: first + 1 }).start);
}

/** Whole lines of the text, from the begin of the first to the end of the last, before its line break. */
interface Hunk {
  readonly start: number;
  end: number;
  text: string;
  /** How much of the lines is in `text` already. */
  done: number;
}

/**
 * Edits of a text that stands line by line in another, as edits of that: each line with content gets `indent` blanks before it. Lines that
 * no edit touches keep what they have.
 */
export function indentedEdits(
  outer: string,
  map: ScalarMap,
  edits: readonly Edit[],
  { indent, lineBreak }: { readonly indent: number; readonly lineBreak: string },
): readonly Edit[] {
  const { value } = map;
  const hunks: Hunk[] = [];
  for (const { span, text } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    const start = span.start === 0 ? 0 : value.lastIndexOf('\n', span.start - 1) + 1;
    let hunk = hunks.at(-1);
    if (!hunk || start > hunk.end) hunks.push((hunk = { start, end: start, text: '', done: start }));
    hunk.text += value.slice(hunk.done, span.start) + text;
    hunk.done = span.end;
    const end = value.indexOf('\n', span.end);
    hunk.end = end < 0 ? value.length : end;
  }
  const pad = ' '.repeat(indent);
  return hunks.map((hunk) => {
    const lines = (hunk.text + value.slice(hunk.done, hunk.end)).split('\n');
    const text = lines.map((line) => (line === '' ? '' : pad + line)).join(lineBreak);
    return narrowed(outer, { span: outerLines(outer, map, hunk), text });
  });
}

function outerLines(text: string, map: ScalarMap, { start, end }: Hunk): { start: number; end: number } {
  const { length } = map.value;
  const first = map.toOuter({ start, end: Math.min(start + 1, length) }).start;
  const from = start === length ? first : lineStart(text, first);
  if (start === length) return { start: from, end: from };
  if (end === length && map.value.endsWith('\n')) return { start: from, end: map.toOuter({ start: end - 1, end }).end };
  const last =
    end === start || map.value[end - 1] === '\n'
      ? map.toOuter({ start: end, end: end + 1 }).start
      : map.toOuter({ start: end - 1, end }).start;
  return { start: from, end: lineEnd(text, last) };
}
