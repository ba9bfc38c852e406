import type { Route } from '../../model/node.ts';
import {
  isPatchProblem,
  orProblem,
  PatchRefused,
  type Change,
  type PatchProblem,
  type PatchValue,
} from '../../model/patch.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { addValue, isNull } from './add.ts';
import { holds } from '../../model/patch-value.ts';
import { moveEntry, renameKey } from './move.ts';
import { removeEarlier, removeSlot } from './remove.ts';
import { replaceValue } from './replace.ts';
import { rewriteText } from './rewrite.ts';
import { isMerged, locate, requireAlone, requireUnshared, type Located, type Slot } from './slots.ts';
import { sheetOf, type Sheet } from './sheet.ts';
import { quoted } from './strings.ts';

/**
 * The edits that make a change in one document (from 0) of a YAML text, or why it cannot be made. All other text stays as it is, and so do
 * all other values as Helm reads them. Spans are UTF-16 offsets in `text`.
 */
export function yamlEdits(text: string, document: number, change: Change): readonly Edit[] | PatchProblem {
  return orProblem(() => edits(sheetOf(text, document), change));
}

/** What changes the text of a string. */
export type TextChange = (text: string) => readonly Edit[] | PatchProblem;

/** The edits of a YAML text that change the text of the string at a route; where nothing stands, the string is made. */
export function yamlTextEdits(
  text: string,
  document: number,
  route: Route,
  change: TextChange,
): readonly Edit[] | PatchProblem {
  return orProblem(() => {
    const sheet = sheetOf(text, document);
    const found = follow(sheet, route);
    const slot = found?.chain.at(-1);
    if (!found || !slot || found.missing.length > 0 || isNull(slot))
      return setValue(sheet, route, applyEdits('', changesOf(change, '')));
    const { node } = slot;
    if (node.kind !== 'scalar' || node.type !== 'string') throw new PatchRefused('shape', 'There is no text here.');
    if (slot.isAlias) throw new PatchRefused('shared', 'The text comes from an anchor in another place.');
    requireUnshared(sheet, found.chain);
    return rewriteText(sheet, slot, node, changesOf(change, String(node.value)));
  });
}

function changesOf(change: TextChange, text: string): readonly Edit[] {
  const edits = change(text);
  if (isPatchProblem(edits)) throw new PatchRefused(edits.problem, edits.message);
  return edits;
}

function edits(sheet: Sheet, change: Change): readonly Edit[] {
  switch (change.op) {
    case 'set':
      return setValue(sheet, change.route, change.value, change.comments);
    case 'insert':
      return insertValue(sheet, change.route, change.value, change.comments);
    case 'quote':
      return quoteScalar(sheet, written(sheet, change.route));
    case 'remove':
      return removeSlot(sheet, written(sheet, change.route).chain, change.moved ? 'goes' : 'stays');
    case 'unify':
      return removeEarlier(sheet, written(sheet, change.route).chain);
    case 'rename':
      return renameKey(sheet, written(sheet, change.route).chain, change.key);
    default:
      return moveEntry(sheet, written(sheet, change.route).chain, change.route, change.to);
  }
}

/** Follows a route to its end. */
function written(sheet: Sheet, route: Route): { readonly chain: readonly Slot[]; readonly slot: Slot } {
  const found = follow(sheet, route);
  const slot = found?.chain.at(-1);
  if (!found || !slot || found.missing.length > 0) {
    if (found && isMerged(found)) throw new PatchRefused('shared', 'A merge key brings what stands there.');
    throw new PatchRefused('absent', 'There is nothing at this place.');
  }
  if (route.length === 0) throw new PatchRefused('shape', 'A whole document is not changed.');
  return { chain: found.chain, slot };
}

function follow(sheet: Sheet, route: Route): Located | undefined {
  const { root } = sheet.document;
  return root ? locate(sheet, root, route) : undefined;
}

/** True if Helm reads that value at a route, whether it is written there, or an alias or a merge key brings it. */
function isThere({ document: { root } }: Sheet, route: Route, value: PatchValue): boolean {
  let node = root ?? undefined;
  for (const step of route) {
    if (node?.kind === 'map') node = node.entries.findLast(({ name }) => name === String(step))?.value;
    else node = node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  }
  return node !== undefined && holds(node, value);
}

function setValue(sheet: Sheet, route: Route, value: PatchValue, comments?: readonly string[]): readonly Edit[] {
  if (isThere(sheet, route, value)) return [];
  const found = follow(sheet, route);
  const slot = found?.chain.at(-1);
  if (!found || !slot || found.missing.length > 0)
    return addValue(sheet, found ?? { chain: [], missing: route }, value, comments);
  if (route.length === 0) throw new PatchRefused('shape', 'A whole document is not replaced.');
  requireUnshared(sheet, found.chain.slice(0, -1));
  requireAlone(sheet, slot.token, 'may use others');
  const { node } = slot;
  const isText =
    node.kind === 'scalar' && node.type === 'string' && !slot.isAlias && slot.token.start === node.span.start;
  if (!isText || typeof value !== 'string') return replaceValue(sheet, slot, value);
  return rewriteText(sheet, slot, node, [{ span: { start: 0, end: String(node.value).length }, text: value }]);
}

function insertValue(sheet: Sheet, route: Route, value: PatchValue, comments?: readonly string[]): readonly Edit[] {
  const step = route.at(-1);
  if (typeof step === 'number') {
    const list = follow(sheet, route.slice(0, -1));
    return addValue(
      sheet,
      list ? { chain: list.chain, missing: [...list.missing, step] } : { chain: [], missing: route },
      value,
      comments,
    );
  }
  if (isThere(sheet, route, value)) return [];
  const found = follow(sheet, route);
  if (!found || found.missing.length > 1 || (found.missing.length > 0 && !isMerged(found)))
    return addValue(sheet, found ?? { chain: [], missing: route }, value, comments);
  throw new PatchRefused('taken', `There is "${String(step)}" already.`);
}

function quoteScalar(
  sheet: Sheet,
  { chain, slot }: { readonly chain: readonly Slot[]; readonly slot: Slot },
): readonly Edit[] {
  const { node, token } = slot;
  if (node.kind !== 'scalar') throw new PatchRefused('shape', 'Only a single value can be put in quotes.');
  if (slot.isAlias) throw new PatchRefused('shared', 'What stands there comes from an anchor in another place.');
  if (node.type === 'string') return [];
  requireUnshared(sheet, chain);
  const text = sheet.text.slice(node.span.start, node.span.end);
  const isEmpty = token.start === token.end;
  return [{ span: token, text: `${isEmpty ? ' ' : ''}${quoted(text, sheet.habits.quote)}` }];
}
