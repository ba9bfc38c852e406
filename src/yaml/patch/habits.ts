import { columnOf } from '../../text/line-at.ts';
import type { ListNode, Node } from '../../model/node.ts';

/** How a file is written where that is a matter of taste. */
export interface Habits {
  /** Blanks by which a map is indented under its key. */
  readonly step: number;
  /** Blanks by which a list is indented under its key. */
  readonly listStep: number;
  /** Lists of single values stand in brackets. */
  readonly flowLists: boolean;
  readonly quote: 'single' | 'double';
  readonly lineBreak: '\n' | '\r\n';
}

interface Seen {
  step?: number;
  listStep?: number;
  single: number;
  double: number;
  /** Lists of single values in brackets, and as lines. */
  flow: number;
  block: number;
}

/** The habits of a text; of indentations the first counts, of quotes the most frequent. */
export function habitsOf(text: string, root: Node | null): Habits {
  const seen: Seen = { single: 0, double: 0, flow: 0, block: 0 };
  if (root) look(text, root, seen, new Set());
  const step = seen.step ?? 2;
  return {
    step,
    listStep: seen.listStep ?? step,
    flowLists: seen.flow > seen.block,
    quote: seen.single > seen.double ? 'single' : 'double',
    lineBreak: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
  };
}

/** The depth of a tree is that of the parsed file, which is limited. */
function look(text: string, node: Node, seen: Seen, done: Set<Node>): void {
  if (done.has(node)) return;
  done.add(node);
  if (node.kind === 'list') lookAtList(text, node, seen, done);
  if (node.kind === 'scalar' && (node.style === 'single' || node.style === 'double')) seen[node.style]++;
  if (node.kind !== 'map') return;
  for (const { keySpan, value, merged } of node.entries) {
    const isBelow = (value.kind === 'map' || value.kind === 'list') && value.style === 'block';
    if (isBelow && !merged && value.span.start > keySpan.end) {
      const step = columnOf(text, value.span.start) - columnOf(text, keySpan.start);
      // A tag before the key can put the value to the left of it.
      if (value.kind === 'list' && step >= 0) seen.listStep ??= step;
      if (value.kind !== 'list' && step > 0) seen.step ??= step;
    }
    look(text, value, seen, done);
  }
}

function lookAtList(text: string, { items, style }: ListNode, seen: Seen, done: Set<Node>): void {
  const isOfSingles = items.length > 0 && items.every(({ kind }) => kind === 'scalar');
  if (isOfSingles) seen[style === 'flow' ? 'flow' : 'block']++;
  for (const item of items) look(text, item, seen, done);
}
