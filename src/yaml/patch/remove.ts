import { removedInBrackets } from '../../text/brackets.ts';
import { isFirstInLine } from '../../text/line-at.ts';
import { PatchRefused } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { type Documentation, removedLines } from './block.ts';
import { replaceWith } from './replace.ts';
import { bracketsOf, isFlow, requireAlone, requireUnshared, slotsIn, type Slot } from './slots.ts';
import type { Sheet } from './sheet.ts';

/** Removes the key or item at the end of a chain, every time that it is written. What loses its last part stays, empty. */
export function removeSlot(
  sheet: Sheet,
  chain: readonly Slot[],
  documentation: Documentation = 'goes',
): readonly Edit[] {
  const { parent, slot } = endOfChain(chain);
  requireUnshared(sheet, chain.slice(0, -1));
  requireUncovered(parent, slot);
  const slots = slotsIn(sheet, parent);
  return removed(sheet, parent, slots, { gone: sameKey(slots, slot), documentation });
}

/** Removes all that is written at the key at the end of a chain but for the last, which counts. */
export function removeEarlier(sheet: Sheet, chain: readonly Slot[]): readonly Edit[] {
  const { parent, slot } = endOfChain(chain);
  requireUnshared(sheet, chain.slice(0, -1));
  const slots = slotsIn(sheet, parent);
  return removed(sheet, parent, slots, { gone: sameKey(slots, slot).slice(0, -1), documentation: 'goes' });
}

function endOfChain(chain: readonly Slot[]): { readonly parent: Slot; readonly slot: Slot } {
  const parent = chain.at(-2);
  const slot = chain.at(-1);
  if (!parent || !slot) throw new PatchRefused('shape', 'A whole document is not removed.');
  return { parent, slot };
}

/** What goes. */
interface Removal {
  readonly gone: readonly Slot[];
  readonly documentation: Documentation;
}

/** Refuses where other places need what goes. */
function removed(sheet: Sheet, parent: Slot, slots: readonly Slot[], removal: Removal): readonly Edit[] {
  const { gone, documentation } = removal;
  for (const one of gone) requireAlone(sheet, regionIn(sheet, parent, slots, one, documentation), 'may use others');
  return removals(sheet, parent, slots, removal);
}

/** Refuses where a merge key brings a value that the key of a slot hides. */
export function requireUncovered({ node }: Slot, { entry }: Slot): void {
  if (node.kind === 'map' && node.entries.some(({ name, merged }) => merged && name === entry?.name))
    throw new PatchRefused('shared', `A merge key would bring "${entry?.name ?? ''}" back.`);
}

/** Every slot with the key of one; the slot itself where it has no key. */
export function sameKey(slots: readonly Slot[], slot: Slot): readonly Slot[] {
  return slots.filter(({ start, entry }) => start === slot.start || (entry && entry.name === slot.entry?.name));
}

/** Removes some of the slots of a map or list; what has none left is written as empty. */
export function removals(
  sheet: Sheet,
  parent: Slot,
  slots: readonly Slot[],
  { gone, documentation }: Removal,
): readonly Edit[] {
  const { node } = parent;
  const isMergeTarget = node.kind === 'map' && node.entries.some(({ merged }) => merged);
  if (parent.inFlow || slots.length > gone.length || isMergeTarget || isFlow(node))
    return separately(sheet, parent, slots, { gone, documentation });
  return emptied(sheet, parent, slots, documentation);
}

function separately(
  sheet: Sheet,
  parent: Slot,
  slots: readonly Slot[],
  { gone, documentation }: Removal,
): readonly Edit[] {
  let left = slots;
  const spans = gone.map((slot) => {
    const span = regionIn(sheet, parent, left, slot, documentation);
    left = left.filter((one) => one !== slot);
    return span;
  });
  return together(spans, isFlow(parent.node)).map((span) => ({ span, text: '' }));
}

/** In brackets the last part takes what is before it along, which may go already; behind a dash the first key takes what is below. */
function together(spans: readonly Span[], inBrackets: boolean): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (!last || last.end <= span.start) joined.push(span);
    else if (!inBrackets) throw new PatchRefused('style', 'A key that stands twice behind a dash is not removed.');
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}

/** What goes when one of the slots of a map or list is removed. */
export function regionIn(
  sheet: Sheet,
  parent: Slot,
  slots: readonly Slot[],
  slot: Slot,
  documentation: Documentation,
): Span {
  return isFlow(parent.node)
    ? removedInBrackets(bracketsOf(sheet, parent, slots), slot)
    : removedLines(sheet, slots, slot, documentation);
}

/** Removes all lines of a collection in block style, but for comments that belong to none of its parts. */
function emptied(sheet: Sheet, parent: Slot, slots: readonly Slot[], documentation: Documentation): readonly Edit[] {
  const { text } = sheet;
  const brackets = parent.node.kind === 'list' ? '[]' : '{}';
  const first = slots[0];
  if (parent.holder === null) return [{ span: parent.token, text: brackets }];
  if (!first || !isFirstInLine(text, first.start)) return replaceWith(sheet, parent, { head: brackets, body: [] });
  if (parent.token.start !== parent.node.span.start)
    throw new PatchRefused('style', 'A map or list with an anchor or a tag is not emptied.');
  const opening = { span: { start: parent.from, end: parent.from }, text: ` ${brackets}` };
  return [opening, ...separately(sheet, parent, slots, { gone: slots, documentation })];
}
