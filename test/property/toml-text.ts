import fc from 'fast-check';
import type { PatchValue } from '../../src/model/patch.ts';
import { isTables } from '../../src/toml/patch/values.ts';

type Table = { readonly [key: string]: PatchValue };

/** How a text is written: decided by chance, value by value. */
interface Taste {
  readonly pick: (count: number) => number;
  readonly keyStep: number;
  readonly headerStep: number;
}

/** A TOML text that holds data without nulls: headers, dotted keys, braces, all quotes, comments, blank lines, line ends. */
export function tomlText(data: Table): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.infiniteStream(fc.nat(1000)),
      fc.constantFrom(0, 2, 4),
      fc.constantFrom(0, 2),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
    )
    .map(([stream, keyStep, headerStep, lineBreak, isCut]) => {
      const next = () => Number(stream.next().value);
      const taste: Taste = { pick: (count) => next() % count, keyStep, headerStep };
      const text = body(data, [], { column: 0, below: 0 }, taste).join('\n');
      return (isCut ? text : `${text}\n`).replaceAll('\n', lineBreak);
    });
}

interface Columns {
  readonly column: number;
  readonly below: number;
}

function body(table: Table, path: readonly string[], { column, below }: Columns, taste: Taste): string[] {
  const entries = Object.entries(table);
  const isHeader = entries.map(([, value]) => isTables(value) && Object.keys(value).length > 0 && taste.pick(3) > 0);
  const pairs = entries
    .filter((_, index) => !isHeader[index])
    .flatMap(([key, value]) => pair([key], value, column, taste));
  const headers = entries
    .filter((_, index) => isHeader[index])
    .flatMap(([key, value]) => header([...path, key], value, below, taste));
  return [...pairs, ...headers];
}

function header(path: readonly string[], value: PatchValue, column: number, taste: Taste): string[] {
  const pad = ' '.repeat(column);
  const name = path.map((key) => keyText(key, taste)).join(taste.pick(9) === 0 ? ' . ' : '.');
  const columns = { column: column + taste.keyStep, below: column + taste.headerStep };
  const note = taste.pick(5) === 0 ? ` # h${taste.pick(100)}` : '';
  const one = (table: PatchValue, [open, close]: readonly [string, string]) => [
    ...noise(column, taste),
    pad + open + name + close + note,
    ...body(table as Table, path, columns, taste),
  ];
  if (Array.isArray(value)) return value.flatMap((item: PatchValue) => one(item, ['[[', ']]']));
  const entries = Object.values(value as Table);
  if (entries.every((inner) => isTables(inner) && Object.keys(inner).length > 0) && taste.pick(2))
    return Object.entries(value as Table).flatMap(([key, inner]) => header([...path, key], inner, column, taste));
  return one(value, ['[', ']']);
}

function pair(keys: readonly string[], value: PatchValue, column: number, taste: Taste): string[] {
  const inner = Object.entries(typeof value === 'object' && !Array.isArray(value) ? (value as Table) : {});
  if (inner.length > 0 && taste.pick(2))
    return inner.flatMap(([key, item]) => pair([...keys, key], item, column, taste));
  const note = taste.pick(5) === 0 ? ` # n${taste.pick(100)}` : '';
  const equals = taste.pick(9) === 0 ? '=' : ' = ';
  const key = keys.map((part) => keyText(part, taste)).join('.');
  return [...noise(column, taste), ' '.repeat(column) + key + equals + valueText(value, taste, true) + note];
}

function noise(column: number, { pick }: Taste): string[] {
  const pad = ' '.repeat(column);
  return (
    [[], [], [], [''], [`${pad}# c${pick(100)}`], [`${pad}  # deep${pick(100)}`, ''], ['# left', '']][pick(7)] ?? []
  );
}

function keyText(key: string, { pick }: Taste): string {
  return /^[\w-]+$/.test(key) && pick(5) > 0 ? key : pick(2) ? JSON.stringify(key) : `'${key}'`;
}

function valueText(value: PatchValue, taste: Taste, isPair: boolean): string {
  const { pick } = taste;
  if (Array.isArray(value)) {
    const items = value.map((item: PatchValue) => valueText(item, taste, false));
    if (items.length === 0) return '[]';
    if (isPair && pick(2)) return `[\n  ${items.join(pick(2) ? ',\n  ' : ', # in\n  ')}${pick(2) ? ',' : ''}\n]`;
    return `[${items.join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${keyText(key, taste)} = ${valueText(item, taste, false)}`,
    );
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  if (typeof value !== 'string') return String(value);
  if (/^[^'\n\t]*$/.test(value) && pick(2)) return `'${value}'`;
  if (value.includes('\n') && isPair && pick(2))
    return `"""\n${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"""`;
  return JSON.stringify(value);
}
