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
  const lines = new Lines(text);
  let known: ReadonlyMap<number, Span> | undefined;
  const secretsOf = (number: number): readonly Span[] => {
    const hidden = (known ??= hiddenLines(lines)).get(number);
    return hidden ? [hidden] : ownSpans(lines, number);
  };
  return {
    get secrets() {
      const numbers = new Set([...(known ??= hiddenLines(lines)).keys(), ...lines.with(maybeSecret())]);
      return apart([...numbers].flatMap(secretsOf));
    },
    within: ({ start, end }) =>
      apart(lines.within(start, end).flatMap(secretsOf)).filter((secret) => secret.start < end && start < secret.end),
  };
}

/** What may begin a secret that goes on below its line: few lines have it. */
const OPENING =
  /(?:token|pass|key|auth|secret|docker|pwd|value)[\w.-]{0,200}["']?[ \t]*[:=]|-----BEGIN [A-Z ]{0,40}PRIVATE KEY/gi;

/** The lines that belong to a secret which has begun above them, by their numbers. */
function hiddenLines(lines: Lines): ReadonlyMap<number, Span> {
  const hidden = new Map<number, Span>();
  for (const number of lines.with(OPENING)) {
    if (hidden.has(number)) continue;
    const belongs = belongsTo(lines, number);
    if (!belongs) continue;
    for (let below = number + 1; below <= lines.count; below++) {
      const line = lines.at(below);
      const still = belongs(line);
      if (still === false) break;
      hidden.set(below, { start: line.start + innerStart(line.text), end: line.start + line.text.trimEnd().length });
      if (still === 'last') break;
    }
  }
  return hidden;
}

/** What belongs to the secret that begins in a line; undefined if none does. */
function belongsTo(lines: Lines, number: number): Belongs | undefined {
  const line = lines.at(number);
  if (opensPrivateKey(line.text)) return until('-----END');
  return isSecretKey(line.key) || isValueOfSecret(lines, number) ? continuation(line, lines.at(number + 1)) : undefined;
}

/** The lines of a text, numbered from 1, each read when it is first asked for: most have nothing to do with a secret. */
class Lines {
  readonly count: number;
  readonly #text: string;
  readonly #index: LineIndex;
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

  /** The numbers of the lines in which something begins that the expression finds, each once. */
  with(expression: RegExp): readonly number[] {
    const numbers = [...this.#text.matchAll(expression)].map(({ index }) => this.#index.position(index).line);
    return [...new Set(numbers)];
  }

  /** The numbers of the lines from one offset to another. */
  within(start: number, end: number): readonly number[] {
    const first = this.#index.position(start).line;
    const last = this.#index.position(Math.max(start, end)).line;
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
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

/** What a line gives away by itself, or with the name of a secret near it. */
function ownSpans(lines: Lines, number: number): readonly Span[] {
  const { start, text } = lines.at(number);
  const values = isValueOfSecret(lines, number) || namesSecret(text) ? valueSpan(text, VALUE) : [];
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
