import { mapOfOne } from '../document/set/map-of-one.ts';
import { findLast, neverOpen, type Sourced } from '../document/source.ts';
import type { Node } from '../model/node.ts';
import type { Origin } from '../model/place.ts';
import type { View } from '../model/release.ts';

/** A layer that holds one setting; `at` is where its value is written, if it is. */
export function layerOf(route: readonly string[], value: Node, origin: Origin, at?: View): Sourced {
  const node = route.reduceRight<Node>((below, step) => mapOfOne(step, below), value);
  const place = at?.written ? () => at.place : undefined;
  return { node, source: { origin, find: findLast, isOpen: neverOpen, place } };
}

/** A table without some of its keys, which are given in lower case. */
export function without(table: Sourced, keys: ReadonlySet<string>): Sourced {
  const { node, source } = table;
  const find: typeof source.find = (map, key) =>
    map === node && keys.has(key.toLowerCase()) ? undefined : source.find(map, key);
  return { ...table, source: { ...source, find } };
}
