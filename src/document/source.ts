import type { Entry, MapNode, Node, Route, ScalarNode } from '../model/node.ts';
import type { Origin, Place } from '../model/place.ts';
import type { OffsetMap, Span } from '../text/span.ts';

/**
 * When a tree is merged: the user's with each other, then over the values of a parent chart, then over those of the chart itself. What a
 * parent chart has in `global` goes over all of them.
 */
export type Stage = 'global' | 'user' | 'parent' | 'chart';

/** Where the nodes of a tree come from, and how a span of theirs becomes a place in the user's file. */
export interface Source {
  readonly origin: Origin;
  /** The entry of a map that answers to a key, as the program that reads it matches keys. */
  readonly find: (map: MapNode, key: string) => Entry | undefined;
  /** True where more may stand in the map than was read: a template inserts text there. */
  readonly isOpen: (map: MapNode) => boolean;
  /** True for an item of a list that is there only sometimes: it stands in a branch of a template's condition. */
  readonly isConditional?: (node: Node) => boolean;
  /** `user` where it is left out. */
  readonly stage?: Stage;
  /** undefined for nodes that stand in no file (defaults). */
  readonly place: ((route: Route, span: Span) => Place) | undefined;
  /** Carries offsets in the decoded text of a scalar to offsets in the text that the scalar stands in. */
  readonly mapOf?: (scalar: ScalarNode) => OffsetMap;
  /** The layers that a node of the tree stands for, the winner first; undefined for a node that is itself. */
  readonly partsOf?: (node: Node) => readonly Sourced[] | undefined;
}

/** A node with its source and, unless it is a root or a list item, the entry that holds it. */
export interface Sourced {
  readonly node: Node;
  readonly source: Source;
  readonly entry?: Entry;
}

/** Maps with more keys get an index at the first question. */
const SMALL = 16;
/** By name the numbers of entries, not the entries: see `forLatest` for what a value would keep alive. */
const indexes = new WeakMap<MapNode, ReadonlyMap<string, number>>();

/** The last entry of that name: Helm takes the last of duplicates (sigs.k8s.io/yaml). */
export function findLast(map: MapNode, key: string): Entry | undefined {
  const { entries } = map;
  if (entries.length <= SMALL) {
    for (let at = entries.length - 1; at >= 0; at--) if (entries[at]?.name === key) return entries[at];
    return undefined;
  }
  let index = indexes.get(map);
  if (!index) indexes.set(map, (index = new Map(entries.map(({ name }, at) => [name, at]))));
  return entries[index.get(key) ?? -1];
}

/** Entries that count: of a key that stands twice the last one. */
export function lastEntries(map: MapNode): readonly Entry[] {
  const last = new Map(map.entries.map((entry) => [entry.name, entry]));
  return last.size === map.entries.length ? map.entries : [...last.values()];
}

/** For trees in which every key is written out. */
export function neverOpen(): boolean {
  return false;
}
