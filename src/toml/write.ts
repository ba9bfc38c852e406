import type { Plain, PlainTable } from '../model/plain.ts';

/**
 * Data in which nothing is unknown as TOML: the keys in their order, values before tables, each table two blanks deeper than the one
 * around it.
 */
export function writeToml(table: PlainTable): string {
  return linesOf(table, [], '').join('\n').trimStart().concat('\n');
}

function linesOf(table: PlainTable, path: readonly string[], indent: string): readonly string[] {
  const entries = Object.entries(table);
  const values = entries.flatMap(([key, value]) =>
    isTable(value) || isTables(value) ? [] : [`${indent}${keyText(key)} = ${valueText(value)}`],
  );
  const tables = entries.flatMap(([key, value]) => {
    const inner = [...path, key];
    if (isTable(value)) return section(`[${inner.map(keyText).join('.')}]`, value, inner);
    return isTables(value) ? value.flatMap((item) => section(`[[${inner.map(keyText).join('.')}]]`, item, inner)) : [];
  });
  return [...values, ...tables];
}

/** A header that only leads to other tables is left out. */
function section(header: string, table: PlainTable, path: readonly string[]): readonly string[] {
  const indent = '  '.repeat(path.length - 1);
  const lines = linesOf(table, path, `${indent}  `);
  return lines[0] === '' && !header.startsWith('[[') ? lines : ['', indent + header, ...lines];
}

function isTable(value: Plain): value is PlainTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTables(value: Plain): value is readonly PlainTable[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTable);
}

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : quoted(key);
}

function valueText(value: Plain): string {
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
