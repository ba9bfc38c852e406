import { holds } from '../../model/patch-value.ts';
import { orProblem, PatchRefused, type Change, type PatchProblem, type PatchValue } from '../../model/patch.ts';
import { composeEdits } from '../../text/compose-edits.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import type { TomlOptions } from '../parse.ts';
import { addValue } from './add.ts';
import { locate, locateIn, pairOf, type Located, type Place } from './locate.ts';
import { movePlace, renameKey } from './move.ts';
import { removePlace } from './remove.ts';
import { requireNoAction, sheetsOf, type Sheet } from './sheet.ts';
import { inlineText, pairText } from './values.ts';

/**
 * The edits that make a change in a TOML text, or why it cannot be made. All other text stays as it is, and so do all other values; a table
 * that only longer headers or dotted keys imply goes with the last of them. Spans are UTF-16 offsets in `text`.
 */
export function tomlEdits(text: string, options: TomlOptions, change: Change): readonly Edit[] | PatchProblem {
  return orProblem(() => {
    const sheets = sheetsOf(text, options);
    const edits = editsIn(sheets, change);
    for (const sheet of sheets) requireNoAction(sheet, edits);
    return edits;
  });
}

/** A key is renamed, or its value put in quotes, in every arm of a template; other changes must mean one and the same value. */
function editsIn(sheets: readonly Sheet[], change: Change): readonly Edit[] {
  const there = sheets.map((sheet) => locate(sheet, change.route)).filter(({ missing }) => missing.length === 0);
  if (there.length === 0 || change.op === 'insert') return editsOf(locateIn(sheets, change.route), change);
  const made = new Map(
    there.map((located) => editsOf(located, change)).map((edits) => [JSON.stringify(edits), edits] as const),
  );
  const [edits = [], ...others] = made.values();
  if (others.length === 0) return edits;
  if (change.op !== 'rename' && change.op !== 'quote')
    throw new PatchRefused('template', 'A template decides which of several values stands here.');
  return [...new Map([edits, ...others].flat().map((edit) => [edit.span.start, edit])).values()];
}

function editsOf(located: Located, change: Change): readonly Edit[] {
  switch (change.op) {
    case 'set':
      return setValue(located, change.value, change.comments);
    case 'insert':
      return insertValue(located, change);
    case 'quote':
      return quoteScalar(located, written(located));
    case 'remove':
      written(located);
      return removePlace(located);
    case 'unify':
      throw new PatchRefused('shape', 'In TOML no key is written twice.');
    case 'rename':
      written(located);
      return renameKey(located, change.key);
    default:
      written(located);
      return movePlace(located, change.to);
  }
}

/** What stands at the end of a route. */
function written({ chain, missing }: Located): Place {
  const place = chain.at(-1);
  if (!place || missing.length > 0) throw new PatchRefused('absent', 'There is nothing at this place.');
  if (chain.length === 1) throw new PatchRefused('shape', 'A whole document is not changed.');
  return place;
}

function setValue(located: Located, value: PatchValue, comments?: readonly string[]): readonly Edit[] {
  const { sheet, chain, missing } = located;
  const place = chain.at(-1);
  if (!place || missing.length > 0) return addValue(located, value, comments);
  if (holds(place.node, value)) return [];
  const { node, route } = written(located);
  if (node.kind === 'unknown') throw new PatchRefused('template', 'A template gives this value.');
  const pair = pairOf(sheet, route);
  if (!pair || (node.kind === 'map' && node.style === 'dotted')) return replaceTable(located, value);
  const old = sheet.text.slice(node.span.start, node.span.end);
  const isWhole = pair.route.length === route.length;
  return [{ span: node.span, text: isWhole ? pairText(value, sheet.habits, old) : inlineText(value) }];
}

/** A table with headers goes, and what comes in its place is written as if it had not been there. */
function replaceTable(located: Located, value: PatchValue): readonly Edit[] {
  const { sheet, chain } = located;
  const removed = removePlace(located);
  const route = chain.at(-1)?.route ?? [];
  const rest = locateIn(sheetsOf(applyEdits(sheet.text, removed), sheet.options), route);
  if (rest.missing.length === 0) throw new PatchRefused('style', 'This list of tables is not replaced.');
  return composeEdits(removed, addValue(rest, value));
}

type Insertion = Extract<Change, { readonly op: 'set' | 'insert' }>;

function insertValue(located: Located, { route, value, comments }: Insertion): readonly Edit[] {
  const { chain, missing } = located;
  const step = route.at(-1);
  if (typeof step === 'number' && missing.length === 0)
    return addValue({ ...located, chain: chain.slice(0, -1), missing: [step] }, value, comments);
  if (missing.length > 0) return addValue(located, value, comments);
  const place = chain.at(-1);
  if (place && holds(place.node, value)) return [];
  throw new PatchRefused('taken', `There is "${String(step)}" already.`);
}

function quoteScalar({ sheet }: Located, { node }: Place): readonly Edit[] {
  if (node.kind === 'unknown') throw new PatchRefused('template', 'A template gives this value.');
  if (node.kind !== 'scalar') throw new PatchRefused('shape', 'Only a single value can be put in quotes.');
  if (node.type === 'string') return [];
  return [{ span: node.span, text: inlineText(sheet.text.slice(node.span.start, node.span.end)) }];
}
