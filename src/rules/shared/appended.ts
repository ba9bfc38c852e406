import type { Correction } from '../../model/fix.ts';
import type { PatchValue } from '../../model/patch.ts';
import type { View } from '../../model/release.ts';

/** The changes that put items behind the last of a list, or make the list where there is none. */
export function appended(list: View, items: readonly PatchValue[]): readonly Correction[] {
  if (list.kind !== 'list') return [{ op: 'set', at: list, value: items }];
  const count = list.items().length;
  return items.map((value, index) => ({ op: 'insert', at: list.at([count + index]), value }));
}
