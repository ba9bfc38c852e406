import type { KeyRecord } from './data.ts';
import { nameOf, treeOf, type KeyNode } from './key-tree.ts';

/** What the program needs of a record while it runs, in the order in which it is written. */
const KEPT = [
  'until',
  'open',
  'before',
  'deprecated',
  'replacement',
  'configKey',
  'default',
  'env',
  'required',
] as const;

/** The text that `parseKeys` of src/knowledge/key.ts reads. */
export function keyTable(records: readonly KeyRecord[]): string {
  return linesOf(treeOf(records), '').join('\n');
}

function linesOf(nodes: readonly KeyNode[], indent: string): readonly string[] {
  return nodes.flatMap(({ record, children }) => [indent + lineOf(record), ...linesOf(children, `${indent} `)]);
}

function lineOf(record: KeyRecord): string {
  const rest = Object.fromEntries(
    KEPT.flatMap((field) => (record[field] === undefined ? [] : [[field, record[field]]])),
  );
  const line = `${nameOf(record)} ${record.type} ${record.since}`;
  return Object.keys(rest).length === 0 ? line : `${line} ${JSON.stringify(rest)}`;
}

/** A TypeScript constant that holds a text. */
export function constant(name: string, text: string): string {
  return `export const ${name} = \`${text.replace(/[\\`]|\$\{/g, '\\$&')}\`;\n`;
}
