import type { Unknown } from '../model/node.ts';
import type { Plain, PlainTable } from '../model/plain.ts';

/** The comment behind a key, by its route with indexes; undefined for none. */
export type NoteOf = (route: readonly (string | number)[]) => string | undefined;

/**
 * Data as TOML: the keys in their order, values before tables, each table two blanks deeper than the one around it. What is unknown is a
 * comment.
 */
export function writeToml(table: PlainTable, noteOf: NoteOf = () => undefined): string {
  return new Writer(noteOf).lines(table, [], '').join('\n').trimStart().concat('\n');
}

type Path = readonly (string | number)[];

class Writer {
  readonly #noteOf: NoteOf;

  constructor(noteOf: NoteOf) {
    this.#noteOf = noteOf;
  }

  lines(table: PlainTable, path: Path, indent: string): readonly string[] {
    const entries = Object.entries(table);
    const values = entries.flatMap(([key, value]) =>
      isTable(value) || isTables(value) ? [] : [indent + this.#line(key, value, [...path, key])],
    );
    const tables = entries.flatMap(([key, value]) => {
      const inner = [...path, key];
      if (isTable(value)) return this.#section(`[${header(inner)}]`, value, inner);
      if (!isTables(value)) return [];
      return value.flatMap((item, index) => this.#section(`[[${header(inner)}]]`, item, [...inner, index]));
    });
    return [...values, ...tables];
  }

  #line(key: string, value: Plain, path: Path): string {
    const note = this.#noteOf(path);
    const unknown = unknownIn(value);
    const text = unknown
      ? `# ${keyText(key)} is unknown: ${reasonOf(unknown)}`
      : `${keyText(key)} = ${valueText(value)}`;
    return note === undefined ? text : `${text}  # ${note}`;
  }

  /** A header that only leads to other tables is left out. */
  #section(head: string, table: PlainTable, path: Path): readonly string[] {
    const indent = '  '.repeat(path.filter((step) => typeof step === 'string').length - 1);
    const lines = this.lines(table, path, `${indent}  `);
    return lines[0] === '' && !head.startsWith('[[') ? lines : ['', indent + head, ...lines];
  }
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
