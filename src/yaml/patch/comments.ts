import type { Route } from '../../model/node.ts';
import { isPatchProblem, orProblem } from '../../model/patch.ts';
import { commentBehind, commentsBetween } from '../../text/comments.ts';
import { isFirstInLine, lineEnd } from '../../text/line-at.ts';
import { commentsAbove } from '../../text/lines-around.ts';
import { headerOf } from './block.ts';
import { isBlockScalar, locate, slotsIn, type Slot } from './slots.ts';
import { sheetOf, type Sheet } from './sheet.ts';

/**
 * The comments of the key or item at a route in one document (from 0) of a YAML text: the lines directly above it, then what stands behind
 * it or its value, without `#`. None where nothing is written that patches could change.
 */
export function yamlComments(text: string, document: number, route: Route): readonly string[] {
  const found = orProblem(() => {
    const sheet = sheetOf(text, document);
    const { root } = sheet.document;
    const { chain, missing } = root ? locate(sheet, root, route) : { chain: [], missing: route };
    const [slot, parent] = chain.toReversed();
    return slot && parent && missing.length === 0 ? commentsAround(sheet, parent, slot) : [];
  });
  return isPatchProblem(found) ? [] : found;
}

function commentsAround(sheet: Sheet, parent: Slot, slot: Slot): readonly string[] {
  const { text } = sheet;
  const { start, column, from } = slot;
  const slots = slotsIn(sheet, parent);
  const previous = slots[slots.findIndex((one) => one.start === start) - 1];
  const head = isFirstInLine(text, start) ? commentsAbove(text, start, column, previous?.token.end ?? 0) : start;
  const end = endOfValue(text, slot);
  const isBelow = end > lineEnd(text, from);
  return [
    ...commentsBetween(text, head, start),
    ...(isBelow ? commentBehind(text, from) : []),
    ...commentBehind(text, end),
  ];
}

/** Where a comment that is about all of a value may follow: of what goes on below, behind its begin. */
function endOfValue(text: string, { node, token, isAlias, from }: Slot): number {
  if (isAlias) return token.end;
  if (node.kind === 'scalar') return isBlockScalar(node) ? headerOf(text, node).end : token.end;
  return (node.kind === 'map' || node.kind === 'list') && node.style === 'block' ? from : token.end;
}
