import type { View } from '../../model/release.ts';

/** The item that would come after the last one of a list; the first one of a list that is not there. */
export function behindLast(list: View): View {
  return list.at([list.items().length]);
}
