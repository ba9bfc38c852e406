import type { Span } from '../text/span.ts';

/** A place of a TOML text that a template fills. */
export interface Hole {
  readonly span: Span;
  /** `line`: text of unknown extent is written here. `control`: nothing is written. */
  readonly kind: 'value' | 'in-string' | 'key' | 'line' | 'control';
}

/** A letter that may stand in keys and strings, after a backslash, and where hexadecimal digits are wanted. */
const filler = 'b';

/** The text of a span with its holes filled by text of the same length, so that a TOML parser can read it. Holes come in order. */
export function mask(text: string, span: Span, holes: readonly Hole[]): string {
  const pieces: string[] = [];
  let at = span.start;
  for (const hole of holes) {
    if (hole.span.end > span.end) break;
    pieces.push(text.slice(at, hole.span.start), fill(text.slice(hole.span.start, hole.span.end), hole.kind));
    at = hole.span.end;
  }
  pieces.push(text.slice(at, span.end));
  return pieces.join('');
}

function fill(text: string, kind: Hole['kind']): string {
  if (kind === 'value') return `'${filler.repeat(text.length - 2)}'`;
  if (kind === 'line' || kind === 'control') return ' '.repeat(text.length);
  return filler.repeat(text.length);
}
