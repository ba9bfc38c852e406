import type { Correction } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';

/** Takes a setting out of a document, together with the maps and lists around it that hold nothing else. */
export function removed(root: View, at: View): Correction {
  const around = at.route.map((_, depth) => root.at(at.route.slice(0, depth + 1)));
  const bottom = around
    .slice(0, -1)
    .findLastIndex((view) => [...view.entries(), ...view.items()].filter(isWritten).length > 1);
  return { op: 'remove', at: around[bottom + 1] ?? at };
}

function isWritten({ written }: View): boolean {
  return written;
}
