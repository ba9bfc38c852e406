import type { SyntaxProblem } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';

/** A problem of a text with its place in the file. */
export function syntaxProblem({ language, message, hint }: SyntaxProblem, place: Place): Problem {
  return { code: 'syntax', language, place, message, ...(hint === undefined ? {} : { hint }) };
}
