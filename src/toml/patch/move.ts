import { beginsWith } from '../../model/route.ts';
import type { Node, Route } from '../../model/node.ts';
import { PatchRefused } from '../../model/patch.ts';
import { composeEdits } from '../../text/compose-edits.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { lineEnd, nextLine, skipBlanks } from '../../text/line-at.ts';
import type { Span } from '../../text/span.ts';
import { findEntry } from '../find.ts';
import { keyText } from '../write.ts';
import { addEntry, namesOf, type Addition } from './add.ts';
import { blankAbove, isHeader } from './habits.ts';
import { columnOfRow } from './lines.ts';
import { locate, locateIn, pairOf, type Located, type Place } from './locate.ts';
import { linesOf, removePlace, runsOf } from './remove.ts';
import { sheetsOf, type Row, type Sheet } from './sheet.ts';

/** Gives the key at the end of a chain another name, in every statement that has it. */
export function renameKey({ sheet, chain }: Located, key: string): readonly Edit[] {
  const place = chain.at(-1);
  const holder = chain.at(-2);
  if (!place?.entry || holder?.node.kind !== 'map') throw new PatchRefused('shape', 'Only a key can be renamed.');
  if (place.entry.key === key) return [];
  const other = findEntry(holder.node, key);
  if (other && other !== place.entry) throw new PatchRefused('taken', `There is "${key}" already.`);
  const pair = pairOf(sheet, place.route);
  if (pair && pair.route.length < place.route.length) return [{ span: place.entry.keySpan, text: keyText(key) }];
  return partsAt(sheet, place.route).map((span) => ({ span, text: keyText(key) }));
}

/** Where the last name of a route stands, in the keys of all statements that lead through it. */
function partsAt({ rows }: Sheet, route: Route): readonly Span[] {
  const depth = namesOf(route).length;
  return rows.flatMap((row) => {
    const index = beginsWith(row.route, route) ? depth - 1 - (namesOf(row.route).length - row.parts.length) : -1;
    const part = row.parts[index];
    return part ? [part] : [];
  });
}

/** Moves the key at the end of a chain, with its value and comments, to a route where nothing stands. */
export function movePlace(located: Located, to: Route): readonly Edit[] {
  const { sheet, chain } = located;
  const place = chain.at(-1);
  const key = to.at(-1);
  if (!place?.entry || typeof key !== 'string' || beginsWith(to, place.route))
    throw new PatchRefused('shape', 'A key is moved to a key outside it.');
  if (to.length === place.route.length && beginsWith(to, place.route.slice(0, -1))) return renameKey(located, key);
  if (locate(sheet, to).missing.length === 0) throw new PatchRefused('taken', `There is "${key}" already.`);
  requireUnconditional(sheet, place);
  const addition = taken(sheet, place);
  const removed = removePlace(located);
  const target = locateIn(sheetsOf(applyEdits(sheet.text, removed), sheet.options), to);
  const path = target.missing.filter((step) => typeof step === 'string');
  if (path.length < target.missing.length) throw new PatchRefused('absent', 'There is no list at this place.');
  const added = addEntry(target, path, addition);
  if (added.some(({ span }) => isInBlock(target.sheet, span)))
    throw new PatchRefused('template', 'A template decides whether the new place is there.');
  return composeEdits(removed, added);
}

/** What is in an arm of a template would always be there elsewhere. */
function requireUnconditional(sheet: Sheet, { route }: Place): void {
  const pair = pairOf(sheet, route);
  if (sheet.rows.some((row) => row.arm && (row === pair || beginsWith(row.route, route))))
    throw new PatchRefused('template', 'A template decides whether this is there.');
}

function isInBlock({ blocks }: Sheet, { start, end }: Span): boolean {
  return blocks.some(({ arms }) => arms.some(({ span }) => span.start <= start && end <= span.end));
}

