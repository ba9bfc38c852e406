import type { Entry, Node, Route } from '../model/node.ts';

/**
 * The way to the innermost thing that begins at or before an offset: where a syntax error stands, as far as it could be read.
 * `tables` leads to the table only in which a statement at the offset would stand, of those that headers open.
 */
export function deepestRoute(root: Node | null, offset: number, to: 'anything' | 'tables' = 'anything'): Route {
  const route: (string | number)[] = [];
  for (let node: Node | undefined = root ?? undefined; node;) {
    if (node.kind === 'map') {
      const entry: Entry | undefined = node.entries.findLast(
        ({ keySpan, merged, value }) => keySpan.start <= offset && !merged && (to === 'anything' || isOpened(value)),
      );
      if (entry) route.push(entry.key);
      node = entry?.value;
    } else if (node.kind === 'list') {
      const index: number = node.items.findLastIndex((item) => item.span.start <= offset);
      if (index >= 0) route.push(index);
      node = node.items[index];
    } else node = undefined;
  }
  return route;
}

function isOpened({ style, kind }: Node & { readonly style?: string }): boolean {
  return (kind === 'map' || kind === 'list') && (style === 'table' || style === 'array-table' || style === 'implied');
}
