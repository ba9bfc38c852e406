import type { Node, UnknownNode } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import { assigned } from './set/assign.ts';
import { typedValue } from './set/typed-value.ts';
import type { OffsetMap, Span } from '../text/span.ts';
import { findLast, neverOpen, type Source, type Sourced } from './source.ts';
import { LayeredView } from './view.ts';

const NOWHERE = { start: 0, end: 0 };

/** More values, of which nothing is known; as the last layer it stands for the chart's defaults too. `text` says where they come from. */
export function unknownLayer(text: string): Sourced {
  const node: UnknownNode = { kind: 'unknown', span: NOWHERE, unknown: 'template', text };
  return { node, source: { origin: { kind: 'file' }, find: findLast, isOpen: neverOpen, place: undefined } };
}

/** A value that is given by its path, as `--set` does. */
export interface Setting {
  readonly path: string;
  readonly value: Node;
  readonly place: Place | undefined;
  /** Where another language stands in the value: carries offsets of its text to the file. */
  readonly map?: OffsetMap;
}

/**
 * Puts a value on top of layers, of which the winner is first: dots part the steps of its path, a backslash takes their meaning. An item
 * of a list stands among those that are there.
 */
export function withSetting(below: readonly Sourced[], { path, value, place, map }: Setting): readonly Sourced[] {
  const steps = [...path.matchAll(/\[(\d{1,5})\]|((?:\\.|[^.[\\])+)/g)].map(([, index, key = '']) =>
    index === undefined ? key.replaceAll(/\\(.)/g, '$1') : Number(index),
  );
  const origin = { kind: 'set', argument: path } as const;
  const source = { origin, place: place && (() => place), ...(place && map ? partsOf(place, map) : {}) };
  const root = new LayeredView(below, { parent: null });
  return [...assigned(root, { steps, value, source }), ...below];
}

/** Places of what stands in a value; those of its key are its own. */
function partsOf(place: Place, map: OffsetMap): Pick<Source, 'place' | 'mapOf'> {
  const isWithin = ({ start, end }: Span): boolean => start >= place.span.start && end <= place.span.end;
  return { place: (_, span) => (isWithin(span) ? { ...place, span } : place), mapOf: () => map };
}

/** What `--set` makes of a text, or `--set-string`; everything else stays what it is. Braces make a list, of which the items are not read here. */
export function typed(node: Node, isString = false): Node {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  if (/^\{.*\}$/s.test(node.value)) return { kind: 'unknown', span: node.span, unknown: 'template', text: '' };
  return isString ? node : { ...node, ...typedValue(node.value) };
}
