import type { Correction } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';

/** Takes a setting out of a document, together with the maps and lists around it that hold nothing else. */
export function removed(root: View, at: View): Correction {
  const around = at.route.slice(1).map((_, depth) => root.at(at.route.slice(0, depth + 1)));
  return removal([at], around.toReversed())[0] ?? { op: 'remove', at };
}

/** Takes settings out of the map or list that holds them, and that out of the one `around` it if nothing written is left in it; and so on outwards. */
export function removal(gone: readonly View[], around: readonly View[]): readonly Correction[] {
  const [inner, ...outer] = around;
  const keys = new Set(gone.map(({ key }) => key));
  const isLeft = (one: View): boolean => one.written && !keys.has(one.key);
  return !inner || [...inner.entries(), ...inner.items()].some(isLeft)
    ? gone.toReversed().map((at) => ({ op: 'remove', at }))
    : removal([inner], outer);
}
