import type { MapNode, Node, Route } from '../model/node.ts';
import { findLast } from './source.ts';

/** The node at a route below another; undefined where nothing is written. */
export function nodeAt(root: Node | undefined, route: Route): Node | undefined {
  return route.reduce<Node | undefined>((node, step) => {
    if (node?.kind === 'map') return findLast(node, String(step))?.value;
    return node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  }, root);
}

/** The map at a route; undefined where there is none. */
export function mapAt(root: Node | undefined, route: Route): MapNode | undefined {
  const node = nodeAt(root, route);
  return node?.kind === 'map' ? node : undefined;
}

/** The string at a route; undefined where there is none, or it is not known. */
export function textAt(root: Node | undefined, route: Route): string | undefined {
  const node = nodeAt(root, route);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Items of the list at a route; empty where there is none. */
export function itemsAt(root: Node | undefined, route: Route): readonly Node[] {
  const node = nodeAt(root, route);
  return node?.kind === 'list' ? node.items : [];
}
