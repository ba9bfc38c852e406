import type { Unknown } from '../model/node.ts';
import type { Plain, PlainTable } from '../model/plain.ts';

type Path = readonly (string | number)[];

/** One line of TOML. */
export interface TomlLine {
  readonly text: string;
  /** The setting that it gives, its route with indexes; null for headers and empty lines. */
  readonly route: Path | null;
}

/** Data as TOML: the keys in their order, values before tables, each table two blanks deeper than the one around it. What is unknown is a comment. */
export function writeToml(table: PlainTable): string {
  return `${tomlLines(table)
    .map(({ text }) => text)
    .join('\n')}\n`;
}

/** The same line by line. */
export function tomlLines(table: PlainTable): readonly TomlLine[] {
  const lines = linesOf(table, [], '');
  const [first, header, ...rest] = lines;
  return first?.text === '' && header ? [{ ...header, text: header.text.trimStart() }, ...rest] : lines;
}

function linesOf(table: PlainTable, path: Path, indent: string): readonly TomlLine[] {
  const entries = Object.entries(table);
  const values = entries.flatMap(([key, value]) =>
    isTable(value) || isTables(value) ? [] : [{ text: indent + settingText(key, value), route: [...path, key] }],
  );
  const tables = entries.flatMap(([key, value]) => {
    const inner = [...path, key];
    if (isTable(value)) return section(`[${header(inner)}]`, value, inner);
    if (!isTables(value)) return [];
    return value.flatMap((item, index) => section(`[[${header(inner)}]]`, item, [...inner, index]));
  });
  return [...values, ...tables];
}

function settingText(key: string, value: Plain): string {
  const unknown = unknownIn(value);
  return unknown ? `# ${keyText(key)} is unknown: ${reasonOf(unknown)}` : `${keyText(key)} = ${valueText(value)}`;
}

/** A header that only leads to other tables is left out. */
function section(head: string, table: PlainTable, path: Path): readonly TomlLine[] {
  const indent = '  '.repeat(path.filter((step) => typeof step === 'string').length - 1);
  const lines = linesOf(table, path, `${indent}  `);
  if (lines[0]?.text === '' && !head.startsWith('[[')) return lines;
  return [{ text: '', route: null }, { text: indent + head, route: null }, ...lines];
}

function header(path: Path): string {
  return path.flatMap((step) => (typeof step === 'string' ? [keyText(step)] : [])).join('.');
}

function isTable(value: Plain): value is PlainTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);
}

function isUnknown(value: Plain): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value && 'text' in value;
}

/** What nobody can tell of a value: itself, or something in a list. */
function unknownIn(value: Plain): Unknown | undefined {
  if (isUnknown(value)) return value;
  return Array.isArray(value)
    ? value.map((item: Plain) => unknownIn(item)).find((found) => found !== undefined)
    : undefined;
}

const REASONS: Readonly<Record<Unknown['unknown'], string>> = {
  template: 'a template fills it',
  secret: 'it is in a Secret',
  environment: 'the environment gives it',
  encrypted: 'it is encrypted',
};

function reasonOf({ unknown, text }: Unknown): string {
  return text === '' ? REASONS[unknown] : `${REASONS[unknown]} (${text.replaceAll(/\s+/g, ' ')})`;
}

function isTables(value: Plain): value is readonly PlainTable[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTable);
}

/** A key, in quotes where it needs them. */
export function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : quoted(key);
}

/** A value on one line. */
export function valueText(value: Plain): string {
  if (typeof value === 'string') return quoted(value);
  if (isTable(value))
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${keyText(key)} = ${valueText(item)}`)
      .join(', ')} }`;
  return Array.isArray(value) ? `[${value.map(valueText).join(', ')}]` : String(value);
}

/** A basic string. JSON writes the same escapes, but leaves DEL as it is. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
