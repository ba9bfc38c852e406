import { compareVersions } from '../knowledge/index.ts';
import type { Release } from '../model/release.ts';
import type { Rule } from '../model/rule.ts';

/** True where a rule is about the versions of chart and runner that a release has. */
export function appliesTo(
  { appliesFrom }: Pick<Rule, 'appliesFrom'>,
  { chart, runner }: Pick<Release, 'chart' | 'runner'>,
): boolean {
  return appliesFrom === undefined || (isFrom(runner, appliesFrom.runner) && isFrom(chart, appliesFrom.chart));
}

function isFrom(version: string | null, first: string | undefined): boolean {
  return first === undefined || (version !== null && compareVersions(version, first) >= 0);
}
