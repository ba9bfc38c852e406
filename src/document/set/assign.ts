import type { ListNode, Node, Route } from '../../model/node.ts';
import { findLast, neverOpen, type Source, type Sourced } from '../source.ts';
import type { LayeredView } from '../view.ts';
import { mapOfOne } from './map-of-one.ts';
import { scalarNode } from './typed-value.ts';

const NOWHERE = { start: 0, end: 0 };
const NULL = scalarNode('null', null);

/** A value that is given by its path. */
export interface Assignment {
  readonly steps: Route;
  readonly value: Node;
  readonly source: Pick<Source, 'origin' | 'place' | 'mapOf'>;
}

/**
 * The layers that put a value on top of those that `below` shows: a map hides the one below it, an item stands among those that the list
 * has already, and a list that is too short is filled up with nulls.
 */
export function assigned(below: LayeredView, { steps, value, source }: Assignment): readonly Sourced[] {
  const parts = new Map<Node, readonly Sourced[]>();
  const whole: Source = { ...source, find: findLast, isOpen: neverOpen, partsOf: (node) => parts.get(node) };
  const over = nodesOver(below, steps);
  return over.map((node) => ({ node, source: whole }));

  function nodesOver(view: LayeredView, [step, ...rest]: Route): readonly Node[] {
    if (step === undefined) return value.kind === 'map' ? [value, NULL] : [value];
    if (typeof step === 'string') return nodesOver(view.at([step]), rest).map((node) => mapOfOne(step, node));
    return view.unknown ? view.layers.map(({ node }) => node) : [listOver(view, step, rest)];
  }

  function listOver(view: LayeredView, index: number, rest: Route): ListNode {
    const items = view.items().map(({ layers }) => itemOf(layers));
    while (items.length < index) items.push(itemOf([{ node: NULL, source: whole }]));
    items[index] = itemOver(view.at([index]), rest);
    return { kind: 'list', span: NOWHERE, style: 'flow', items };
  }

  function itemOver(item: LayeredView, rest: Route): Node {
    const nodes = nodesOver(item, rest).map((node) => ({ node, source: whole }));
    const isMerged = typeof rest[0] === 'string' && (item.kind === 'map' || item.unknown);
    return itemOf(rest.length === 0 ? nodes.slice(0, 1) : [...nodes, ...(isMerged ? item.layers : [])]);
  }

  /** A node of its own, which stands for layers. */
  function itemOf(layers: readonly Sourced[]): Node {
    const node = { ...(layers[0]?.node ?? NULL) };
    parts.set(node, layers);
    return node;
  }
}
