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
