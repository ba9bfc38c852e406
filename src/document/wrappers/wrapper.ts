import type { MapNode, Route } from '../../model/node.ts';
import type { Place } from '../../model/place.ts';
import type { Problem } from '../../model/problem.ts';
import type { FileKind } from '../../model/release.ts';
import { nodeAt } from '../nodes.ts';
import type { OpenedFile } from '../opened.ts';
import type { Source } from '../source.ts';

/** A YAML document that may hold values or configuration for the runner. */
export interface WrappedDocument {
  readonly root: MapNode;
  readonly source: Source;
  readonly interpolated: boolean;
  readonly problems: () => readonly Problem[];
}

/** A kind of document that carries configuration of the runner. */
export interface Wrapper {
  readonly kind: FileKind;
  /** True if the document is of that kind, whatever it is about. */
  readonly fits: (root: MapNode) => boolean;
  /** What it gives to the runner; empty if it is about something else. */
  readonly open: (document: WrappedDocument) => OpenedFile['contents'];
}

/** The place of the key at a route that is written, else of the document's first key. */
export function placeAt(source: Source, root: MapNode, route: Route): Place {
  const holder = nodeAt(root, route.slice(0, -1));
  const entry = holder?.kind === 'map' ? source.find(holder, String(route.at(-1))) : undefined;
  const span = entry?.keySpan ?? root.entries[0]?.keySpan ?? root.span;
  return source.place?.(entry ? route : [], span) ?? { file: null, span, route: [] };
}
