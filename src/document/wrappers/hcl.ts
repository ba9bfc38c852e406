import type { Route } from '../../model/node.ts';
import type { Span } from '../../text/span.ts';
import { tokens, type Literal, type Token } from './hcl-tokens.ts';

/** What is given to an argument or a key, or stands as an item of a list. */
export interface Expression {
  /** Block types and labels, then names of arguments and indexes of items. */
  readonly route: Route;
  /** From its first token to its last. */
  readonly span: Span;
  /** The key, as it is written; undefined for an item. */
  readonly key: Token | undefined;
  /** The literal that is the whole of it. */
  readonly literal: Literal | undefined;
  /** The brackets that are the whole of it, or all of it but the name of a function. */
  readonly group: Group | undefined;
}

/** An object, a list, or a function with what is given to it. */
export interface Group {
  readonly is: 'object' | 'list' | 'call';
  /** The name of a function; empty for the others. */
  readonly name: string;
  readonly members: readonly Expression[];
  /** False where something else stands there than members: a `for`, a key that is computed. */
  readonly isPlain: boolean;
}

interface Frame {
  readonly closer: '}' | ']' | ')' | '';
  readonly route: Route;
  /** Words since the last statement: a block's header or an argument's name. */
  words: Token[];
  /** The expression that is being read. */
  slot: Slot | undefined;
  index: number;
  readonly blocks: Map<string, number>;
  readonly members: Expression[];
  isPlain: boolean;
}

interface Slot {
  readonly route: Route;
  readonly key: Token | undefined;
  start: number;
  end: number;
  tokens: number;
  first: Token | undefined;
  /** The last brackets in it that were closed. */
  inner: Frame | undefined;
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
    if (token.type === 'newline') return isBody(top) ? this.#finish(top) : undefined;
    if (token.type === 'sign') return this.#sign(top, token);
    if (top.slot) add(top.slot, token);
    else if (isBody(top)) top.words.push(token);
    else begin(top, token);
  }

  #sign(top: Frame, token: Token): void {
    const { text } = token;
    if (text === '{' || text === '[' || text === '(') return this.#open(top, token);
    if (text === '}' || text === ']' || text === ')') return this.#close(token);
    if (text === ',') {
      this.#finish(top);
      top.index++;
    } else if (top.slot) add(top.slot, token);
    else if (!isBody(top)) begin(top, token);
    else if (text === '=' || text === ':') assign(top, token);
    else top.isPlain = false;
  }

  #open(top: Frame, token: Token): void {
    const closer = token.text === '{' ? '}' : token.text === '[' ? ']' : ')';
    if (top.slot) add(top.slot, token);
    else if (!isBody(top)) begin(top, token);
    else top.isPlain = false;
    const isBlock = closer === '}' && !top.slot && top.words.length > 0;
    if (isBlock) return void this.#frames.push(frame(closer, blockRoute(top)));
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
    if (outer.slot) {
      outer.slot.end = token.span.end;
      outer.slot.inner = top;
    }
    outer.words = [];
  }

  /** The end of a statement, or of an item. */
  #finish(top: Frame): void {
    const { slot, words } = top;
    top.slot = undefined;
    top.words = [];
    if (!slot?.first) {
      top.isPlain &&= !slot && words.length === 0;
      return;
    }
    const { route, start, end, key, tokens: count, first } = slot;
    const literal = count === 1 ? first.literal : undefined;
    const expression = { route, span: { start, end }, key, literal, group: groupOf(slot, first) };
    this.expressions.push(expression);
    top.members.push(expression);
  }
}

/** Brackets are the whole if the only token before them, if any, is the name of a function. */
function groupOf({ tokens: count, inner }: Slot, { type, text }: Token): Group | undefined {
  if (!inner) return undefined;
  const { members, isPlain, closer } = inner;
  if (count === 1 && closer !== ')') return { is: closer === '}' ? 'object' : 'list', name: '', members, isPlain };
  return count === 2 && type === 'word' && closer === ')' ? { is: 'call', name: text, members, isPlain } : undefined;
}

/** True where names are given values, not items listed. */
function isBody({ closer }: Frame): boolean {
  return closer === '}' || closer === '';
}

/** The first token of an item. */
function begin(top: Frame, token: Token): void {
  if (token.text === 'for' && token.type === 'word') top.isPlain = false;
  top.slot = slotAt(step(top.route, top.index), token.span.start);
  add(top.slot, token);
}

/** The sign between a key and its value. */
function assign(top: Frame, { span }: Token): void {
  const key = top.words.at(-1);
  if (top.words.length !== 1) top.isPlain = false;
  if (key) top.slot = slotAt(step(top.route, key.text), span.end, key);
}

function add(slot: Slot, token: Token): void {
  if (!slot.first) {
    slot.first = token;
    slot.start = token.span.start;
  }
  slot.tokens++;
  slot.end = token.span.end;
}

/** Routes deeper than any file needs stay as they are, so that reading takes linear time. */
const maxDepth = 100;

function step(route: Route, ...steps: Route): Route {
  return route.length < maxDepth ? [...route, ...steps] : route;
}

function frame(closer: Frame['closer'], route: Route): Frame {
  return { closer, route, words: [], slot: undefined, index: 0, blocks: new Map(), members: [], isPlain: true };
}

function slotAt(route: Route, start: number, key?: Token): Slot {
  return { route, key, start, end: start, tokens: 0, first: undefined, inner: undefined };
}

/** Blocks inside others repeat, so they are counted: `set` is a list of blocks. */
function blockRoute(top: Frame): Route {
  const words = top.words.map(({ text }) => text);
  top.words = [];
  if (top.route.length === 0) return words;
  const name = words.join(' ');
  const count = top.blocks.get(name) ?? 0;
  top.blocks.set(name, count + 1);
  return step(top.route, ...words, count);
}
