import type { Problem } from '../../model/problem.ts';
import type { View } from '../../model/release.ts';

/** The manager's image where it is one text in a chart that reads a mapping. */
export function imageAsString(problem: Problem): View | undefined {
  return isWrongValue(problem, 'image') && problem.actual === 'string' ? problem.at : undefined;
}

/** `runners.tags` where it is a list that is not empty. */
export function tagsAsList(problem: Problem): View | undefined {
  return isWrongValue(problem, 'runners.tags') && problem.at.items().length > 0 ? problem.at : undefined;
}

/** A pull secret of the service account that is a mapping; the chart takes the older place of the list as well. */
export function pullSecretAsMap(problem: Problem): View | undefined {
  const isMap = problem.code === 'wrong-type' && problem.document === 'values' && problem.actual === 'map';
  const list = isMap ? problem.at.route.slice(0, -1).join('.') : '';
  return isMap && /^(serviceAccount|rbac)\.imagePullSecrets$/.test(list) ? problem.at : undefined;
}

function isWrongValue(problem: Problem, path: string): problem is Extract<Problem, { code: 'wrong-type' }> {
  return problem.code === 'wrong-type' && problem.document === 'values' && problem.at.route.join('.') === path;
}
