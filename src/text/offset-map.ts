import type { OffsetMap } from './span.ts';

/** Maps a text to itself. */
export const identityMap: OffsetMap = { toOuter: (span) => span };

/** The way from the innermost text to the outermost: `inner` leads into the text that `outer` takes on. */
export function compose(inner: OffsetMap, outer: OffsetMap): OffsetMap {
  return { toOuter: (span) => outer.toOuter(inner.toOuter(span)) };
}
