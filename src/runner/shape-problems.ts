import type { LayeredView } from '../document/view.ts';
import type { Problem } from '../model/problem.ts';
import type { ShapeProblem } from '../schema/index.ts';

/** Shape problems with the view of the setting they are about. */
export function shapeProblems(
  problems: readonly ShapeProblem[],
  root: LayeredView,
  document: 'values' | 'config',
): readonly Problem[] {
  return problems.map(({ route, ...problem }) => ({ ...problem, document, at: root.at(route) }));
}
