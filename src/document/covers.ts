import type { Entry, Node } from '../model/node.ts';

/** True if a value holds all that another holds: maps the same keys and maybe more, everything else the same. Unknown values hold nothing for sure. */
export function covers(whole: Node, part: Node): boolean {
  if (part.kind === 'map')
    return (
      part.entries.length === 0 ||
      (whole.kind === 'map' && part.entries.every((entry) => hasEntry(whole.entries, entry)))
    );
  if (part.kind === 'list')
    return part.items.length === 0 || (whole.kind === 'list' && isEqualList(whole.items, part.items));
  if (part.kind !== 'scalar') return false;
  return part.type === 'null' || (whole.kind === 'scalar' && whole.type === part.type && whole.value === part.value);
}

/** Of a key that stands twice the last counts. */
function hasEntry(entries: readonly Entry[], { name, value }: Entry): boolean {
  const own = entries.findLast((entry) => entry.name === name);
  return own !== undefined && covers(own.value, value);
}

function isEqualList(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
}

function isEqual(a: Node, b: Node | undefined): boolean {
  return b !== undefined && a.kind === b.kind && covers(a, b) && covers(b, a);
}
