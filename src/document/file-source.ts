import type { Route } from '../model/node.ts';
import type { Origin } from '../model/place.ts';
import { findEntry, isConditional, isOpen } from '../toml/index.ts';
import type { PlacedText } from './placed-text.ts';
import type { Source } from './source.ts';

/** Nodes of a TOML text. */
export function tomlSource(text: PlacedText): Source {
  return { origin: { kind: 'file' }, find: findEntry, isOpen, isConditional, place: text.place };
}

/** Nodes of a tree whose root is not the root of its document: `prefix` leads from there to it. */
export function below(source: Source, prefix: Route): Source {
  const { place, partsOf } = source;
  return {
    ...source,
    place: place && ((route, span) => place([...prefix, ...route], span)),
    ...(partsOf && {
      partsOf: (node) => partsOf(node)?.map((part) => ({ ...part, source: below(part.source, prefix) })),
    }),
  };
}

/** Nodes of a TOML text that stands in no file. */
export function tomlDefaults(origin: Origin): Source {
  return { origin, find: findEntry, isOpen, place: undefined };
}
