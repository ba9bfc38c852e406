import type { Problem } from '../../model/problem.ts';
import type { Release, View } from '../../model/release.ts';
import { misplacedIn } from './misplaced.ts';

/** A setting of the whole manager that stands in a runner's table of a template; undefined for every other problem. */
export function globalKeyInTemplate(problem: Problem, role: Release['configRole']): View | undefined {
  return role === 'template' && problem.code === 'unknown-key' && misplacedIn(problem) === '' ? problem.at : undefined;
}
