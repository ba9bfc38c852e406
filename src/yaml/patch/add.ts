import { wrap } from '../../model/patch-value.ts';
import type { Route } from '../../model/node.ts';
import { insertInBrackets } from '../../text/brackets.ts';
import { commentLines } from '../../text/comments.ts';
import { columnOf, isBreak, isFirstInLine, skipBlanks } from '../../text/line-at.ts';
import { PatchRefused, type PatchValue } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import { insertBelow, isSpaced, regionOf, sealed, tailOf, tailOfEmpty, textEnded, type Lines } from './block.ts';
import { hasCommentsBelow, replaceInFlow, replaceValue, replaceWith } from './replace.ts';
import { bracketsOf, ownEntries, requireUnshared, slotsIn, type Located, type Slot } from './slots.ts';
import type { Sheet } from './sheet.ts';
import { endsInText, entryLines, flowText, itemLines, keyToken, written } from './write.ts';

/** A key with its value, as it can be written. */
export interface Addition {
  readonly key: string;
  /** The lines, with the key in that column. */
  readonly lines: (column: number) => readonly string[];
  /** The value on one line. */
  readonly flow: () => string;
  /** The lines end with text whose line break counts. */
  readonly endsInText: boolean;
}

/** Adds a value where a route goes on that is written up to some slot only, below comments where it gets lines of its own. */
export function addValue(
  sheet: Sheet,
  { chain, missing }: Located,
  value: PatchValue,
  comments: readonly string[] = [],
): readonly Edit[] {
  const [step, ...rest] = missing;
  const parent = chain.at(-1);
  const wrapped = wrap(rest, value);
  const commented = (lines: readonly string[]) => withComments(lines, missing, comments);
  if (typeof step === 'string') {
    const addition = additionOf(sheet, step, wrapped);
    const lines = (column: number) => commented(addition.lines(column));
    return addEntry(sheet, chain, { ...addition, lines }, rest.length > 0);
  }
  if (step === undefined) throw new PatchRefused('shape', 'A whole document is not replaced.');
  requireUnshared(sheet, chain);
  if (parent?.node.kind === 'list') return addItem(sheet, parent, { index: step, value: wrapped, commented });
  if (parent && isNull(parent) && step === 0) return replaceValue(sheet, parent, [wrapped]);
  throw new PatchRefused('shape', 'There is no list at this place.');
}

/** Puts comments above the line of the last step of a route, of whose steps every key begins a line. */
function withComments(lines: readonly string[], route: Route, comments: readonly string[]): readonly string[] {
  const keys = route.filter((step) => typeof step === 'string').length;
  const at = typeof route.at(-1) === 'string' ? keys - 1 : keys;
  const line = lines[at];
  if (line === undefined) return lines;
  return [...lines.slice(0, at), ...commentLines(comments, skipBlanks(line, 0)), ...lines.slice(at)];
}

/** Data as the value of a key. */
export function additionOf({ habits }: Sheet, key: string, value: PatchValue): Addition {
  return {
    key,
    lines: (column) => entryLines(key, written(value, column, habits), column),
    flow: () => flowText(value, habits),
    endsInText: endsInText(value),
  };
}

/** Adds a key to the map at the end of a chain; `isWrapped` if what is wanted lies deeper. */
export function addEntry(
  sheet: Sheet,
  chain: readonly Slot[],
  addition: Addition,
  isWrapped: boolean,
): readonly Edit[] {
  const parent = chain.at(-1);
  if (!parent) return addToEmpty(sheet, addition);
  requireUnshared(sheet, chain);
  const { node } = parent;
  if (isNull(parent)) return fillBlock(sheet, parent, addition);
  if (node.kind !== 'map') throw new PatchRefused('shape', 'There is no map at this place.');
  const known = node.entries.findLast(({ name }) => name === addition.key);
  if (known && (isWrapped || ownEntries(node).some(({ name }) => name === addition.key)))
    throw new PatchRefused('shared', `A merge key gives "${addition.key}".`);
  const slots = slotsIn(sheet, parent);
  if (node.style === 'flow') {
    if (slots.length === 0 && !parent.inFlow && isEmptyBrackets(sheet, parent))
      return fillBlock(sheet, parent, addition);
    if (sheet.text.charAt(node.span.start) !== '{')
      throw new PatchRefused('style', 'A map without braces is not changed.');
    const content = `${keyToken(addition.key, true)}: ${addition.flow()}`;
    return insertInBrackets(bracketsOf(sheet, parent, slots), slots.length, content);
  }
  const column = columnOf(sheet.text, node.span.start);
  const made = { ...addition, lines: addition.lines(column) };
  const last = slots.at(-1);
  // A text that ends with the file, without a line break, would get one if something followed.
  const isSealed = last !== undefined && sealed(sheet.text, node).length > 0;
  return (isSealed ? putAbove(sheet, slots, last, made) : null) ?? appendLines(sheet, parent, slots, made, column);
}

