import { nameOf, treeOf, type KeyNode } from '../../src/knowledge/key-records.ts';
import type { KeyRecord } from '../../src/knowledge/record.ts';

type Field = keyof KeyRecord;

/** What the program needs of a record while it runs, in the order in which it is written. */
const KEPT: readonly Field[] = [
  'until',
  'open',
  'before',
  'deprecated',
  'replacement',
  'configKey',
  'required',
  'zero',
];

/** The text that `parseKeys` of src/knowledge/key.ts reads. */
export function keyTable(records: readonly KeyRecord[]): string {
  return linesOf(treeOf(records), '', KEPT).join('\n');
}

/** The defaults of the keys below a table (`''` for the top of the document), in the form of `keyTable`; tables without defaults are left out. */
export function defaultsTable(records: readonly KeyRecord[], table: string): string {
  const prefix = table === '' ? '' : `${table}.`;
  return linesOf(withDefaults(treeOf(below(records, table), prefix)), '', ['until', 'default']).join('\n');
}

/**
 * The keys below a table that `register` has an option for: a line each, and a line break before and after it. A line has the variable
 * of the environment (`-` without one), the type, the route, the versions (`15.10` or `14.9-16.11`), the option unless it is the
 * variable in lower case with hyphens (then `-`), and `kept` where a zero value is one.
 */
export function variablesTable(records: readonly KeyRecord[], table: string): string {
  const lines = below(records, table).flatMap((record) => (record.flag ? variableLine(record, table) : []));
  return `\n${lines.join('\n')}\n`;
}

function variableLine({ env = '-', type, key, since, until, flag = '', zero }: KeyRecord, table: string): string {
  const versions = until === undefined ? since : `${since}-${until}`;
  const named = flag === env.toLowerCase().replaceAll('_', '-') ? '-' : flag;
  const line = `${env} ${type} ${key.slice(table.length + 1)} ${versions} ${named}`;
  return zero === 'kept' ? `${line} kept` : line;
}

function below(records: readonly KeyRecord[], table: string): readonly KeyRecord[] {
  if (table === '') return records;
  return records.filter(({ key }) => key.startsWith(`${table}.`));
}

function withDefaults(nodes: readonly KeyNode[]): readonly KeyNode[] {
  return nodes
    .map(({ record, children }) => ({ record, children: record.type === 'table' ? withDefaults(children) : [] }))
    .filter(({ record, children }) => record.default !== undefined || children.length > 0);
}

function linesOf(nodes: readonly KeyNode[], indent: string, kept: readonly Field[]): readonly string[] {
  return nodes.flatMap(({ record, children }) => [
    indent + lineOf(record, kept),
    ...linesOf(children, `${indent} `, kept),
  ]);
}

function lineOf(record: KeyRecord, kept: readonly Field[]): string {
  const rest = Object.fromEntries(
    kept.flatMap((field) => (record[field] === undefined ? [] : [[field, record[field]]])),
  );
  const line = `${nameOf(record)} ${record.type} ${record.since}`;
  return Object.keys(rest).length === 0 ? line : `${line} ${JSON.stringify(rest)}`;
}

/** A TypeScript constant that holds a text. */
export function constant(name: string, text: string): string {
  return `export const ${name} = \`${text.replace(/[\\`]|\$\{/g, '\\$&')}\`;\n`;
}
