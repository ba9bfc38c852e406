import type { ListNode, MapNode, Node, ScalarNode } from '../model/node.ts';
import { findLast } from './source.ts';

/** True if a value holds all that another holds: maps the same keys and maybe more, everything else the same. Unknown values hold nothing for sure. */
export function covers(whole: Node, part: Node): boolean {
  if (isNothing(part)) return true;
  if (part.kind === 'map') return whole.kind === 'map' && holdsKeysOf(whole, part, covers);
  if (part.kind === 'list') return whole.kind === 'list' && isSameList(whole, part);
  return part.kind === 'scalar' && whole.kind === 'scalar' && isSameScalar(whole, part);
}

/** Both cover each other; found in one walk: to ask both ways at every level would double the work with each. */
function isSame(a: Node, b: Node): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (a.kind === 'map' && b.kind === 'map') return holdsKeysOf(a, b, isSame) && holdsKeysOf(b, a, () => true);
  if (a.kind === 'list' && b.kind === 'list') return isSameList(a, b);
  return a.kind === 'scalar' && b.kind === 'scalar' && isSameScalar(a, b);
}

function isNothing(node: Node): boolean {
  if (node.kind === 'map') return node.entries.length === 0;
  if (node.kind === 'list') return node.items.length === 0;
  return node.kind === 'scalar' && node.type === 'null';
}

/** Of a key that stands twice the last counts. */
function holdsKeysOf(whole: MapNode, part: MapNode, holds: (whole: Node, part: Node) => boolean): boolean {
  return part.entries.every(({ name, value }) => {
    const own = findLast(whole, name);
    return own !== undefined && holds(own.value, value);
  });
}

function isSameList(a: ListNode, b: ListNode): boolean {
  return (
    a.items.length === b.items.length &&
    a.items.every((item, index) => {
      const other = b.items[index];
      return other !== undefined && isSame(item, other);
    })
  );
}

function isSameScalar(a: ScalarNode, b: ScalarNode): boolean {
  return a.type === b.type && a.value === b.value;
}
