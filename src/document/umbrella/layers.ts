import type { Node } from '../../model/node.ts';
import { mapOfOne } from '../set/map-of-one.ts';
import type { Sourced, Stage } from '../source.ts';
import { LayeredView } from '../view.ts';

/** A layer whose root stands below some keys. */
export function under(steps: readonly string[], { node, source }: Sourced): Sourced {
  return { node: steps.reduceRight<Node>((value, step) => mapOfOne(step, value), node), source };
}

/** A layer as it is merged in another stage. */
export function inStage({ node, source }: Sourced, stage: Stage): Sourced {
  return { node, source: { ...source, stage } };
}

/** The root of what layers show together. */
export function rootOf(layers: readonly Sourced[]): LayeredView {
  return new LayeredView(layers, { parent: null });
}

/** A tree without the members of maps that are null, but for those below the key `except`. */
export function withoutNulls(node: Node, except?: string): Node {
  if (node.kind !== 'map') return node;
  const entries = node.entries
    .filter(({ value }) => !(value.kind === 'scalar' && value.type === 'null'))
    .map((entry) => (entry.name === except ? entry : { ...entry, value: withoutNulls(entry.value) }));
  return { ...node, entries };
}
