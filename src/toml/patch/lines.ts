import { beginsWith } from '../../model/route.ts';
import type { Route } from '../../model/node.ts';
import { PatchRefused } from '../../model/patch.ts';
import type { Arm, Block } from '../../template/blocks.ts';
import type { Edit } from '../../text/edit.ts';
import { columnOf, lineEnd, lineStart, nextLine, skipBlanks } from '../../text/line-at.ts';
import { commentsAbove } from '../../text/lines-around.ts';
import { isHeader } from './habits.ts';
import type { Row, Sheet } from './sheet.ts';

/** Column of a statement. */
export function columnOfRow({ text }: Sheet, row: Row): number {
  return columnOf(text, row.span.start);
}

/** Begin of a statement's line, or of the comments directly above that belong to it. */
export function headOf(sheet: Sheet, row: Row): number {
  const previous = sheet.rows[sheet.rows.indexOf(row) - 1];
  return commentsAbove(sheet.text, row.span.start, columnOfRow(sheet, row), previous?.span.end ?? 0);
}

/** End of the line of a statement; refuses where a template goes on in that line, or opens or closes a block in it. */
export function endOf(sheet: Sheet, row: Row): number {
  const end = requireLineEnd(sheet, row.span.end);
  const start = lineStart(sheet.text, row.span.start);
  const controls = sheet.actions.filter(
    ({ kind, span }) => kind === 'control' && span.start >= start && span.end <= end,
  );
  let depth = 0;
  for (const { keyword } of controls) {
    if (keyword === 'end') depth--;
    else if (keyword !== 'else') depth++;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new PatchRefused('template', 'A template block begins or ends in the line of this key.');
  return end;
}

function requireLineEnd({ text }: Sheet, at: number): number {
  const end = lineEnd(text, at);
  const rest = skipBlanks(text, at);
  if (rest < end && text.charAt(rest) !== '#')
    throw new PatchRefused('template', 'A template goes on in the line where something would be added.');
  return end;
}

/** The end of a statement's line, or of the comments directly below that do not belong to the next statement. */
export function tailOf(sheet: Sheet, row: Row): number {
  const { text, rows } = sheet;
  const next = rows[rows.indexOf(row) + 1];
  const bound = next ? headOf(sheet, next) : text.length;
  let end = endOf(sheet, row);
  for (
    let line = nextLine(text, end);
    line < bound && text.charAt(skipBlanks(text, line)) === '#';
    line = nextLine(text, line)
  )
    end = lineEnd(text, line);
  return end;
}

/** Puts lines below a line that ends at an offset; a comment that ends there does not become theirs. */
export function linesBelow({ text, habits }: Sheet, end: number, lines: readonly string[]): readonly Edit[] {
  if (text === '') return [{ span: { start: 0, end: 0 }, text: lines.map((line) => line + habits.lineBreak).join('') }];
  const isBelowComment = text.charAt(skipBlanks(text, lineStart(text, end))) === '#';
  const parted = isBelowComment && lines[0] !== '' ? ['', ...lines] : lines;
  return [{ span: { start: end, end }, text: parted.map((line) => habits.lineBreak + line).join('') }];
}

/** Puts lines above the line that begins at an offset. */
export function linesAbove({ habits }: Sheet, start: number, lines: readonly string[]): readonly Edit[] {
  return [{ span: { start, end: start }, text: lines.map((line) => line + habits.lineBreak).join('') }];
}

/**
 * Where a table ends: behind the last statement of it and of the tables below it that follow it. `row` is its header, or the first one of
 * those below; undefined for the root. What a template block around the last statement holds too is part of it.
 */
export function endOfTable(sheet: Sheet, route: Route, row: Row | undefined): number {
  const { rows, text } = sheet;
  const first = row ? rows.indexOf(row) : 0;
  const after = rows.findIndex((one, index) => index > first && isHeader(one) && !beginsWith(one.route, route));
  const last = rows[(after < 0 ? rows.length : after) - 1];
  if (!last) return text.length;
  const block = blockAround(row?.arm?.blocks ?? sheet.blocks, last.span.start);
  return block && last.arm !== (row?.arm ?? null) ? endOfBlock(sheet, block) : tailOf(sheet, last);
}

function blockAround(blocks: readonly Block[], at: number): Block | undefined {
  return blocks.find(({ arms }) => arms.some(({ span }) => span.start <= at && at <= span.end));
}

function endOfBlock(sheet: Sheet, { arms }: Block): number {
  const closed = arms.at(-1)?.span.end;
  const end = sheet.actions.find(({ span }) => span.start === closed)?.span.end;
  if (end === undefined || sheet.text.slice(0, end).endsWith('-}}'))
    throw new PatchRefused('template', 'A template takes away the line break where something would be added.');
  return requireLineEnd(sheet, end);
}

/** The last pair of the table of a header (undefined: of the root) beside which another one is in the same table, whatever templates do. */
export function lastPair({ rows, headers, text }: Sheet, header: Row | undefined): Row | undefined {
  const from = header ? rows.indexOf(header) + 1 : 0;
  const limit = headers.find((start) => start > (header?.span.start ?? -1)) ?? text.length;
  const arm: Arm | null = header?.arm ?? null;
  const unknown = rows.findIndex((row, index) => index >= from && row.kind === 'insert');
  return rows
    .slice(from, unknown < 0 ? rows.length : unknown)
    .findLast((row) => row.kind === 'pair' && row.arm === arm && row.span.start < limit);
}
