import type { Place } from '../../model/place.ts';
import type { View } from '../../model/release.ts';

/** Where a patch sets a text: at the value that is written, which may be a variable of the manager, or where it would stand. */
export function textPlace(view: View): View | Place {
  return view.written ? view.valuePlace : view;
}
