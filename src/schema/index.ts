export { checkShape } from './check.ts';
export type { Format, ShapeProblem } from './problem.ts';
