import type { Span } from '../../text/span.ts';
import { interpolationFinder } from '../../template/interpolation.ts';

/** A literal: the text between its quotes or, of a heredoc, its lines. */
export interface Literal {
  readonly type: 'string' | 'heredoc';
  readonly span: Span;
  /** `<<-`: the indentation that all lines share is no part of the text. */
  readonly flush: boolean;
}

/** A word, a text or a sign; the text is what stands in it, of a string or heredoc without quotes and markers. */
export interface Token {
  readonly type: 'word' | 'string' | 'heredoc' | 'newline' | 'sign';
  readonly span: Span;
  readonly text: string;
  readonly literal?: Literal;
}

/** What Terraform's own language is made of, without blanks and comments. Takes any text, in linear time. */
export function* tokens(text: string): Generator<Token> {
  const endOf = interpolationFinder(text);
  const pattern =
    /[ \t]+|(\r?\n)|#[^\n]*|\/\/[^\n]*|(\/\*)|([A-Za-z_][\w-]*)|<<(-?)([A-Za-z_][\w-]*)[ \t]*\r?\n|(")|(==|[^])/y;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, newline, comment, word, dash, marker, quote, sign] = match;
    const span = { start: match.index, end: pattern.lastIndex };
    if (newline) yield { type: 'newline', span, text: whole };
    else if (comment) pattern.lastIndex = after(text, '*/', span.end);
    else if (word) yield { type: 'word', span, text: word };
    else if (sign) yield { type: 'sign', span, text: sign };
    else if (quote || marker) {
      const content = quote ? stringEnd(text, span.end, endOf) : heredocEnd(text, span.end, marker ?? '');
      const inner = { start: span.end, end: content.end };
      pattern.lastIndex = content.next;
      const literal: Literal = { type: quote ? 'string' : 'heredoc', span: inner, flush: dash === '-' };
      yield {
        type: literal.type,
        span: { start: span.start, end: content.next },
        text: text.slice(inner.start, inner.end),
        literal,
      };
    }
  }
}

function after(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found + sign.length;
}

/** A string ends with its quote, or with its line where the quote is missing. */
function stringEnd(text: string, from: number, endOf: (start: number) => number): { end: number; next: number } {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return { end: at, next: at + 1 };
    if (character === '\n') return { end: at, next: at };
    if (character === '\\') at++;
    else if (character === '$' && text[at + 1] === '{' && text[at - 1] !== '$') at = Math.max(at, endOf(at) - 1);
  }
  return { end: text.length, next: text.length };
}

/** A heredoc ends before the line that has nothing but the marker. */
function heredocEnd(text: string, from: number, marker: string): { end: number; next: number } {
  for (let line = from; line < text.length;) {
    const found = text.indexOf('\n', line);
    const end = found < 0 ? text.length : found;
    if (text.slice(line, end).trim() === marker) return { end: line, next: text[end - 1] === '\r' ? end - 1 : end };
    line = end + 1;
  }
  return { end: text.length, next: text.length };
}
