import type { ScalarNode } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import type { OffsetMap, Span } from '../text/span.ts';
import type { Route } from '../model/node.ts';
import { findEntry, isOpen } from '../toml/index.ts';
import { scalarMapOf } from '../yaml/index.ts';
import { findLast, neverOpen, type Source } from './source.ts';

/** Nodes of a YAML file; `prefix` is the way from the document's root to the tree's root. */
export function yamlSource(file: string, text: string, prefix: Route, document: number | undefined): Source {
  return {
    origin: { kind: 'file' },
    find: findLast,
    isOpen: neverOpen,
    place: (route, span) => ({
      file,
      span,
      route: [...prefix, ...route],
      ...(document === undefined ? {} : { document }),
    }),
    mapOf: (scalar: ScalarNode): OffsetMap => scalarMapOf(text, scalar),
  };
}

/** Nodes of a bare config.toml. */
export function tomlSource(file: string): Source {
  return { origin: { kind: 'file' }, find: findEntry, isOpen, place: (route, span) => ({ file, span, route }) };
}

/** Nodes of TOML in a string of another document: `outer` places that string, `map` carries offsets of its text. */
export function embeddedToml(outer: Source, at: { readonly route: Route }, map: OffsetMap | undefined): Source {
  const { place } = outer;
  return {
    origin: outer.origin,
    find: findEntry,
    isOpen,
    place:
      place &&
      map &&
      ((route: Route, span: Span): Place => ({ ...place(at.route, map.toOuter(span)), innerRoute: route })),
  };
}
