import type { Refusal } from './refusal.ts';
import type { KeySyntax, PairSyntax, ScalarSyntax, TableSyntax, ValueSyntax } from './syntax.ts';

/**
 * What BurntSushi/toml 0.3.1 (lex.go, parse.go), the library of runners up to 15.8, refuses of a statement that later ones read: dotted
 * keys, lists of mixed types, and numbers and dates that TOML 0.5 brought. undefined where it takes it.
 */
export function earlyRefusal(item: PairSyntax | TableSyntax, statement: string): Refusal | undefined {
  return item.type === 'TOMLTable' ? undefined : ofPair(item, statement);
}

/** The early library reads a key in three quotes, as it does a value; the text with one, as long as before. */
export function withShortKey(statement: string): string {
  return statement.replace(/^("|')\1\1([^"'\\\n]*)\1\1\1/, '$1$2$1    ');
}

function ofPair({ key, value }: Pick<PairSyntax, 'key' | 'value'>, statement: string): Refusal | undefined {
  return ofKey(key, statement) ?? ofValue(value, statement);
}

function ofKey({ keys: [first, second] }: KeySyntax, statement: string): Refusal | undefined {
  if (!first || !second) return undefined;
  const start = statement.indexOf('.', first.range[1]);
  const isBare = first.type === 'TOMLBare' && start === first.range[1];
  const message = isBare ? "bare keys cannot contain '.'" : "expected key separator '=', but got '.' instead";
  return { start, end: start + 1, message };
}

/** Goes as deep as brackets are nested, which the reader of statements bounds. */
function ofValue(value: ValueSyntax, statement: string): Refusal | undefined {
  if (value.type === 'TOMLValue') return ofScalar(value, statement);
  if (value.type === 'TOMLInlineTable') return first(value.body, (pair) => ofPair(pair, statement));
  return first(value.elements, (item) => ofValue(item, statement)) ?? ofMixture(value.elements);
}

function first<T>(list: readonly T[], refusalOf: (item: T) => Refusal | undefined): Refusal | undefined {
  for (const item of list) {
    const refusal = refusalOf(item);
    if (refusal) return refusal;
  }
  return undefined;
}

function ofScalar({ kind, range: [start, end] }: ScalarSyntax, statement: string): Refusal | undefined {
  if (kind === 'string' || kind === 'boolean') return undefined;
  const token = statement.slice(start, end);
  const [read = ''] = /^\d+-[\d:TZ.+-]*|^[+-]?\d[\d_]*(?:[.eE][\d_.eE+-]*)?/.exec(token) ?? [];
  if (read === '') return { start, end, message: `expected value but found ${JSON.stringify(token)} instead` };
  if (read.length === token.length) return undefined;
  const at = start + read.length + (token[read.length] === ' ' ? 1 : 0);
  const message = `expected a top-level item to end with a newline, comment, or EOF, but got '${statement[at] ?? ''}' instead`;
  return { start: at, end: at + 1, message };
}

const TYPES: Readonly<Record<string, string>> = {
  integer: 'Integer',
  float: 'Float',
  string: 'String',
  boolean: 'Bool',
};

function typeOf(value: ValueSyntax): string {
  if (value.type === 'TOMLArray') return 'Array';
  return value.type === 'TOMLInlineTable' ? 'Hash' : (TYPES[value.kind] ?? 'Datetime');
}

function ofMixture(items: readonly ValueSyntax[]): Refusal | undefined {
  const [head] = items;
  const other = head && items.find((item) => typeOf(item) !== typeOf(head));
  if (!other) return undefined;
  const [start, end] = other.range;
  const types = `'${typeOf(head)}' and '${typeOf(other)}'`;
  return { start, end, message: `Array contains values of type ${types}, but arrays must be homogeneous.` };
}
