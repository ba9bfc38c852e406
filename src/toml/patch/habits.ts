import { beginsWith } from '../../model/route.ts';
import { columnOf, isFirstInLine } from '../../text/line-at.ts';
import { blankLinesAbove, commentsAbove } from '../../text/lines-around.ts';
import type { Row } from './sheet.ts';

/** How a TOML text is written where that is a matter of taste. */
export interface Habits {
  /** Blanks by which keys are indented below their header. */
  readonly keyStep: number;
  /** Blanks by which a header is indented below that of the table around it. */
  readonly headerStep: number;
  /** A blank line stands above headers at the top, and above those of tables in tables. */
  readonly spaced: { readonly top: boolean; readonly nested: boolean };
  readonly equals: ' = ' | '=';
  readonly lineBreak: '\n' | '\r\n';
}

/** The habits of a text; what it does not show is as the chart's own default writes it. */
export function habitsOf(text: string, rows: readonly Row[]): Habits {
  const keyStep = keyStepOf(text, rows);
  const pair = rows.find(({ kind }) => kind === 'pair');
  return {
    keyStep: keyStep ?? 2,
    headerStep: headerStepOf(text, rows) ?? keyStep ?? 2,
    spaced: spacing(text, rows.filter(isHeader)),
    equals: pair && text.charAt(pair.parts.at(-1)?.end ?? 0) === '=' ? '=' : ' = ',
    lineBreak: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
  };
}

/** True for the header of a table. */
export function isHeader({ kind }: Row): boolean {
  return kind === 'table' || kind === 'item';
}

function keyStepOf(text: string, rows: readonly Row[]): number | undefined {
  const index = rows.findIndex((row, at) => {
    const next = rows[at + 1];
    return isHeader(row) && next?.kind === 'pair' && isFirstInLine(text, next.span.start);
  });
  return stepBetween(text, rows[index], rows[index + 1]);
}

function headerStepOf(text: string, rows: readonly Row[]): number | undefined {
  const headers = rows.filter(isHeader);
  for (const [index, header] of headers.entries()) {
    const outer = headers
      .slice(0, index)
      .findLast(({ route }) => route.length < header.route.length && beginsWith(header.route, route));
    if (outer) return stepBetween(text, outer, header);
  }
  return undefined;
}

function stepBetween(text: string, outer: Row | undefined, inner: Row | undefined): number | undefined {
  if (!outer || !inner) return undefined;
  return Math.max(0, columnOf(text, inner.span.start) - columnOf(text, outer.span.start));
}

/** The last header tells; what is first at the top has nothing to be parted from. */
function spacing(text: string, headers: readonly Row[]): Habits['spaced'] {
  const top = headers.filter(({ parts }) => parts.length === 1).slice(1);
  const nested = headers.filter(({ parts }) => parts.length > 1);
  return { top: top.length === 0 || isSpaced(text, top.at(-1)), nested: isSpaced(text, nested.at(-1)) };
}

function isSpaced(text: string, row: Row | undefined): boolean {
  const head = row && commentsAbove(text, row.span.start);
  return head !== undefined && blankLinesAbove(text, head) < head;
}

/** What stands above the header of a path. */
export function blankAbove({ spaced }: Habits, path: readonly string[]): readonly string[] {
  return (path.length > 1 ? spaced.nested : spaced.top) ? [''] : [];
}
