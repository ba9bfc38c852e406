import { compareVersions } from './versions.ts';
import type { KeyRecord } from './record.ts';

/** A key with the keys below it; tables that no record names are made from what they hold. */
export interface KeyNode {
  readonly record: KeyRecord;
  readonly children: readonly KeyNode[];
}

/** The keys as a tree, sorted by name. */
export function treeOf(records: readonly KeyRecord[], prefix = ''): readonly KeyNode[] {
  const below = new Map<string, KeyRecord[]>();
  for (const record of records) {
    if (!record.key.startsWith(prefix)) continue;
    const [name = ''] = record.key.slice(prefix.length).split('.', 1);
    below.set(name, [...(below.get(name) ?? []), record]);
  }
  return [...below].sort(byName).map(([name, inside]) => {
    const key = prefix + name;
    const record = inside.find((one) => one.key === key) ?? impliedBy(key, inside);
    return { record, children: treeOf(inside, `${key}.`) };
  });
}

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** A table lives as long as anything in it. */
function impliedBy(key: string, inside: readonly KeyRecord[]): KeyRecord {
  const since = inside.map((record) => record.since).reduce((a, b) => (compareVersions(a, b) <= 0 ? a : b));
  const ends = inside.map((record) => record.until);
  const until = ends.includes(undefined)
    ? undefined
    : ends.reduce((a, b) => (compareVersions(a ?? '', b ?? '') >= 0 ? a : b));
  return { key, type: 'table', since, ...(until === undefined ? {} : { until }) };
}

/** Last step of a record's dotted key. */
export function nameOf(record: KeyRecord): string {
  return record.key.slice(record.key.lastIndexOf('.') + 1);
}
