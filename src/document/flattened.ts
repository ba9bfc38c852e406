import type { Entry, MapNode, Node } from '../model/node.ts';
import { findLast, type Source, type Sourced } from './source.ts';
import type { LayeredView } from './view.ts';

const NOWHERE = { start: 0, end: 0 };
const UNKNOWN: Node = { kind: 'unknown', span: NOWHERE, unknown: 'template', text: '' };

/**
 * One layer that shows what a map of several layers shows, of its members those to `keep`; each value keeps its origin, and its place in
 * the file it came from.
 */
export function flattened(view: LayeredView, keep: (member: LayeredView) => boolean = () => true): Sourced {
  const parts = new Map<Node, readonly Sourced[]>();
  const open = new Set<MapNode>();
  const root = flat(view, view.entries().filter(keep));
  return { node: root, source: sourceLike(view.top?.source) };

  function flat(map: LayeredView, members: readonly LayeredView[]): MapNode {
    const entries = members.map(entryOf);
    const node: MapNode = { kind: 'map', span: map.top?.node.span ?? NOWHERE, style: 'block', entries };
    if (map.open) open.add(node);
    return node;
  }

  /** Its depth is that of the files, which is limited. */
  function entryOf(member: LayeredView): Entry {
    const { top, kind } = member;
    const value = kind === 'map' ? flat(member, member.entries()) : { ...(top?.node ?? UNKNOWN) };
    if (top) parts.set(value, [kind === 'map' ? { ...top, node: value, source: sourceLike(top.source) } : top]);
    return { key: String(member.key), name: member.name, keySpan: NOWHERE, value };
  }

  function sourceLike(source: Source | undefined): Source {
    return {
      ...source,
      origin: source?.origin ?? { kind: 'file' },
      place: source?.place,
      find: findLast,
      isOpen: (map) => open.has(map),
      partsOf: (node) => parts.get(node),
    };
  }
}
