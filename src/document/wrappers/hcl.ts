import type { Route } from '../../model/node.ts';
import type { Span } from '../../text/span.ts';
import { interpolationFinder } from '../../template/interpolation.ts';

/** A literal: the text between its quotes or, of a heredoc, its lines. */
export interface Literal {
  readonly type: 'string' | 'heredoc';
  readonly span: Span;
  /** `<<-`: the indentation that all lines share is no part of the text. */
  readonly flush: boolean;
}

/** What is given to an argument, or stands as an item of a list. */
export interface Expression {
  /** Block types and labels, then names of arguments and indexes of items. */
  readonly route: Route;
  /** From its first token to its last. */
  readonly span: Span;
  /** The literal that is the whole of it. */
  readonly literal: Literal | undefined;
}

interface Frame {
  readonly closer: '}' | ']' | ')' | '';
  readonly route: Route;
  /** Words since the last statement: a block's header or an argument's name. */
  words: string[];
  /** The expression that is being read. */
  slot: { route: Route; start: number; end: number; tokens: number; literal: Literal | undefined } | undefined;
  index: number;
  readonly blocks: Map<string, number>;
}

interface Token {
  readonly type: 'word' | 'string' | 'heredoc' | 'newline' | 'sign';
  readonly span: Span;
  readonly text: string;
  readonly literal?: Literal;
}

/** The arguments of a Terraform file with where they stand, innermost first. Takes any text: what cannot be read is left out. */
export function readHcl(text: string): readonly Expression[] {
  const reader = new Reader();
  for (const token of tokens(text)) reader.take(token);
  return reader.expressions;
}

class Reader {
  readonly expressions: Expression[] = [];
  #frames: Frame[] = [frame('', [])];

  take(token: Token): void {
    const top = this.#frames.at(-1);
    if (!top) return;
    if (token.type === 'newline') return this.#newline(top);
    if (token.type === 'sign') return this.#sign(top, token);
    if (top.slot) return this.#add(top.slot, token);
    if (top.closer === ']' || top.closer === ')') return this.#begin(top, step(top.route, top.index), token);
    top.words.push(token.text);
  }

  #newline(top: Frame): void {
    if (top.closer === ']' || top.closer === ')') return;
    this.#finish(top);
    top.words = [];
  }

  #sign(top: Frame, token: Token): void {
    const { text } = token;
    if (text === '{' || text === '[' || text === '(') return this.#open(top, token);
    if (text === '}' || text === ']' || text === ')') return this.#close(token);
    if (text === ',') {
      this.#finish(top);
      top.index++;
      top.words = [];
      return;
    }
    const isBody = top.closer === '}' || top.closer === '';
    if (!top.slot && isBody && (text === '=' || text === ':') && top.words.length > 0)
      top.slot = slotAt(step(top.route, top.words.at(-1) ?? ''), token.span.end);
    else if (top.slot) this.#add(top.slot, token);
    else if (!isBody) this.#begin(top, step(top.route, top.index), token);
  }

  #begin(top: Frame, route: Route, token: Token): void {
    top.slot = slotAt(route, token.span.start);
    this.#add(top.slot, token);
  }

  #add(slot: NonNullable<Frame['slot']>, token: Token): void {
    if (slot.tokens === 0) slot.start = token.span.start;
    slot.tokens++;
    slot.end = token.span.end;
    slot.literal = slot.tokens === 1 ? token.literal : undefined;
  }

  #open(top: Frame, token: Token): void {
    const closer = token.text === '{' ? '}' : token.text === '[' ? ']' : ')';
    const isBlock = closer === '}' && !top.slot && (top.closer === '}' || top.closer === '') && top.words.length > 0;
    if (isBlock) return void this.#frames.push(frame(closer, blockRoute(top)));
    const isItem = !top.slot && (top.closer === ']' || top.closer === ')');
    if (isItem) this.#begin(top, step(top.route, top.index), token);
    else if (top.slot) this.#add(top.slot, token);
    const route = top.slot?.route ?? top.route;
    this.#frames.push(frame(closer, closer === ')' || (top.slot?.tokens ?? 0) > 1 ? step(route, '()') : route));
  }

  #close(token: Token): void {
    const top = this.#frames.at(-1);
    if (!top || top.closer !== token.text) return;
    this.#finish(top);
    this.#frames.pop();
    const outer = this.#frames.at(-1);
    if (!outer) return;
    if (outer.slot) outer.slot.end = token.span.end;
    outer.words = [];
  }

  #finish(top: Frame): void {
    const { slot } = top;
    if (slot && slot.tokens > 0) {
      const { route, start, end, literal } = slot;
      this.expressions.push({ route, span: { start, end }, literal });
    }
    top.slot = undefined;
  }
}

/** Routes deeper than any file needs stay as they are, so that reading takes linear time. */
const maxDepth = 100;

function step(route: Route, ...steps: Route): Route {
  return route.length < maxDepth ? [...route, ...steps] : route;
}

function frame(closer: Frame['closer'], route: Route): Frame {
  return { closer, route, words: [], slot: undefined, index: 0, blocks: new Map() };
}

function slotAt(route: Route, start: number): NonNullable<Frame['slot']> {
  return { route, start, end: start, tokens: 0, literal: undefined };
}

/** Blocks inside others repeat, so they are counted: `set` is a list of blocks. */
function blockRoute(top: Frame): Route {
  const { words } = top;
  top.words = [];
  if (top.route.length === 0) return words;
  const name = words.join(' ');
  const count = top.blocks.get(name) ?? 0;
  top.blocks.set(name, count + 1);
  return step(top.route, ...words, count);
}

function* tokens(text: string): Generator<Token> {
  const endOf = interpolationFinder(text);
  const pattern =
    /[ \t]+|(\r?\n)|#[^\n]*|\/\/[^\n]*|(\/\*)|([A-Za-z_][\w-]*)|<<(-?)([A-Za-z_][\w-]*)[ \t]*\r?\n|(")|([^])/y;
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
