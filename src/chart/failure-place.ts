import { textOfScalar } from '../document/placed-text.ts';
import type { LayeredView } from '../document/view.ts';
import type { Place } from '../model/place.ts';
import type { ChartFailure } from './effect.ts';

/** Where the text stands that the chart refuses; null where nothing that is written is to blame. */
export function failurePlace({ at, span }: ChartFailure): Place | null {
  if (!at) return null;
  if (!at.written) return placeAround(at);
  const { top, route } = at;
  const text = span && top?.node.kind === 'scalar' ? textOfScalar(top.source, route, top.node) : undefined;
  return span && text ? text.place([], span) : at.valuePlace;
}

/** What is missing is to be blamed on the map around it, if that is written. */
function placeAround({ place, route }: LayeredView): Place | null {
  const isAround = place.route.length > 0 && place.route.every((step, index) => step === route[index]);
  return isAround ? place : null;
}
