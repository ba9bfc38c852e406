import { beginsWith } from '../../model/route.ts';
import type { Route } from '../../model/node.ts';
import { PatchRefused } from '../../model/patch.ts';
import { removedInBrackets } from '../../text/brackets.ts';
import type { Edit } from '../../text/edit.ts';
import { nextLine } from '../../text/line-at.ts';
import { blankLinesAbove, blankLinesBelow } from '../../text/lines-around.ts';
import type { Span } from '../../text/span.ts';
import { isHeader } from './habits.ts';
import { endOf, headOf, tailOf } from './lines.ts';
import { bracketsOf, pairOf, type Located } from './locate.ts';
import { requireNoAction, type Row, type Sheet } from './sheet.ts';

/** Removes the value at the end of a chain with its key or headers, and with its comments. */
export function removePlace(located: Located): readonly Edit[] {
  const edits = removals(located);
  requireNoAction(located.sheet, edits);
  return edits;
}

function removals({ sheet, chain }: Located): readonly Edit[] {
  const place = chain.at(-1);
  const holder = chain.at(-2);
  if (!place || !holder) throw new PatchRefused('shape', 'A whole document is not removed.');
  const pair = pairOf(sheet, place.route);
  if (!pair || pair.route.length === place.route.length) return removeRows(sheet, place.route);
  const brackets = bracketsOf(sheet, holder.node);
  const part = brackets.parts.find(({ start }) => start === (place.entry?.keySpan ?? place.node.span).start);
  if (!part) throw new PatchRefused('style', 'Dotted keys in braces are not changed.');
  return [{ span: removedInBrackets(brackets, part), text: '' }];
}

function removeRows(sheet: Sheet, route: Route): readonly Edit[] {
  return runsOf(sheet, route).map((run) => ({ span: withBlankLines(sheet.text, linesOf(sheet, run)), text: '' }));
}

/** The statements about a route and what is below it, as runs without others between. */
export function runsOf({ rows }: Sheet, route: Route): readonly (readonly Row[])[] {
  const runs: Row[][] = [];
  let wasIn = false;
  for (const row of rows) {
    const isIn = beginsWith(row.route, route);
    if (isIn && wasIn) runs.at(-1)?.push(row);
    else if (isIn) runs.push([row]);
    wasIn = isIn;
  }
  return runs;
}

/** From the comments of the first statement to the end of the last; tables take the comments behind their last line along. */
export function linesOf(sheet: Sheet, run: readonly Row[]): Span {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) throw new PatchRefused('absent', 'There is nothing at this place.');
  return { start: headOf(sheet, first), end: run.some(isHeader) ? tailOf(sheet, last) : endOf(sheet, last) };
}

/** Blank lines on both sides become those of one; none begin the text. */
function withBlankLines(text: string, { start, end }: Span): Span {
  const next = nextLine(text, end);
  const below = blankLinesBelow(text, next);
  if (start === 0) return { start, end: below };
  return { start: next === text.length || below > next ? blankLinesAbove(text, start) : start, end: next };
}
