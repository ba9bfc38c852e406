import type { Finding } from '../../model/finding.ts';
import type { Span } from '../../text/span.ts';
import { frameOf } from '../frame.ts';
import type { Source } from '../sources.ts';
import { html, type Markup } from './markup.ts';

/** Lines that are shown above and below the one that a finding is about. */
const CONTEXT = 2;
/** Columns of a line that are shown. */
const ROOM = 240;

/** The lines around a finding, numbered, its place marked; null where there is no text. */
export function snippet(source: Source, { place: { span }, secret }: Finding): Markup | null {
  const { text, lines } = source;
  if (text === '') return null;
  const { line } = lines.position(span.start);
  const first = Math.max(1, line - CONTEXT);
  const last = Math.min(lines.lineCount, line + CONTEXT);
  const rows = [];
  for (let number = first; number <= last; number++) {
    const start = lines.lineSpan(number).start;
    if (number === line) rows.push(marked(source, span, secret));
    else if (start < text.length) rows.push(row(number, frameOf(source, { start, end: start }, false, ROOM).after));
  }
  return html`<pre>${rows}</pre>`;
}

function marked(source: Source, span: Span, secret: boolean): Markup {
  const { line, before, marked, after } = frameOf(source, span, secret, ROOM);
  return row(line, html`${before}<mark>${marked}</mark>${after}`, true);
}

function row(line: number, content: Markup | string, isAt = false): Markup {
  const text = html`<i>${line}</i>${content}${'\n'}`;
  return isAt ? html`<b>${text}</b>` : html`<span>${text}</span>`;
}