/** What is moved, in the form in which it is written. */
function taken(sheet: Sheet, place: Place): Addition {
  const pair = pairOf(sheet, place.route);
  if (!pair) return takenTable(sheet, place);
  const { start, end } = place.node.span;
  const value = sheet.text.slice(start, end);
  if (pair.route.length < place.route.length)
    return { inline: () => value, pair: (key, column) => [' '.repeat(column) + key + sheet.habits.equals + value] };
  return {
    inline: () => {
      if (hasComments(sheet, pair, place))
        throw new PatchRefused('style', 'A value with comments is not moved into braces.');
      return value;
    },
    pair: (key, column) => {
      const keySpan = { start: pair.span.start, end: pair.parts.at(-1)?.end ?? pair.span.start };
      return linesAt(sheet, place, { run: [pair], column, keys: [{ span: keySpan, text: key }] });
    },
  };
}

function hasComments(sheet: Sheet, pair: Row, { node }: Place): boolean {
  const { start, end } = linesOf(sheet, [pair]);
  return /#/.test(sheet.text.slice(start, pair.span.start) + sheet.text.slice(node.span.end, end));
}

/** Headers with what is below them; each gets the new path. */
function takenTable(sheet: Sheet, place: Place): Addition {
  const runs = runsOf(sheet, place.route);
  const depth = namesOf(place.route).length;
  if (!runs.every(([first]) => first && isHeader(first)))
    throw new PatchRefused('style', 'A table of dotted keys is not moved.');
  const refuse = () => {
    throw new PatchRefused('style', 'A table with a header is not moved into braces or dotted keys.');
  };
  const sections = (path: readonly string[], column: number) =>
    runs.flatMap((run) => {
      const keys = run.filter(isHeader).map((row) => newPath(row, depth, path));
      return [...blankAbove(sheet.habits, path), ...linesAt(sheet, place, { run, column, keys })];
    });
  return { inline: refuse, pair: refuse, sections };
}

function newPath({ parts, span }: Row, depth: number, path: readonly string[]): Edit {
  const start = parts[0]?.start ?? span.start;
  return { span: { start, end: parts[depth - 1]?.end ?? start }, text: path.map(keyText).join('.') };
}

interface Moved {
  readonly run: readonly Row[];
  /** Where the first statement shall begin. */
  readonly column: number;
  /** The keys as they will be. */
  readonly keys: readonly Edit[];
}

/** The lines of statements at another column; lines inside strings stay as they are. */
function linesAt(sheet: Sheet, { node }: Place, { run, column, keys }: Moved): readonly string[] {
  const { text } = sheet;
  const lines = linesOf(sheet, run);
  const by = column - (run[0] ? columnOfRow(sheet, run[0]) : 0);
  const strings = stringsIn(node);
  const edits: Edit[] = [...keys];
  for (let start = lines.start; start < lines.end; start = nextLine(text, start)) {
    if (strings.some(({ span }) => span.start < start && start < span.end)) continue;
    const edit = indentation(text, start, by);
    if (edit) edits.push(edit);
  }
  const inside = edits.map(({ span, text: made }) => ({
    span: { start: span.start - lines.start, end: span.end - lines.start },
    text: made,
  }));
  return applyEdits(text.slice(lines.start, lines.end), inside).split(/\r?\n/);
}

/** Moves the begin of a line that is not empty. */
function indentation(text: string, start: number, by: number): Edit | undefined {
  const content = skipBlanks(text, start);
  if (content === lineEnd(text, start)) return undefined;
  if (by >= 0) return { span: { start, end: start }, text: ' '.repeat(by) };
  return { span: { start, end: Math.min(content, start - by) }, text: '' };
}

/** Everything in a tree that may hold line breaks as text; its depth is that of the parsed text, which is limited. */
function stringsIn(node: Node): readonly Node[] {
  if (node.kind === 'map') return node.entries.flatMap(({ value }) => stringsIn(value));
  return node.kind === 'list' ? node.items.flatMap(stringsIn) : [node];
}
