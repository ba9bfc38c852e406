import type { Span } from './span.ts';

/** Replaces what stands in `span` (offsets in the text before any edit) by `text`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Two edits want the same text, or one lies outside it: a mistake of the program, never of its user. */
export class EditConflictError extends Error {
  readonly edits: readonly Edit[];

  constructor(message: string, edits: readonly Edit[]) {
    super(message);
    this.name = 'EditConflictError';
    this.edits = edits;
  }
}

/**
 * The text after all edits, given in any order; insertions at one offset keep their order and come before a replacement that starts there.
 * Throws EditConflictError if two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  let previous: Edit | undefined;
  for (const edit of sorted) {
    const { start, end } = edit.span;
    if (start < done && previous) throw new EditConflictError('edits overlap', [previous, edit]);
    if (start < 0 || end < start || end > text.length) throw new EditConflictError('edit outside the text', [edit]);
    result += text.slice(done, start) + edit.text;
    done = end;
    previous = edit;
  }
  return result + text.slice(done);
}

/** An edit of a text that changes the same without writing again what it begins or ends with. */
export function narrowed(source: string, { span: { start, end }, text }: Edit): Edit {
  const old = source.slice(start, end);
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === text.charCodeAt(head)) head++;
  if (isInPair(old, head) || isInPair(text, head)) head--;
  let tail = 0;
  while (tail < most - head && old.charCodeAt(old.length - tail - 1) === text.charCodeAt(text.length - tail - 1))
    tail++;
  if (isInPair(old, old.length - tail) || isInPair(text, text.length - tail)) tail--;
  return { span: { start: start + head, end: end - tail }, text: text.slice(head, text.length - tail) };
}

/** True between the halves of a surrogate pair, and between a carriage return and its line feed. */
function isInPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return text.slice(at - 1, at + 1) === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
