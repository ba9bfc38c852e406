import { afterBreak, lineOf } from '../text/line-at.ts';
import type { Span } from '../text/span.ts';
import type { ScalarMap } from '../text/scalar-map.ts';
import { ScalarMapBuilder } from '../text/scalar-map.ts';

/** Content of a flow scalar: without quotes. */
export interface FlowScalar extends Span {
  readonly style: 'plain' | 'single' | 'double';
}

/** Content of a block scalar: from the line after the header to the end of its last line. */
export interface BlockScalar extends Span {
  readonly style: 'literal' | 'folded';
  /** Spaces before each line that are not content; -1 where no line has content. */
  readonly indent: number;
  readonly chomping: 'clip' | 'strip' | 'keep';
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 39;
const BACKSLASH = 92;

/** What the letter behind a backslash stands for; a quote, a slash, a backslash and a blank stand for themselves. */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Decodes a plain or quoted scalar that the parser has accepted. */
export function decodeFlow(text: string, scalar: FlowScalar): ScalarMap {
  const { style, start, end } = scalar;
  const map = new ScalarMapBuilder(text, start);
  let at = start;
  let copied = start; // begin of what is not copied yet
  let solid = start; // end of it without trailing blanks, which a line break swallows
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (isBreak(unit)) {
      map.copy(copied, solid);
      at = foldBreaks(text, at, map);
    } else if (style === 'double' && unit === BACKSLASH) {
      map.copy(copied, at);
      at = unescape(text, at, map);
    } else if (style === 'single' && unit === QUOTE) {
      map.copy(copied, at);
      map.replace("'", at, at + 2);
      at += 2;
    } else {
      at++;
      if (unit !== SPACE && unit !== TAB) solid = at;
      continue;
    }
    copied = solid = at;
  }
  map.copy(copied, end);
  return map.build();
}

/** One line break becomes a space, more of them one less; blanks around them vanish. Gives the offset of the next content. */
function foldBreaks(text: string, at: number, map: ScalarMapBuilder): number {
  const firstEnd = afterBreak(text, at);
  const { next, count } = emptyLines(text, firstEnd, map);
  if (count === 0) map.replace(' ', at, firstEnd);
  return next;
}

/** Writes a line break for each empty line from `at` on; `next` is the first content after them, or the quote that ends the scalar. */
function emptyLines(text: string, from: number, map: ScalarMapBuilder): { next: number; count: number } {
  let at = from;
  let count = 0;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isBreak(unit)) {
      const next = afterBreak(text, at);
      map.replace('\n', at, next);
      count++;
      at = next;
    } else if (isBlank(unit)) at++;
    else return { next: at, count };
  }
}

function unescape(text: string, backslash: number, map: ScalarMapBuilder): number {
  const letter = text.charAt(backslash + 1);
  const next = backslash + 2;
  if (letter === '\n' || letter === '\r') return emptyLines(text, afterBreak(text, backslash + 1), map).next;
  const digits = HEX_DIGITS[letter];
  if (digits === undefined) {
    map.replace(ESCAPES[letter] ?? letter, backslash, next);
    return next;
  }
  const code = Number.parseInt(text.slice(next, next + digits), 16);
  map.replace(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', backslash, next + digits);
  return next + digits;
}

/**
 * Decodes a literal or folded scalar that the parser has accepted. Unlike YAML 1.2 and like Helm, a last line without line break
 * does not get one.
 */
export function decodeBlock(text: string, scalar: BlockScalar): ScalarMap {
  const map = new ScalarMapBuilder(text, scalar.start);
  const folded = scalar.style === 'folded';
  const hasReturns = text.slice(scalar.start, scalar.end).includes('\r');
  /** Line breaks since the last content, that content's own first. */
  let breaks: Span[] = [];
  let hasContent = false;
  /** The last line with content may be folded together with the next. */
  let couldFold = false;
  for (let at = scalar.start; at < scalar.end;) {
    const lineEnd = hasReturns ? lineOf(text, at).end : endOfFeedLine(text, at, scalar.end);
    const next = lineEnd < scalar.end ? afterBreak(text, lineEnd) : lineEnd;
    const content = scalar.indent < 0 ? lineEnd : skipIndent(text, at, scalar.indent);
    if (content < lineEnd) {
      const canFold = folded && !isBlank(text.charCodeAt(content));
      putBreaks(map, breaks, canFold && couldFold);
      map.copy(content, lineEnd);
      breaks = [];
      hasContent = true;
      couldFold = canFold;
    }
    if (next > lineEnd) breaks.push({ start: lineEnd, end: next });
    at = next;
  }
  const kept = scalar.chomping === 'keep' ? breaks : scalar.chomping === 'clip' && hasContent ? breaks.slice(0, 1) : [];
  putBreaks(map, kept, false);
  return map.build();
}

/** Writes line breaks between two lines of content; between two lines that are folded together the first one is a space or nothing. */
function putBreaks(map: ScalarMapBuilder, breaks: readonly Span[], joins: boolean): void {
  const [first, ...rest] = breaks;
  if (first === undefined) return;
  if (!joins) map.replace('\n', first.start, first.end);
  else if (rest.length === 0) map.replace(' ', first.start, first.end);
  for (const { start, end } of rest) map.replace('\n', start, end);
}

function skipIndent(text: string, from: number, indent: number): number {
  let at = from;
  while (at < from + indent && text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** End of a line in a text that has no carriage returns. */
function endOfFeedLine(text: string, from: number, end: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? end : Math.min(feed, end);
}

function isBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}
