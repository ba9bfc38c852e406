import type { Node, UnknownNode } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import { mapOfOne } from './set/map-of-one.ts';
import { typedValue } from './set/typed-value.ts';
import { findLast, neverOpen, type Sourced } from './source.ts';

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
}

/**
 * The layer of one value that is given by its path: dots part the steps, a backslash takes their meaning. A list of which one item is
 * given is unknown as a whole.
 */
export function settingLayer({ path, value, place }: Setting): Sourced {
  const [whole = '', index] = path.split(/\[/, 2);
  const leaf: Node = index === undefined ? value : { kind: 'unknown', span: NOWHERE, unknown: 'template', text: path };
  const steps = [...whole.matchAll(/(?:\\.|[^.\\])+/g)].map(([step]) => step.replaceAll(/\\(.)/g, '$1'));
  const root = steps.reduceRight<Node>((below, step) => mapOfOne(step, below), leaf);
  const source = {
    origin: { kind: 'set', argument: path } as const,
    find: findLast,
    isOpen: neverOpen,
    place: place && (() => place),
  };
  return { node: root, source };
}

/** What `--set` makes of a text; everything else stays what it is. */
export function typed(node: Node): Node {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  return { ...node, ...typedValue(node.value) };
}
