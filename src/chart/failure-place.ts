import { textOfScalar } from '../document/placed-text.ts';
import type { Place } from '../model/place.ts';
import type { ChartFailure } from './effect.ts';

/** Where the text stands that the chart refuses; null where nothing that is written is to blame. */
export function failurePlace({ at, span }: ChartFailure): Place | null {
  if (!at?.written) return null;
  const { top, route } = at;
  const text = span && top?.node.kind === 'scalar' ? textOfScalar(top.source, route, top.node) : undefined;
  return span && text ? text.place([], span) : at.valuePlace;
}
