import type { Problem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { Report } from '../../model/rule.ts';
import { capital } from './names.ts';
import { holdsSecret } from './secrets.ts';

type SyntaxProblem = Extract<Problem, { code: 'syntax' }>;

/** Reports every syntax problem of one language, with what it means for the user after the parser's sentence. */
export function reportSyntax(
  release: Release,
  language: SyntaxProblem['language'],
  report: (finding: Report) => void,
  effect: string,
): void {
  for (const problem of release.problems) {
    if (problem.code !== 'syntax' || problem.language !== language) continue;
    const { place, hint } = problem;
    const secret = holdsSecret(place);
    const cause = secret ? 'The value cannot be read.' : sentence(problem.message);
    report({
      at: place,
      message: `${cause} ${effect}`,
      secret,
      ...(hint === undefined ? {} : { remedy: sentence(hint) }),
    });
  }
}

function sentence(text: string): string {
  return capital(/[.!?]$/.test(text) ? text : `${text}.`);
}
