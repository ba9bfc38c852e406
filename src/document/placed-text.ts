import type { Route, ScalarNode } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import type { OffsetMap, Span } from '../text/span.ts';
import type { Source } from './source.ts';

/** A text of a file, or one that is embedded in it, with the way back to the file. */
export interface PlacedText {
  readonly text: string;
  /** The place of a span of `text`; `route` leads to it in the document that the text is. */
  readonly place: (route: Route, span: Span) => Place;
}

/** The whole text of a file. */
export function fileText(file: string, text: string): PlacedText {
  return { text, place: (route, span) => ({ file, span, route }) };
}

/** A text that lies in another at `route`, decoded as `map` says. */
export function textWithin(outer: PlacedText['place'], route: Route, text: string, map: OffsetMap): PlacedText {
  return { text, place: (inner, span) => nested(outer(route, map.toOuter(span)), inner) };
}

/** The text that a scalar holds; undefined if it holds none, or stands in no file. */
export function textOfScalar(source: Source, route: Route, scalar: ScalarNode): PlacedText | undefined {
  const { place, mapOf } = source;
  if (!place || !mapOf || typeof scalar.value !== 'string') return undefined;
  return textWithin(place, route, scalar.value, mapOf(scalar));
}

/** One document deeper: what was the innermost route now lies between the outermost and the innermost. */
function nested(outer: Place, inner: Route): Place {
  const { via = [], innerRoute } = outer;
  return { ...outer, ...(innerRoute ? { via: [...via, innerRoute] } : {}), innerRoute: inner };
}
