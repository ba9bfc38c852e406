import type { Span } from '../text/span.ts';
import { isBreak, lineOf } from '../text/line-at.ts';

/**
 * Makes blanks of the line breaks before brackets that close in the column of the line that ends with their opening bracket: the usual
 * loose style, recognised without parsing. Brackets of that shape in a block scalar lie wholly in it, so joining does no harm there.
 */
export function joinClosers(text: string): string {
  const blanks: Span[] = [];
  /** Columns of the lines that end with an opening bracket. */
  const open: number[] = [];
  let previous: Span = { start: 0, end: 0 };
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.trim() === '') continue;
    const column = line.search(/[^ ]/);
    while ((open.at(-1) ?? -1) > column) open.pop();
    if (open.at(-1) === column) {
      open.pop();
      const isCloser = /^[\]}]/.test(line.slice(column, column + 1));
      if (isCloser && !text.slice(previous.start, previous.end).includes('#'))
        blanks.push({ start: previous.end, end: index });
    }
    if (/(?:^|[\s:,[{-])[[{]$/.test(line.slice(-2))) open.push(column);
    previous = { start: index, end: index + line.length };
  }
  return blankOut(text, blanks);
}

/** Makes spaces of all tabs that are not indentation. */
export function spaceTabs(text: string): string {
  if (!text.includes('\t')) return text;
  return text.replace(/([ \t]*)([^\r\n]+)/g, (_, indent: string, rest: string) => indent + rest.replaceAll('\t', ' '));
}

/** Makes blanks of the line breaks between `from` and the quote that closes the scalar around `offset`. */
export function joinQuoted(text: string, from: number, offset: number, quote: '"' | "'"): string {
  return blankOut(text, [{ start: from, end: skipQuoted(text, offset, quote) }]);
}

/**
 * Makes blanks of the line breaks and comments between the line `before` and the bracket that closes the innermost collection
 * around `offset`, all within collections.
 */
export function joinBrackets(text: string, before: Span, offset: number): string {
  const blanks: Span[] = [];
  let depth = 1;
  let previous = ''; // last character that is neither blank nor comment
  for (let at = before.start; at < text.length && depth > 0;) {
    const character = text.charAt(at);
    let next = at + 1;
    if (character === '#' && (at === before.start || isBlankAt(text, at - 1))) {
      next = lineOf(text, at).end;
      blanks.push({ start: at, end: next });
    } else if ((character === '"' || character === "'") && opensQuotes(text, at, previous)) {
      next = skipQuoted(text, next, character);
      if (next > before.end) blanks.push({ start: Math.max(at, before.end), end: next });
    } else if (isBreak(text, at)) {
      if (isMarker(text, next)) break;
      if (at >= before.end) blanks.push({ start: at, end: next });
    } else if (character !== ' ' && character !== '\t') {
      if (at >= offset) depth += '[{'.includes(character) ? 1 : ']}'.includes(character) ? -1 : 0;
      previous = character;
    }
    at = next;
  }
  return blankOut(text, blanks);
}

/** Replaces comments, and line breaks elsewhere, by blanks; offsets stay. */
function blankOut(text: string, spans: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of spans) {
    const part = text.slice(start, end);
    result += text.slice(done, start) + (part.startsWith('#') ? ' '.repeat(part.length) : part.replace(/[\r\n]/g, ' '));
    done = end;
  }
  return result + text.slice(done);
}

/** A quote opens a scalar behind punctuation, a tag or an anchor; elsewhere it is part of plain text. */
function opensQuotes(text: string, at: number, previous: string): boolean {
  if (previous === '' || '[{,:?-'.includes(previous)) return true;
  return /[\s[{,][!&][^\s[\]{},]*\s+$/.test(text.slice(Math.max(0, at - 100), at));
}

/** Offset behind the quote that closes the scalar around `from`; not beyond a document marker. */
function skipQuoted(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at++;
    else if (character === quote && quote === "'" && text.charAt(at + 1) === quote) at++;
    else if (character === quote) return at + 1;
    else if (isBreak(text, at) && isMarker(text, at + 1)) return at;
  }
  return text.length;
}

/** Whether a document begins or ends at the begin of a line. */
export function isMarker(text: string, at: number): boolean {
  return /^(?:---|\.\.\.)(?:[ \t\r\n]|$)/.test(text.slice(at, at + 4));
}

function isBlankAt(text: string, at: number): boolean {
  return ' \t\r\n'.includes(text.charAt(at));
}
