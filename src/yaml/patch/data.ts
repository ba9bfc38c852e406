import type { Node } from '../../model/node.ts';
import type { PatchMap, PatchValue } from '../../model/patch.ts';
import { isList, isMap } from './write.ts';

/** True if a node holds that data for Helm; of a key that stands twice the last counts. */
export function holds(node: Node, value: PatchValue): boolean {
  if (node.kind === 'map')
    return isMap(value) && holdsMap(new Map(node.entries.map((entry) => [entry.name, entry.value])), value);
  if (node.kind === 'list')
    return (
      isList(value) &&
      node.items.length === value.length &&
      node.items.every((item, index) => holds(item, value[index] ?? null))
    );
  return node.kind === 'scalar' && node.value === value;
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
