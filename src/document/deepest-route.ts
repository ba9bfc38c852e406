import type { Node, Route } from '../model/node.ts';

/** The way to the innermost thing that begins at or before an offset: where a syntax error stands, as far as it could be read. */
export function deepestRoute(root: Node | null, offset: number): Route {
  const route: (string | number)[] = [];
  for (let node: Node | undefined = root ?? undefined; node;) {
    if (node.kind === 'map') {
      const entry: (typeof node.entries)[number] | undefined = node.entries.findLast(
        (e) => e.keySpan.start <= offset && !e.merged,
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
