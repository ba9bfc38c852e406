import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import { isSecretKey, maybeSecret, mayNameSecret, secretSpans, valueSpan } from '../text/secret-keys.ts';

/** A line with its offset, and the key that it begins with. */
interface Line {
  readonly start: number;
  readonly text: string;
  /** Columns before the key, or before the text where there is none. */
  readonly indent: number;
  readonly key: string;
  readonly separator: string;
  /** What stands behind the separator. */
  readonly value: string;
  /** It is an item of a list. */
  readonly isItem: boolean;
}

/** True for a line that still belongs to a secret; `last` if it is the one that ends it. */
type Belongs = (line: Line) => boolean | 'last';

/** A text of which parts must not be shown. */
export interface SecretText {
  /** All of them in their order, none over a line break or in another. */
  readonly secrets: readonly Span[];
  /** Those that have something in a span. */
  readonly within: (span: Span) => readonly Span[];
}

/**
 * Finds the secrets of a text: what a line gives away by itself, and what belongs to a secret on the lines around it. It needs no parser: the
 * text may be of any language, of several, or broken; in doubt it is hidden.
 */
export function secretText(text: string): SecretText {
  const secrets = apart(secretsIn(text));
  return {
    secrets,
    within: (span) => secrets.filter(({ start, end }) => start < span.end && span.start < end),
  };
}

function secretsIn(text: string): readonly Span[] {
  const lines = new Lines(text);
  const spans: Span[] = [];
  let belongs: Belongs | undefined;
  for (let number = lines.next(1); number <= lines.count; number = belongs ? number + 1 : lines.next(number + 1)) {
    const line = lines.at(number);
    const still = belongs?.(line) ?? false;
    if (still !== false) {
      spans.push({ start: line.start + innerStart(line.text), end: line.start + line.text.trimEnd().length });
      if (still === 'last') belongs = undefined;
      continue;
    }
    const isPair = isValueOfSecret(lines, number);
    spans.push(...ownSpans(line, isPair));
    belongs =
      isPair || (mayNameSecret(line.key) && isSecretKey(line.key))
        ? continuation(line, lines.at(number + 1))
        : undefined;
    if (opensPrivateKey(line.text)) belongs = until('-----END');
  }
  return spans;
}

/** The lines of a text, numbered from 1, each read when it is first asked for: most have nothing to do with a secret. */
class Lines {
  readonly count: number;
  readonly #text: string;
  readonly #index: LineIndex;
  readonly #maybe = maybeSecret();
  readonly #known = new Map<number, Line>();

  constructor(text: string) {
    this.#text = text;
    this.#index = new LineIndex(text);
    this.count = this.#index.lineCount;
  }

  /** A line; one that is not there is empty. */
  at(number: number): Line {
    const known = this.#known.get(number);
    if (known) return known;
    const { start, end } = this.#index.lineSpan(number);
    const line = lineOf(start, this.#text.slice(start, end));
    this.#known.set(number, line);
    return line;
  }

  /** The first line from `number` on that may have a secret, or begin one; a number that is too large without one. */
  next(number: number): number {
    if (number > this.count) return number;
    this.#maybe.lastIndex = this.#index.lineSpan(number).start;
    const found = this.#maybe.exec(this.#text);
    return found ? this.#index.position(found.index).line : this.count + 1;
  }
}

const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;

/** True where one begins that does not end on its line. */
function opensPrivateKey(line: string): boolean {
  return PRIVATE_KEY.test(line) && !line.includes('-----END', line.lastIndexOf('-----BEGIN'));
}

const KEY = /^([ \t]*(?:-[ \t]+)*)["']?([\w.-]{1,200})["']?[ \t]*([:=])[ \t]*/;

function lineOf(start: number, text: string): Line {
  const [head = '', before = '', key = '', separator = ''] = KEY.exec(text) ?? [];
  const indent = key === '' ? indentOf(text) : before.length;
  const isItem = /^[ \t]*-(?:[ \t]|$)/.test(text);
  return { start, text, indent, key, separator, value: text.slice(head.length), isItem };
}

/** Where the text of a line begins, behind the marks of lists. */
function innerStart(text: string): number {
  return /^[ \t]*(?:-[ \t]+)*/.exec(text)?.[0].length ?? 0;
}

function indentOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}

function ownSpans({ start, text }: Line, isPair: boolean): readonly Span[] {
  const values = isPair || namesSecret(text) ? valueSpan(text, VALUE) : [];
  return [...secretSpans(text), ...values].map(([from, to]) => ({ start: start + from, end: start + to }));
}

const VALUE = /(?:^|[\s{,])["']?value["']?[ \t]{0,20}[:=][ \t]{0,20}/;

/** A variable or a setting of `--set` by its name, beside which its value stands. */
const NAME = /(?:^|[\s{,])["']?name["']?[ \t]*[:=][ \t]*["']?([\w.-]{1,200})/;

function namesSecret(text: string): boolean {
  return mayNameSecret(text) && isSecretKey(NAME.exec(text)?.[1] ?? '');
}

/** Most lines between a name and its value. */
const NEAR = 3;

/** True for `value: …` of an item whose `name:` is that of a secret. */
function isValueOfSecret(lines: Lines, number: number): boolean {
  if (lines.at(number).key !== 'value') return false;
  for (let at = number - 1; at >= Math.max(1, number - NEAR) && !lines.at(at + 1).isItem; at--)
    if (namesSecret(lines.at(at).text)) return true;
  for (let at = number + 1; at <= Math.min(number + NEAR, lines.count) && !lines.at(at).isItem; at++)
    if (namesSecret(lines.at(at).text)) return true;
  return false;
}

/** Which of the lines below a key still belong to its value. */
function continuation({ indent, separator, value }: Line, next: Line): Belongs | undefined {
  const [long = ''] = /^(?:"""|''')/.exec(value) ?? [];
  if (long !== '') return value.includes(long, 3) ? undefined : until(long);
  const [, mark] = /^<<[-~]?["']?(\w{1,100})/.exec(value) ?? [];
  if (mark !== undefined) return until(mark);
  if (/^"(?:[^"\\]|\\.)*$/.test(value)) return until('"');
  if (/^'(?:[^']|'')*$/.test(value)) return until("'");
  if (separator !== ':' || /^["'[{]/.test(value)) return undefined;
  if (/^(?:#.*)?$/.test(value) && !isText(next)) return undefined;
  return ({ text, indent: own, key, isItem }) =>
    own > indent || (isItem && key === '' && own === indent) || text.trim() === '';
}

/** False for what begins a map, a list or a comment. */
function isText(line: Line): boolean {
  return line.separator !== ':' && !/^[ \t]*(?:-[ \t]+)*(?:[{[#]|-?$)/.test(line.text);
}

function until(mark: string): Belongs {
  return ({ text }) => (text.includes(mark) ? 'last' : true);
}

/** Spans in their order without those that begin in the one before, or are empty. */
function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0) && span.end > span.start) kept.push(span);
  return kept;
}
