import type { PatchValue } from '../../model/patch.ts';
import type { View } from '../../model/release.ts';

/** A setting as a patch writes it; undefined where a part of it is unknown, or nothing. */
export function plainValue(view: View): PatchValue | undefined {
  if (view.kind === 'list') {
    const items = view.items().map(plainValue);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (view.kind === 'map') {
    const entries = view.entries().map((entry) => [String(entry.key), plainValue(entry)] as const);
    return entries.every((entry): entry is readonly [string, PatchValue] => entry[1] !== undefined)
      ? Object.fromEntries(entries)
      : undefined;
  }
  return typeof view.value === 'object' ? undefined : view.value;
}
