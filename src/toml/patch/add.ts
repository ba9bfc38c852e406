import { beginsWith } from '../../model/route.ts';
import type { Route } from '../../model/node.ts';
import { wrap } from '../../model/patch-value.ts';
import { PatchRefused, type PatchValue } from '../../model/patch.ts';
import { insertInBrackets } from '../../text/brackets.ts';
import type { Edit } from '../../text/edit.ts';
import { keyText } from '../write.ts';
import { blankAbove, isHeader } from './habits.ts';
import { columnOfRow, endOf, endOfTable, headOf, lastPair, linesAbove, linesBelow } from './lines.ts';
import { bracketsOf, isSection, type Located, type Place } from './locate.ts';
import type { Row, Sheet } from './sheet.ts';
import { inlineText, isTables, linesAboveValue, pairText, sectionLines, type Noted } from './values.ts';

/** What is added under a key, in the forms in which its place may want it. */
export interface Addition {
  /** The value in braces or brackets. */
  readonly inline: () => string;
  /** The lines of a pair, whose key is given as it is written. */
  readonly pair: (key: string, column: number) => readonly string[];
  /** The lines of tables with headers; undefined for what needs none. */
  readonly sections?: ((path: readonly string[], column: number) => readonly string[]) | undefined;
}

/** Adds a value where a route goes on that is written up to some place only, below comments where it gets lines of its own. */
export function addValue(located: Located, value: PatchValue, comments: readonly string[] = []): readonly Edit[] {
  const { sheet, chain, missing } = located;
  const [step, ...rest] = missing;
  const wrapped = wrap(rest, value);
  const noted = { route: rest, comments: withoutActions(sheet, comments) };
  if (typeof step === 'string') return addEntry(located, [step], additionOf(sheet, wrapped, noted));
  const holder = chain.at(-1);
  if (holder?.node.kind === 'unknown') throw new PatchRefused('template', 'A template gives this value.');
  if (holder?.node.kind !== 'list' || step === undefined)
    throw new PatchRefused('shape', 'There is no list at this place.');
  return addItem(sheet, holder, { index: step, value: wrapped, noted });
}

/** Helm would run what looks like an action, in a comment too. */
function withoutActions({ options }: Sheet, comments: readonly string[]): readonly string[] {
  return options.templates ? comments.map((comment) => comment.replaceAll('{{', '{ {')) : comments;
}

function additionOf({ habits }: Sheet, value: PatchValue, noted: Noted): Addition {
  return {
    inline: () => inlineText(value),
    pair: (key, column) => [
      ...linesAboveValue(noted, column),
      ' '.repeat(column) + key + habits.equals + pairText(value, habits),
    ],
    sections: isTables(value) ? (path, column) => sectionLines(path, value, column, habits, noted) : undefined,
  };
}

/** Adds something below the last place of a chain, at the keys of a path. */
export function addEntry(
  { sheet, chain }: Pick<Located, 'sheet' | 'chain'>,
  path: readonly string[],
  addition: Addition,
): readonly Edit[] {
  const holder = chain.at(-1);
  if (holder?.node.kind === 'unknown') throw new PatchRefused('template', 'A template gives this value.');
  if (holder?.node.kind !== 'map') throw new PatchRefused('shape', 'There is no table at this place.');
  if (!isSection(holder)) return addInBraces(sheet, holder, path, addition);
  if (holder.node.style === 'dotted') return addDotted(sheet, holder, path, addition);
  if (path.length > 1 || addition.sections) return addTable(sheet, holder, path, addition);
  return addPair(sheet, holder, path[0] ?? '', addition);
}

function addInBraces(sheet: Sheet, { node }: Place, path: readonly string[], { inline }: Addition): readonly Edit[] {
  const brackets = bracketsOf(sheet, node);
  return insertInBrackets(brackets, brackets.parts.length, nested(path, inline()));
}

/** A pair whose value is in as many braces as the path has more keys. */
function nested([key = '', ...rest]: readonly string[], value: string): string {
  return `${keyText(key)} = ${rest.length === 0 ? value : `{ ${nested(rest, value)} }`}`;
}

/** Beside the last of the dotted keys that make the table. */
function addDotted(sheet: Sheet, { route }: Place, path: readonly string[], { pair }: Addition): readonly Edit[] {
  const row = sheet.rows.findLast((one) => one.kind === 'pair' && beginsWith(one.route, route));
  if (!row) throw new PatchRefused('style', 'Dotted keys in braces are not changed.');
  const outer = row.route.length - row.parts.length;
  const keys = namesOf([...route.slice(outer), ...path])
    .map(keyText)
    .join('.');
  return linesBelow(sheet, endOf(sheet, row), pair(keys, columnOfRow(sheet, row)));
}

