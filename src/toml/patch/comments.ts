import { beginsWith } from '../../model/route.ts';
import type { Route } from '../../model/node.ts';
import { isPatchProblem, orProblem } from '../../model/patch.ts';
import { commentBehind, commentsBetween } from '../../text/comments.ts';
import { isFirstInLine } from '../../text/line-at.ts';
import { commentsAbove } from '../../text/lines-around.ts';
import type { TomlOptions } from '../parse.ts';
import { isHeader } from './habits.ts';
import { headOf } from './lines.ts';
import { locateIn, pairOf, type Located } from './locate.ts';
import { sheetsOf, type Row } from './sheet.ts';

/**
 * The comments of the key or item at a route in a TOML text: the lines directly above it or its header, then what stands behind, without
 * `#`. None where nothing is written.
 */
export function tomlComments(text: string, options: TomlOptions, route: Route): readonly string[] {
  const found = orProblem(() => commentsAt(locateIn(sheetsOf(text, options), route)));
  return isPatchProblem(found) ? [] : found;
}

function commentsAt({ sheet, chain, missing }: Located): readonly string[] {
  const place = chain.at(-1);
  if (!place || missing.length > 0) return [];
  const { text, rows } = sheet;
  const { route, node, entry } = place;
  const pair = pairOf(sheet, route);
  const row =
    pair ?? rows.find((one) => isHeader(one) && one.route.length === route.length && beginsWith(one.route, route));
  if (!row) return [];
  const isWhole = row.route.length === route.length;
  const { start } = isWhole ? row.span : (entry?.keySpan ?? node.span);
  const inBrackets = isFirstInLine(text, start) ? commentsAbove(text, start) : start;
  const head = isWhole ? headOf(sheet, row) : inBrackets;
  return [...commentsBetween(text, head, start), ...commentBehind(text, pair ? node.span.end : endOfHeader(text, row))];
}

function endOfHeader(text: string, { parts, span }: Row): number {
  let at = parts.at(-1)?.end ?? span.end;
  while (' \t]'.includes(text.charAt(at)) && at < span.end) at++;
  return at;
}
