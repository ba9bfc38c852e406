import type { Node, Route } from './node.ts';
import { PatchRefused, type PatchMap, type PatchValue } from './patch.ts';

/** True if a node holds that data; of a key that stands twice the last counts. */
export function holds(node: Node, value: PatchValue): boolean {
  if (node.kind === 'map')
    return isMap(value) && holdsMap(new Map(node.entries.map((entry) => [entry.name, entry.value])), value);
  if (node.kind === 'list')
    return (
      isList(value) &&
      node.items.length === value.length &&
      node.items.every((item, index) => holds(item, value[index] ?? null))
    );
  return node.kind === 'scalar' && node.type !== 'datetime' && node.value === value;
}

function holdsMap(members: ReadonlyMap<string, Node>, map: PatchMap): boolean {
  const wanted = Object.entries(map);
  return (
    wanted.length === members.size &&
    wanted.every(([key, value]) => {
      const member = members.get(key);
      return member !== undefined && holds(member, value);
    })
  );
}

/** The data of a node, aliases written out; its depth is that of the parsed file, which is limited. */
export function dataOf(node: Node): PatchValue {
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ name, value }) => [name, dataOf(value)]));
  if (node.kind === 'list') return node.items.map(dataOf);
  return node.kind === 'scalar' ? node.value : null;
}

/** Data that holds a value at a route. */
export function wrap(route: Route, value: PatchValue): PatchValue {
  return route.reduceRight<PatchValue>((inner, step) => {
    if (typeof step === 'string') return { [step]: inner };
    if (step !== 0) throw new PatchRefused('absent', 'There is no list with so many items.');
    return [inner];
  }, value);
}

/** True for a map of a patch. */
export function isMap(value: PatchValue): value is PatchMap {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** True for a list of a patch. */
export function isList(value: PatchValue): value is readonly PatchValue[] {
  return Array.isArray(value);
}
