import type { Route } from '../../model/node.ts';
import { isList, isMap } from '../../model/patch-value.ts';
import { PatchRefused, type PatchMap, type PatchValue } from '../../model/patch.ts';
import { commentLines } from '../../text/comments.ts';
import { keyText, valueText } from '../write.ts';
import { blankAbove, type Habits } from './habits.ts';

/** A value on one line. */
export function inlineText(value: PatchValue): string {
  requireNoNull(value);
  return valueText(value);
}

function requireNoNull(value: PatchValue): void {
  if (value === null) throw new PatchRefused('value', 'TOML has no null.');
  if (isList(value)) value.forEach(requireNoNull);
  else if (isMap(value)) Object.values(value).forEach(requireNoNull);
}

/** A value behind the equals sign of a pair: text of several lines as such, in the quotes of `like` where it can. */
export function pairText(value: PatchValue, { lineBreak }: Habits, like = ''): string {
  if (typeof value !== 'string') return inlineText(value);
  const isPlain = /^[\t\n\x20-\x7e\xa0-\ud7ff\ue000-\uffff\u{10000}-\u{10ffff}]*$/u.test(value);
  const hasLines = value.includes('\n') && isPlain && lineBreak === '\n';
  if (like.startsWith("'") && !value.includes("'") && isPlain) {
    if (!value.includes('\n')) return `'${value}'`;
    if (hasLines) return `'''\n${value}'''`;
  }
  if (!hasLines) return inlineText(value);
  return `"""\n${value.replaceAll('\\', '\\\\').replaceAll('"""', '""\\"').replace(/"$/, '\\"')}"""`;
}

/** True for values that get headers of their own: tables, and lists of tables. */
export function isTables(value: PatchValue): value is PatchMap | readonly PatchMap[] {
  return isMap(value) || (isList(value) && value.length > 0 && value.every(isMap));
}

/** Comments for what stands at a route below a value. */
export interface Noted {
  readonly route: Route;
  readonly comments: readonly string[];
}

/** What a value that is itself below another is to get of the comments. */
function notedBelow(noted: Noted | undefined, step: string | number): Noted | undefined {
  return noted && noted.route[0] === step ? { ...noted, route: noted.route.slice(1) } : undefined;
}

/** The comments above a value itself. */
export function linesAboveValue(noted: Noted | undefined, column: number): readonly string[] {
  return noted?.route.length === 0 ? commentLines(noted.comments, column) : [];
}

/** The lines of a table, or of each table of a list, with those below; the first header is indented by `column`. */
export function sectionLines(
  path: readonly string[],
  value: PatchValue,
  column: number,
  habits: Habits,
  noted?: Noted,
): readonly string[] {
  const style = { column, habits };
  if (!isList(value)) return tableLines(path, value, { ...style, noted, brackets: ['[', ']'] });
  return value.flatMap((item, index) =>
    tableLines(path, item, { ...style, noted: notedBelow(noted, index), brackets: ['[[', ']]'] }),
  );
}

interface Style {
  readonly column: number;
  readonly habits: Habits;
  readonly brackets: readonly [string, string];
  readonly noted: Noted | undefined;
}

/** A header that only leads to others is left out, unless comments stand above it. */
function tableLines(
  path: readonly string[],
  value: PatchValue,
  { column, habits, brackets, noted }: Style,
): readonly string[] {
  const entries = Object.entries(isMap(value) ? value : {});
  const pairs = entries.filter(([, inner]) => !isTables(inner));
  const tables = entries.filter(([, inner]) => isTables(inner));
  const above = linesAboveValue(noted, column);
  const isNeeded = pairs.length > 0 || tables.length === 0 || brackets[0] === '[[' || above.length > 0;
  const inner = isNeeded ? column + habits.headerStep : column;
  return [
    ...(isNeeded
      ? [
          ...blankAbove(habits, path),
          ...above,
          ' '.repeat(column) + brackets[0] + path.map(keyText).join('.') + brackets[1],
        ]
      : []),
    ...pairs.flatMap(([key, one]) => [
      ...linesAboveValue(notedBelow(noted, key), column + habits.keyStep),
      pairLine(key, pairText(one, habits), column + habits.keyStep, habits),
    ]),
    ...tables.flatMap(([key, one]) => sectionLines([...path, key], one, inner, habits, notedBelow(noted, key))),
  ];
}

/** A key with its value, as it is written on a line. */
export function pairLine(key: string, value: string, column: number, { equals }: Habits): string {
  return ' '.repeat(column) + keyText(key) + equals + value;
}
