import { commentsAbove } from './lines-around.ts';
import type { Edit } from './edit.ts';
import { columnOf, isBreak, isFirstInLine, lineEnd, lineStart, nextLine, skipBlanks } from './line-at.ts';
import type { Span } from './span.ts';

/** A key with its value, or an item, between brackets or braces. */
export interface Part {
  /** Begin of the key or the item. */
  readonly start: number;
  /** The value. */
  readonly token: Span;
}

/** A list in brackets or a map in braces, with commas between its parts and comments that begin with #. */
export interface Brackets {
  readonly text: string;
  readonly lineBreak: string;
  /** The brackets themselves included. */
  readonly span: Span;
  readonly parts: readonly Part[];
  /** Offset of the first character that is neither blank nor in a comment. */
  readonly skipGap: (text: string, from: number) => number;
}

/** Puts a part before the one at an index, or behind the last. It gets a line of its own where the others have one. */
export function insertInBrackets(brackets: Brackets, index: number, content: string): readonly Edit[] {
  const { text, parts, lineBreak, span, skipGap } = brackets;
  const previous = parts[index - 1];
  const next = parts[index];
  if (!previous) return [next ? insertBefore(text, next, content, lineBreak) : fill(text, span, content)];
  const { end } = previous.token;
  const comma = skipGap(text, end);
  const hasComma = text.charAt(comma) === ',';
  if (!isFirstInLine(text, previous.start)) {
    if (!hasComma) return [insertion(end, `, ${content}`)];
    return [insertion(comma + 1, ` ${content}${next ? ',' : ''}`)];
  }
  const line = `${lineBreak}${' '.repeat(columnOf(text, previous.start))}${content}${hasComma ? ',' : ''}`;
  const last = hasComma ? comma + 1 : end;
  const lineEnds = lineEnd(text, last);
  if (skipGap(text, last) < lineEnds) return [insertion(last, hasComma ? line : `,${line}`)];
  return hasComma ? [insertion(lineEnds, line)] : [insertion(end, ','), insertion(lineEnds, line)];
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}

function insertBefore(text: string, next: Part, content: string, lineBreak: string): Edit {
  const indent = text.slice(lineStart(text, next.start), next.start);
  return insertion(next.start, isFirstInLine(text, next.start) ? `${content},${lineBreak}${indent}` : `${content}, `);
}

/** Fills empty brackets; comments in them stay. */
function fill(text: string, { start, end }: Span, content: string): Edit {
  if (text.slice(start + 1, end - 1).trim() !== '') return insertion(start + 1, ` ${content}`);
  const blank = text.charAt(start) === '{' ? ' ' : '';
  return { span: { start: start + 1, end: end - 1 }, text: blank + content + blank };
}

/** What goes when a part is removed: its lines with the comments above, or it alone. A comma may stay behind the last that is left. */
export function removedInBrackets({ text, parts, span, skipGap }: Brackets, part: Part): Span {
  const index = parts.indexOf(part);
  const previous = parts[index - 1];
  const next = parts[index + 1];
  const comma = skipGap(text, part.token.end);
  const end = text.charAt(comma) === ',' ? comma + 1 : part.token.end;
  const rest = skipBlanks(text, end);
  if (isFirstInLine(text, part.start) && (isBreak(text, rest) || text.charAt(rest) === '#'))
    return { start: commentsAbove(text, part.start), end: nextLine(text, end) };
  if (next) return { start: part.start, end: next.start };
  if (previous) return { start: previous.token.end, end: part.token.end };
  const isAlone = text.slice(span.start + 1, part.start).trim() === '' && text.slice(end, span.end - 1).trim() === '';
  return isAlone ? { start: span.start + 1, end: span.end - 1 } : { start: part.start, end };
}
