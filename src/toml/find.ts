import type { Entry, MapNode } from '../model/node.ts';

/** By name the numbers of entries, not the entries: see `forLatest` for what a value would keep alive. */
interface Index {
  readonly exact: ReadonlyMap<string, number>;
  readonly folded: ReadonlyMap<string, number>;
}

/** Larger tables, which few files have, get an index at the first question. */
const SMALL = 32;
const indexes = new WeakMap<MapNode, Index>();

/** The entry that the runner's decoder takes for a key: the exact one, else the first that is equal but for letter case. */
export function findEntry(map: MapNode, key: string): Entry | undefined {
  return map.entries.length <= SMALL ? findInSmall(map, key) : findInLarge(map, key);
}

function findInSmall({ entries }: MapNode, key: string): Entry | undefined {
  for (const entry of entries) if (entry.key === key) return entry;
  let folded: string | undefined;
  // Folding keeps the length, so few keys need be folded.
  for (const entry of entries)
    if (entry.key.length === key.length && fold(entry.key) === (folded ??= fold(key))) return entry;
  return undefined;
}

function findInLarge(map: MapNode, key: string): Entry | undefined {
  let index = indexes.get(map);
  if (!index) indexes.set(map, (index = indexOf(map)));
  return map.entries[index.exact.get(key) ?? index.folded.get(fold(key)) ?? -1];
}

function indexOf(map: MapNode): Index {
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  map.entries.forEach(({ key }, at) => {
    if (!exact.has(key)) exact.set(key, at);
    const name = fold(key);
    if (!folded.has(name)) folded.set(name, at);
  });
  return { exact, folded };
}

/** Folds letter case as Go's strings.EqualFold does: one character for one, so that ß is not ss and ı is not i. */
function fold(key: string): string {
  if (/^[\x20-\x7e]*$/.test(key)) return key.toLowerCase();
  let folded = '';
  for (const character of key) folded += character === 'ı' ? character : foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  const upper = character.toUpperCase();
  const lower = (upper.length === character.length ? upper : character).toLowerCase();
  return lower.length === character.length ? lower : character;
}
