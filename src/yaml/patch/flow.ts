import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { isBreak } from '../lines.ts';
import { columnOf, isFirstInLine, lineEnd, lineStart, nextLine, previousLine, skipBlanks, skipGap } from './lines.ts';
import type { Sheet, Slot } from './slots.ts';

/** Puts a key or an item into brackets, before the one at an index or behind the last. */
export function insertInFlow(
  { text, habits }: Sheet,
  parent: Slot,
  slots: readonly Slot[],
  index: number,
  content: string,
): readonly Edit[] {
  const previous = slots[index - 1];
  const next = slots[index];
  if (!previous)
    return [next ? insertBefore(text, next, content, habits.lineBreak) : fill(text, parent.node.span, content)];
  const comma = skipGap(text, previous.token.end);
  const hasComma = text.charAt(comma) === ',';
  if (!isFirstInLine(text, previous.start)) {
    const at = hasComma ? comma + 1 : previous.token.end;
    return [insertion(at, hasComma ? ` ${content}${next ? ',' : ''}` : `, ${content}`)];
  }
  const line = `${habits.lineBreak}${' '.repeat(columnOf(text, previous.start))}${content}${hasComma ? ',' : ''}`;
  const end = lineEnd(text, hasComma ? comma : previous.token.end);
  const isLastOnLine = skipGap(text, hasComma ? comma + 1 : previous.token.end) >= end;
  if (hasComma) return [insertion(isLastOnLine ? end : comma + 1, line)];
  return isLastOnLine
    ? [insertion(previous.token.end, ','), insertion(end, line)]
    : [insertion(previous.token.end, `,${line}`)];
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}

function insertBefore(text: string, next: Slot, content: string, lineBreak: string): Edit {
  const indent = text.slice(lineStart(text, next.start), next.start);
  return insertion(next.start, isFirstInLine(text, next.start) ? `${content},${lineBreak}${indent}` : `${content}, `);
}

/** Fills empty brackets; comments in them stay. */
function fill(text: string, { start, end }: Span, content: string): Edit {
  const isEmpty = text.slice(start + 1, end - 1).trim() === '';
  const blank = text.charAt(start) === '{' ? ' ' : '';
  if (!isEmpty) return insertion(start + 1, ` ${content}`);
  return { span: { start: start + 1, end: end - 1 }, text: blank + content + blank };
}

/** What goes when a key or an item is removed from brackets. A comma may stay behind the last that is left. */
export function removedInFlow({ text }: Sheet, { node: { span } }: Slot, slots: readonly Slot[], slot: Slot): Span {
  const index = slots.indexOf(slot);
  const previous = slots[index - 1];
  const next = slots[index + 1];
  const comma = skipGap(text, slot.token.end);
  const end = text.charAt(comma) === ',' ? comma + 1 : slot.token.end;
  const rest = skipBlanks(text, end);
  if (isFirstInLine(text, slot.start) && (isBreak(text, rest) || text.charAt(rest) === '#'))
    return { start: headOf(text, slot), end: nextLine(text, end) };
  if (next) return { start: slot.start, end: next.start };
  if (previous) return { start: previous.token.end, end: slot.token.end };
  const isAlone = text.slice(span.start + 1, slot.start).trim() === '' && text.slice(end, span.end - 1).trim() === '';
  return isAlone ? { start: span.start + 1, end: span.end - 1 } : { start: slot.start, end };
}

/** Begin of the comments directly above what stands in a line of its own. */
function headOf(text: string, { start }: Slot): number {
  let head = lineStart(text, start);
  for (let above = previousLine(text, head); above !== undefined; above = previousLine(text, head)) {
    if (text.charAt(skipBlanks(text, above)) !== '#') break;
    head = above;
  }
  return head;
}
