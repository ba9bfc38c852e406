import type { SyntaxProblem } from '../model/node.ts';
import { isLoose, isRejection, readEvents } from './events.ts';
import type { Rejection } from './events.ts';
import { explain } from './explain.ts';
import { depthProblem } from './limits.ts';
import { afterBreak, lineOf } from '../text/line-at.ts';

const MAX_PROBLEMS = 20;
/** Characters that may be read again in search of further problems. */
const MAX_REREAD = 10_000_000;

/**
 * All syntax problems of a text that the parser rejects, in the order of the file, at most 20: after each one its line, with what is
 * indented below it, is taken for a comment and the rest is read again.
 */
export function syntaxProblems(text: string, first: Rejection): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let rest = text;
  let result: ReturnType<typeof readEvents> = first;
  for (let left = MAX_REREAD; isRejection(result) && left > 0 && problems.length < MAX_PROBLEMS; left -= text.length) {
    if (isTooDeep(result)) return [...problems, depthProblem({ start: result.offset, end: result.offset + 1 })];
    const problem = explain(rest, result);
    const without = withoutBlock(rest, problem.span.start);
    if (without !== rest || problems.length === 0) problems.push(problem);
    if (without === rest || isLoose(result)) break;
    rest = without;
    result = readEvents(rest);
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function isTooDeep({ reason }: Rejection): boolean {
  return reason.startsWith('nesting exceeded');
}

/** Turns the line of `offset` into a comment, and the lines below that are indented deeper or close its brackets; offsets stay. */
function withoutBlock(text: string, offset: number): string {
  const { start, end } = lineOf(text, offset);
  const indent = indentAt(text, start);
  let last = end;
  for (let at = afterBreak(text, end); at < text.length; at = afterBreak(text, lineOf(text, at).end)) {
    const line = lineOf(text, at);
    const column = indentAt(text, at);
    const isPart =
      at + column === line.end || column > indent || (column === indent && /[\]}]/.test(text.charAt(at + column)));
    if (!isPart) break;
    last = line.end;
  }
  return text.slice(0, start) + commentOut(text.slice(start, last)) + text.slice(last);
}

/** A comment of the same length, line by line. */
function commentOut(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => '#'.padEnd(line.length));
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === ' ') at++;
  return at - start;
}
