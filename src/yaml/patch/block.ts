import { blankLinesAbove, blankLinesBelow, commentsAbove } from '../../text/lines-around.ts';
import { columnOf, isBreak, isFirstInLine, lineEnd, lineStart, nextLine, skipBlanks } from '../../text/line-at.ts';
import type { Node } from '../../model/node.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { scalarMapOf } from '../scalars.ts';
import { endOf, isBlockScalar, lastScalar, type Slot } from './slots.ts';
import type { Sheet } from './sheet.ts';

/**
 * The lines of a key or item in block style, from the begin of the first to the end of the last, before its line break: with the comments
 * directly above it that are not indented deeper, and those below that are. It begins with the key where a dash stands before that.
 */
export function regionOf({ text }: Sheet, slots: readonly Slot[], slot: Slot): Span {
  const after = slots[slots.indexOf(slot) - 1]?.token.end ?? 0;
  const start = isFirstInLine(text, slot.start) ? commentsAbove(text, slot.start, slot.column, after) : slot.start;
  return { start, end: tailOf(text, slot.token.end, slot.column) };
}

/** The end of the line at an offset, or of the last comment below it that is indented deeper than a column. */
export function tailOf(text: string, from: number, column: number): number {
  let end = lineEnd(text, from);
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const at = skipBlanks(text, line);
    if (isBreak(text, at) || at === text.length) continue;
    if (text.charAt(at) !== '#' || columnOf(text, at) <= column) return end;
    end = lineEnd(text, at);
  }
  return end;
}

/** The end of comments too that follow in the same column without a blank line, as examples of a value left empty do. */
export function tailOfEmpty(text: string, from: number, column: number): number {
  let end = tailOf(text, from, column);
  for (;;) {
    const at = skipBlanks(text, nextLine(text, end));
    if (text.charAt(at) !== '#' || columnOf(text, at) !== column) return end;
    end = tailOf(text, at, column);
  }
}

/** Whether documentation above a key goes with it. */
export type Documentation = 'stays' | 'goes';

/** What goes when one of the keys or items of a collection in block style is removed. */
export function removedLines(
  sheet: Sheet,
  slots: readonly Slot[],
  slot: Slot,
  documentation: Documentation = 'goes',
): Span {
  const { text } = sheet;
  const index = slots.indexOf(slot);
  const region = regionOf(sheet, slots, slot);
  const next = slots[index + 1];
  if (region.start === slot.start && slot.column > 0) {
    const rest = blankLinesBelow(text, nextLine(text, region.end));
    return { start: slot.start, end: skipBlanks(text, rest) };
  }
  if (documentation === 'stays' && hasParagraphs(text.slice(region.start, slot.start)))
    return belowDocumentation(text, { start: lineStart(text, slot.start), end: region.end });
  return withBlankLines(text, region, slots[index - 1], !next);
}

/** True for comments with an empty one among them, as the chart's own values.yaml documents its keys. */
function hasParagraphs(comments: string): boolean {
  return /^[ \t]*#+[ \t]*$/m.test(comments);
}

/** Documentation that stays must not become that of the next key: a blank line parts them. */
function belowDocumentation(text: string, { start, end }: Span): Span {
  const next = nextLine(text, end);
  const isApart = next === text.length || blankLinesBelow(text, next) > next;
  return { start, end: isApart ? next : end };
}

/** Blank lines on both sides become those of one; none begin the text or end a collection, and a scalar above that takes blank lines gets no new ones. */
function withBlankLines(text: string, region: Span, previous: Slot | undefined, isLast: boolean): Span {
  const end = nextLine(text, region.end);
  const blankEnd = blankLinesBelow(text, end);
  if (region.start === 0 || (previous && takesLines(text, previous.node, text.slice(end, blankEnd))))
    return { start: region.start, end: blankEnd };
  const blankStart = blankLinesAbove(text, region.start, previous ? nextLine(text, previous.token.end) : 0);
  return { start: isLast || blankEnd > end ? blankStart : region.start, end };
}

/** True if a node ends with a block scalar to which blank lines below it would belong. */
function takesLines(text: string, node: Node, lines: string): boolean {
  const last = lastScalar(node);
  return last !== undefined && isBlockScalar(last) && (headerOf(text, last).chomping === '+' || /[ \t]/.test(lines));
}

/** True if a blank line parts the last key or item of a collection from the one before. */
export function isSpaced(sheet: Sheet, slots: readonly Slot[]): boolean {
  const last = slots.at(-1);
  if (!last || slots.length < 2) return false;
  const { start } = regionOf(sheet, slots, last);
  return blankLinesAbove(sheet.text, start) < start;
}

/** Lines to be written. */
export interface Lines {
  readonly lines: readonly string[];
  /** They end with a block scalar: what follows must not become part of it. */
  readonly endsInText: boolean;
}

/** Puts lines below the line of an offset, which is the last one of `above`. */
export function insertBelow(sheet: Sheet, at: number, above: Node | null, made: Lines): readonly Edit[] {
  const { text, habits } = sheet;
  const end = lineEnd(text, at);
  const inserted = made.lines.map((line) => habits.lineBreak + line).join('');
  return [
    ...(above ? sealed(text, above) : []),
    { span: { start: end, end }, text: inserted },
    ...(made.endsInText ? textEnded(sheet, end) : []),
  ];
}

/** Lets a block scalar that is written at an offset end there: with a line break, and without blanks in the empty lines that follow. */
export function textEnded({ text, habits }: Sheet, at: number): readonly Edit[] {
  if (at === text.length) return [{ span: { start: at, end: at }, text: habits.lineBreak }];
  const edits: Edit[] = [];
  for (let start = nextLine(text, at); start < text.length; start = nextLine(text, start)) {
    const end = lineEnd(text, start);
    if (skipBlanks(text, start) < end) break;
    if (end > start) edits.push({ span: { start, end }, text: '' });
  }
  return edits;
}

/** A block scalar at the end of a file without final line break has none in its text: where lines follow, its header must say so. */
export function sealed(text: string, node: Node): readonly Edit[] {
  const last = lastScalar(node);
  if (!last || !isBlockScalar(last) || endOf(text, last) < text.length) return [];
  const { value } = scalarMapOf(text, last);
  const { chomping, chompingAt: start } = headerOf(text, last);
  if (value === '' || value.endsWith('\n') || chomping === '-') return [];
  return [{ span: { start, end: start + chomping.length }, text: '-' }];
}

/** The header of a block scalar: its sign, an indentation indicator if it has one, and how it ends; in any order of the latter. */
export interface Header {
  readonly end: number;
  readonly chomping: string;
  /** Where the chomping indicator stands, or may be put. */
  readonly chompingAt: number;
  readonly indicator: string;
}

/** Reads the header of a block scalar. */
export function headerOf(text: string, { span: { start } }: Node): Header {
  const [all = '', before = '', middle = '', after = ''] = /^[|>](\d?)([-+]?)(\d?)/.exec(text.slice(start)) ?? [];
  return {
    end: start + all.length,
    chomping: middle,
    chompingAt: start + 1 + before.length,
    indicator: before || after,
  };
}