/** In the table of a header, below its last pair. */
function addPair(sheet: Sheet, holder: Place, key: string, { pair }: Addition): readonly Edit[] {
  const { habits } = sheet;
  const header = headerOf(sheet, holder);
  if (!header && holder.route.length > 0) return addMissingHeader(sheet, holder, key, pair);
  const last = lastPair(sheet, header);
  if (last) return linesBelow(sheet, endOf(sheet, last), pair(keyText(key), columnOfRow(sheet, last)));
  if (header)
    return linesBelow(sheet, endOf(sheet, header), pair(keyText(key), columnOfRow(sheet, header) + habits.keyStep));
  const first = sheet.rows[0];
  if (!first) return linesBelow(sheet, sheet.text.trimEnd().length, pair(keyText(key), 0));
  return linesAbove(sheet, first.arm ? 0 : headOf(sheet, first), pair(keyText(key), 0));
}

/** The header that opens a table; undefined for the root, and for a table that only longer headers imply. */
function headerOf({ rows }: Sheet, { node, route }: Place): Row | undefined {
  return rows.find((row) => isHeader(row) && row.span.start === node.span.start && row.route.length === route.length);
}

/** Above the first of the headers that imply the table. */
function addMissingHeader(sheet: Sheet, { route }: Place, key: string, pair: Addition['pair']): readonly Edit[] {
  const { habits, rows } = sheet;
  const path = namesOf(route);
  const first = firstBelow(sheet, route);
  const outer = rows.findLast(
    (row) => isHeader(row) && row.route.length < route.length && beginsWith(route, row.route),
  );
  if (!first || first.arm !== (outer?.arm ?? null))
    throw new PatchRefused('template', 'A template decides whether this table is there.');
  const wanted = outer ? columnOfRow(sheet, outer) + habits.headerStep : 0;
  const column = Math.min(wanted, columnOfRow(sheet, first));
  const lines = [headerLine(path, column), ...pair(keyText(key), column + habits.keyStep)];
  return linesAbove(sheet, headOf(sheet, first), [...lines, ...blankAbove(habits, [...path, key])]);
}

function headerLine(path: readonly string[], column: number): string {
  return `${' '.repeat(column)}[${path.map(keyText).join('.')}]`;
}

function firstBelow({ rows }: Sheet, route: Route): Row | undefined {
  return rows.find((row) => isHeader(row) && beginsWith(row.route, route));
}

/** New headers, behind all that belongs to the table around them. */
function addTable(sheet: Sheet, holder: Place, path: readonly string[], addition: Addition): readonly Edit[] {
  const { habits } = sheet;
  const header = headerOf(sheet, holder) ?? (holder.route.length > 0 ? firstBelow(sheet, holder.route) : undefined);
  const names = namesOf(holder.route);
  const column = columnBelow(sheet, holder, header);
  const outer = [...names, ...path.slice(0, -1)];
  const lines = addition.sections
    ? addition.sections([...names, ...path], column)
    : [
        ...blankAbove(habits, outer),
        headerLine(outer, column),
        ...addition.pair(keyText(path.at(-1) ?? ''), column + habits.keyStep),
      ];
  const isFirst = sheet.text.trim() === '' && lines[0] === '';
  return linesBelow(sheet, endOfTable(sheet, holder.route, header), isFirst ? lines.slice(1) : lines);
}

/** Column of the headers of the tables in a table. */
function columnBelow(sheet: Sheet, { route }: Place, header: Row | undefined): number {
  const { habits, rows } = sheet;
  const depth = namesOf(route).length + 1;
  const sibling = rows.find((row) => isHeader(row) && row.parts.length === depth && beginsWith(row.route, route));
  if (sibling) return columnOfRow(sheet, sibling);
  return header ? columnOfRow(sheet, header) + habits.headerStep : 0;
}

interface Item {
  readonly index: number;
  readonly value: PatchValue;
  readonly noted: Noted;
}

function addItem(sheet: Sheet, { node, route }: Place, { index, value, noted }: Item): readonly Edit[] {
  if (node.kind !== 'list' || index > node.items.length) throw new PatchRefused('absent', 'The list has fewer items.');
  if (node.style !== 'array-table') return insertInBrackets(bracketsOf(sheet, node), index, inlineText(value));
  if (!isTables(value) || Array.isArray(value)) throw new PatchRefused('value', 'The list holds tables only.');
  const { rows } = sheet;
  const before = rows.find((row) => isHeader(row) && beginsWith(row.route, [...route, index]));
  const anchor = before ?? rows.find((row) => isHeader(row) && beginsWith(row.route, [...route, index - 1]));
  if (!anchor) throw new PatchRefused('style', 'This list is written in a form that is not changed.');
  const lines = sectionLines(namesOf(route), [value], columnOfRow(sheet, anchor), sheet.habits, {
    ...noted,
    route: [0, ...noted.route],
  });
  if (!before) return linesBelow(sheet, endOfTable(sheet, [...route, index - 1], anchor), lines);
  if (before.arm) throw new PatchRefused('template', 'A template decides whether this table is there.');
  return linesAbove(sheet, headOf(sheet, before), lines[0] === '' ? [...lines.slice(1), ''] : lines);
}

/** The names in a route: headers have no indexes. */
export function namesOf(route: Route): readonly string[] {
  return route.filter((step) => typeof step === 'string');
}