/** Puts lines above a key; null if it does not begin a line. */
function putAbove(sheet: Sheet, slots: readonly Slot[], slot: Slot, { lines }: Lines): readonly Edit[] | null {
  const { start } = regionOf(sheet, slots, slot);
  if (!isFirstInLine(sheet.text, start)) return null;
  const spaced = isSpaced(sheet, slots) ? [...lines, ''] : lines;
  return [{ span: { start, end: start }, text: spaced.map((line) => line + sheet.habits.lineBreak).join('') }];
}

function appendLines(
  sheet: Sheet,
  { node, token }: Slot,
  slots: readonly Slot[],
  { lines, endsInText }: Lines,
  column: number,
): readonly Edit[] {
  const last = slots.at(-1);
  const isEmpty = last !== undefined && (isNull(last) || isEmptyBrackets(sheet, last));
  const ownEnd = tailOf(sheet.text, token.end, column);
  const end = isEmpty ? tailOfEmpty(sheet.text, token.end, column) : ownEnd;
  // The examples of the last value must not look like comments on what is added.
  const spaced = end > ownEnd || isSpaced(sheet, slots) ? ['', ...lines] : lines;
  return insertBelow(sheet, end, node, { lines: spaced, endsInText });
}

function isEmptyBrackets({ text }: Sheet, { node: { kind, span } }: Slot): boolean {
  return kind !== 'scalar' && text.slice(span.start + 1, span.end - 1).trim() === '';
}

/** True for a key or item without value. */
export function isNull({ node, isAlias }: Slot): boolean {
  return node.kind === 'scalar' && node.type === 'null' && !isAlias;
}

/** Makes a map of one key of `{}` or null. */
function fillBlock(sheet: Sheet, slot: Slot, addition: Addition): readonly Edit[] {
  const { habits } = sheet;
  const { key, endsInText } = addition;
  const inBraces = `{ ${keyToken(key, true)}: ${addition.flow()} }`;
  if (slot.inFlow) return [replaceInFlow(sheet, slot, inBraces)];
  if (endsInText && slot.holder && hasCommentsBelow(sheet, slot))
    return replaceWith(sheet, slot, { head: inBraces, body: [] });
  if (slot.holder === null) return fillRoot(sheet, slot, { lines: addition.lines(0), endsInText });
  if (slot.index === undefined) {
    const body = addition.lines(slot.column + habits.step);
    return replaceWith(sheet, slot, { head: '', body }, endsInText);
  }
  const lines = addition.lines(slot.column + 2);
  const [first = '', ...body] = lines;
  const isComment = first.trimStart().startsWith('#');
  return replaceWith(
    sheet,
    slot,
    isComment ? { head: '', body: lines } : { head: first.trimStart(), body },
    endsInText,
  );
}

/** A comment behind what was the root stays where it is, above. */
function fillRoot(sheet: Sheet, { token }: Slot, made: Lines): readonly Edit[] {
  const { text, habits } = sheet;
  const rest = skipBlanks(text, token.end);
  const isAlone = isFirstInLine(text, token.start) && (rest === text.length || isBreak(text, rest));
  if (!isAlone) return [{ span: { start: token.start, end: rest }, text: '' }, ...insertBelow(sheet, rest, null, made)];
  const closing = made.endsInText ? textEnded(sheet, rest) : [];
  return [{ span: token, text: made.lines.join(habits.lineBreak) }, ...closing];
}

/** Begins a document that has no content: behind its last comment, or behind the marker that begins it. */
function addToEmpty(sheet: Sheet, { lines, endsInText }: Addition): readonly Edit[] {
  const { document, habits } = sheet;
  const last = document.comments.at(-1);
  const at = Math.max(document.span.end, last?.span.end ?? 0);
  const made = { lines: lines(0), endsInText };
  if (at > 0) return insertBelow(sheet, at, null, made);
  return [{ span: { start: at, end: at }, text: made.lines.map((line) => line + habits.lineBreak).join('') }];
}

interface Item {
  readonly index: number;
  readonly value: PatchValue;
  readonly commented: (lines: readonly string[]) => readonly string[];
}

function addItem(sheet: Sheet, parent: Slot, { index, value, commented }: Item): readonly Edit[] {
  const { text, habits } = sheet;
  const slots = slotsIn(sheet, parent);
  const { node } = parent;
  if (index > slots.length) throw new PatchRefused('absent', 'The list has fewer items.');
  if (node.kind === 'list' && node.style === 'flow') {
    if (slots.length === 0 && !parent.inFlow && isEmptyBrackets(sheet, parent))
      return replaceValue(sheet, parent, [value]);
    return insertInBrackets(bracketsOf(sheet, parent, slots), index, flowText(value, habits));
  }
  const column = columnOf(text, node.span.start);
  const made = { lines: commented(itemLines(value, column, habits)), endsInText: endsInText(value) };
  const next = slots[index];
  if (!next) return appendLines(sheet, parent, slots, made, column);
  const { start } = regionOf(sheet, slots, next);
  if (!isFirstInLine(text, start))
    throw new PatchRefused('style', 'Nothing is put before the first item of a list in a list.');
  return [{ span: { start, end: start }, text: made.lines.map((line) => line + habits.lineBreak).join('') }];
}
