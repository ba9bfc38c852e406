import type { HelmValue } from '../model/helm-value.ts';
import type { Node } from '../model/node.ts';

/** The data of a tree; what is unknown in it is nil. The depth of a tree is that of a parsed text, which is limited. */
export function helmValueOf(node: Node): HelmValue {
  if (node.kind === 'map') return new Map(node.entries.map(({ name, value }) => [name, helmValueOf(value)]));
  if (node.kind === 'list') return node.items.map(helmValueOf);
  return node.kind === 'scalar' ? node.value : null;
}
