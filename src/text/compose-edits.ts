import type { Edit } from './edit.ts';
import type { Span } from './span.ts';

/** A stretch of the old text that stays, or new text. */
type Piece = Span | string;

/** Edits of a text that do what two lists do one after the other: the spans of `second` are offsets in the text after `first`. */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  const middle = applied([{ start: 0, end: Infinity }], first);
  return editsOf(applied(middle, second));
}

/** The pieces after edits, whose spans are offsets in the text that the pieces make. */
function applied(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: Piece[] = [];
  let at = 0;
  for (const { span, text } of sorted) {
    result.push(...between(pieces, at, span.start), text);
    at = span.end;
  }
  return [...result, ...between(pieces, at, Infinity)];
}

function between(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    if (from < to) result.push(typeof piece === 'string' ? piece.slice(from, to) : moved(piece.start, from, to));
    at += length;
  }
  return result;
}

function moved(by: number, start: number, end: number): Span {
  return { start: by + start, end: by + end };
}

function editsOf(pieces: readonly Piece[]): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      if (text !== '' || piece.start > at) edits.push({ span: { start: at, end: piece.start }, text });
      at = piece.end;
      text = '';
    }
  }
  return edits;
}
