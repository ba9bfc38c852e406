import { beginsWith } from '../../model/route.ts';
import { isFirstInLine } from '../../text/line-at.ts';
import type { Node, Route } from '../../model/node.ts';
import { PatchRefused } from '../../model/patch.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { addEntry, additionOf, type Addition } from './add.ts';
import { regionOf, sealed } from './block.ts';
import { dataOf, wrap } from '../../model/patch-value.ts';
import { regionIn, removals, removeSlot, requireUncovered, sameKey } from './remove.ts';
import { sheetOf, type Sheet } from './sheet.ts';
import { composeEdits } from '../../text/compose-edits.ts';
import {
  isBlockScalar,
  isFlow,
  isMerged,
  lastScalar,
  locate,
  requireAlone,
  requireUnshared,
  slotsIn,
  type Slot,
} from './slots.ts';
import { flowText, keyToken } from './write.ts';

/** Gives the key at the end of a chain another name; earlier entries of the same name go. */
export function renameKey(sheet: Sheet, chain: readonly Slot[], key: string): readonly Edit[] {
  const { parent, slot, entry } = entryAt(chain);
  if (entry.name === key) return [];
  if (parent.node.kind === 'map' && parent.node.entries.some(({ name }) => name === key))
    throw new PatchRefused('taken', `There is "${key}" already.`);
  requireUnshared(sheet, chain.slice(0, -1));
  requireUncovered(parent, slot);
  const slots = slotsIn(sheet, parent);
  const earlier = sameKey(slots, slot).filter(({ start }) => start !== slot.start);
  return [
    ...removals(sheet, parent, slots, { gone: earlier, documentation: 'goes' }),
    { span: entry.keySpan, text: keyLike(sheet.text, entry.keySpan, key, slot.inFlow) },
  ];
}

/** A key in the quotes of another. */
function keyLike(text: string, { start }: Span, key: string, inFlow: boolean): string {
  const quote = text.charAt(start);
  if (quote === '"') return JSON.stringify(key);
  return quote === "'" ? `'${key.replaceAll("'", "''")}'` : keyToken(key, inFlow);
}

interface EntryAt {
  readonly parent: Slot;
  readonly slot: Slot;
  readonly entry: NonNullable<Slot['entry']>;
}

function entryAt(chain: readonly Slot[]): EntryAt {
  const parent = chain.at(-2);
  const slot = chain.at(-1);
  if (!parent || !slot?.entry) throw new PatchRefused('shape', 'Only a key can be moved.');
  return { parent, slot, entry: slot.entry };
}

/** Moves the key at the end of a chain, with its value and comments, to a route where nothing stands. */
export function moveEntry(sheet: Sheet, chain: readonly Slot[], from: Route, to: Route): readonly Edit[] {
  const { parent, slot } = entryAt(chain);
  const key = to.at(-1);
  if (typeof key !== 'string' || beginsWith(to, from))
    throw new PatchRefused('shape', 'A key is moved to a key outside it.');
  if (to.length === from.length && beginsWith(to, from.slice(0, -1))) return renameKey(sheet, chain, key);
  const { holder } = targetOf(sheet, to);
  const slots = slotsIn(sheet, parent);
  const same = sameKey(slots, slot);
  const own = same.at(-1) ?? slot;
  for (const one of same) requireAlone(sheet, regionOf(sheet, slots, one), 'uses no other');
  const isFlowing = slot.inFlow || holder.inFlow || isFilledFlow(holder.node);
  const taken = isFlowing ? copied(sheet, parent, slots, own) : carried(sheet, slots, own, key);
  const removed = removeSlot(sheet, chain);
  const rest = sheetOf(applyEdits(sheet.text, removed), sheet.index);
  const target = targetOf(rest, to);
  return composeEdits(removed, addEntry(rest, target.chain, taken(target.path), target.path.length > 1));
}

/** Where a key goes: to the map that is there, and keys below it. */
interface Target {
  readonly chain: readonly Slot[];
  readonly holder: Slot;
  readonly path: readonly string[];
}

function targetOf(sheet: Sheet, to: Route): Target {
  const { root } = sheet.document;
  const found = root ? locate(sheet, root, to) : { chain: [], missing: to };
  const { chain, missing } = found;
  const holder = chain.at(-1);
  if (missing.length === 0 || (missing.length === 1 && isMerged(found)))
    throw new PatchRefused('taken', `There is "${String(to.at(-1))}" already.`);
  const path = missing.filter((step) => typeof step === 'string');
  if (!holder || path.length < missing.length) throw new PatchRefused('absent', 'There is no list at this place.');
  return { chain, holder, path };
}

/** What is moved, as it is written below a map that is there. */
type Taken = (path: readonly string[]) => Addition;

function isFilledFlow(node: Node | undefined): boolean {
  return node?.kind === 'map' && isFlow(node) && node.entries.length > 0;
}

/** The value as data: in brackets there is no room for comments. */
function copied(sheet: Sheet, parent: Slot, slots: readonly Slot[], slot: Slot): Taken {
  const { start, end } = regionIn(sheet, parent, slots, slot, 'goes');
  if (sheet.document.comments.some(({ span }) => span.start >= start && span.end <= end))
    throw new PatchRefused('style', 'A value with comments is not moved into or out of brackets.');
  const value = dataOf(slot.node);
  return ([key = '', ...rest]) => additionOf(sheet, key, wrap(rest, value));
}

/** The lines of a key, below those of the maps that are missing on the way. */
function carried(sheet: Sheet, slots: readonly Slot[], slot: Slot, key: string): Taken {
  const { habits } = sheet;
  const lines = linesOf(sheet, slots, slot, key);
  const value = dataOf(slot.node);
  const last = lastScalar(slot.node);
  return (path) => {
    const outer = path.slice(0, -1);
    const depth = outer.length * habits.step;
    return {
      key: path[0] ?? key,
      lines: (column) => [
        ...outer.map((step, index) => `${' '.repeat(column + index * habits.step)}${keyToken(step, false)}:`),
        ...lines.map((line) => shifted(line, column + depth - slot.column)),
      ],
      flow: () => flowText(wrap(path.slice(1), value), habits),
      endsInText: last !== undefined && isBlockScalar(last),
    };
  };
}

/** The lines of a slot under another key. */
function linesOf(sheet: Sheet, slots: readonly Slot[], slot: Slot, key: string): readonly string[] {
  const { text } = sheet;
  const { start, end } = regionOf(sheet, slots, slot);
  const keySpan = slot.entry?.keySpan ?? { start, end: start };
  const changes = [{ span: keySpan, text: keyLike(text, keySpan, key, false) }, ...sealed(text, slot.node)];
  const moved = applyEdits(
    text.slice(start, end),
    changes.map((edit) => at(edit, -start)),
  );
  const margin = isFirstInLine(text, slot.start) ? '' : ' '.repeat(slot.column);
  return (margin + moved).split(/\r\n|\r|\n/);
}

function at({ span, text }: Edit, by: number): Edit {
  return { span: { start: span.start + by, end: span.end + by }, text };
}

function shifted(line: string, by: number): string {
  if (by < 0) return line.replace(new RegExp(`^ {0,${-by}}`), '');
  return line === '' ? '' : ' '.repeat(by) + line;
}
