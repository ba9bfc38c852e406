import type { Entry, MapNode, Node } from '../../model/node.ts';

const NOWHERE = { start: 0, end: 0 };

/** A map that is only a step on the way to a value. */
export function mapOfOne(key: string, value: Node): MapNode {
  const entry: Entry = { key, name: key, keySpan: NOWHERE, value };
  return { kind: 'map', span: NOWHERE, style: 'path', entries: [entry] };
}
