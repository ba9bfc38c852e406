import { isList, isMap } from '../../model/patch-value.ts';
import type { PatchMap, PatchValue } from '../../model/patch.ts';
import type { Habits } from './habits.ts';
import { doubleQuoted, isPlainSafe, literalOf, stringToken } from './strings.ts';

/** A value as it is written behind a colon or a dash. */
export interface Written {
  /** On the line of the key or dash; empty where the value begins below. */
  readonly head: string;
  /** The lines below, indented. */
  readonly body: readonly string[];
}

/** A value in block style, behind a key or dash in that column. */
export function written(value: PatchValue, column: number, habits: Habits): Written {
  if (isMap(value) && Object.keys(value).length > 0)
    return { head: '', body: mapLines(value, column + habits.step, habits) };
  if (isList(value) && standsInLines(value, habits))
    return { head: '', body: listLines(value, column + habits.listStep, habits) };
  const literal = typeof value === 'string' && value.includes('\n') ? literalOf(value, habits.step) : undefined;
  if (!literal) return { head: flowText(value, habits, false), body: [] };
  return { head: literal.header, body: indented(literal.lines, column + habits.step) };
}

/** A value behind a dash: a map begins on the line of the dash. */
export function writtenItem(value: PatchValue, column: number, habits: Habits): Written {
  const lines = compactLines(value, column + 2, habits);
  if (!lines) return written(value, column, habits);
  const [first = '', ...body] = lines;
  return { head: first.trimStart(), body };
}

/** The lines of a map that is not empty, its keys in that column. */
export function mapLines(map: PatchMap, column: number, habits: Habits): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => entryLines(key, written(value, column, habits), column));
}

/** The lines of a key with its value. */
export function entryLines(key: string, { head, body }: Written, column: number): readonly string[] {
  return [`${blanks(column)}${keyToken(key, false)}:${head === '' ? '' : ` ${head}`}`, ...body];
}

/** The lines of a list item. */
export function itemLines(value: PatchValue, column: number, habits: Habits): readonly string[] {
  const { head, body } = writtenItem(value, column, habits);
  return [`${blanks(column)}- ${head}`, ...body];
}

/** A value on one line, in brackets where it has parts. */
export function flowText(value: PatchValue, habits: Habits, inFlow = true): string {
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${keyToken(key, true)}: ${flowText(item, habits)}`);
    return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
  }
  if (isList(value)) return `[${value.map((item) => flowText(item, habits)).join(', ')}]`;
  return typeof value === 'string' ? stringToken(value, habits.quote, inFlow) : String(value);
}

/** A key, in quotes where it needs them. */
export function keyToken(key: string, inFlow: boolean): string {
  return isPlainSafe(key, inFlow) ? key : doubleQuoted(key);
}

/** Lines with that many blanks before each that is not empty. */
export function indented(lines: readonly string[], column: number): readonly string[] {
  return lines.map((line) => (line === '' ? '' : blanks(column) + line));
}

/** True if a value ends with text of several lines. */
export function endsInText(value: PatchValue): boolean {
  let last: PatchValue | undefined = value;
  while (last !== undefined && (isMap(last) || isList(last))) last = (isList(last) ? last : Object.values(last)).at(-1);
  return typeof last === 'string' && last.includes('\n');
}

function standsInLines(list: readonly PatchValue[], { flowLists }: Habits): boolean {
  return list.length > 0 && !(flowLists && list.every(isSingle));
}

function isSingle(value: PatchValue): boolean {
  return typeof value !== 'object' && !String(value).includes('\n');
}

function listLines(list: readonly PatchValue[], column: number, habits: Habits): readonly string[] {
  return list.flatMap((item) => itemLines(item, column, habits));
}

function compactLines(value: PatchValue, column: number, habits: Habits): readonly string[] | undefined {
  if (isMap(value) && Object.keys(value).length > 0) return mapLines(value, column, habits);
  return isList(value) && standsInLines(value, habits) ? listLines(value, column, habits) : undefined;
}

function blanks(count: number): string {
  return ' '.repeat(count);
}
