import { chartKey, compareVersions, type Key } from '../../knowledge/index.ts';
import type { Route } from '../../model/node.ts';
import type { Problem } from '../../model/problem.ts';
import type { Release, View } from '../../model/release.ts';
import { forLatest } from '../../text/for-latest.ts';
import { templatesRead } from './own-values.ts';
import { writtenPart } from './truth.ts';

/** A key below `runners` that the chart no longer reads. */
export interface LegacyKey {
  readonly at: View;
  /** The keys in it that are dead: the key itself if it is one setting. */
  readonly dead: readonly View[];
}

/**
 * The keys below `runners` that older charts read and this one does not: one for each that stands right below `runners`. Not those that
 * the user's own templates read. Several rules ask for them.
 */
export const legacyRunnersKeys = forLatest(({ chart, values }: Release): readonly LegacyKey[] => {
  if (!values || chart === null) return [];
  const isRead = templatesRead(values);
  return values
    .at('runners')
    .entries()
    .filter((at) => writtenPart(at) !== undefined)
    .flatMap((at) => {
      const key = chartKey(at.route);
      if (!key) return [];
      const isWholeDead = isDead(key, chart) && !isRead(at.route);
      if (key.keys.size === 0) return isWholeDead ? [{ at, dead: [at] }] : [];
      const dead = at
        .entries()
        .filter(({ written, route }) => written && isLegacyRunnersKey(route, chart) && !isRead(route));
      return dead.length > 0 || isWholeDead ? [{ at, dead }] : [];
    });
});

/** True for a route below `runners` that only older charts read, or that stands in a map which nothing reads any more. */
export function isLegacyRunnersKey(route: Route, chart: string): boolean {
  return (
    route[0] === 'runners' &&
    [2, 3].some((length) => {
      const key = route.length >= length ? chartKey(route.slice(0, length)) : undefined;
      return key !== undefined && isDead(key, chart);
    })
  );
}

function isDead(key: Key, chart: string): boolean {
  return key.until !== undefined && compareVersions(chart, key.until) > 0;
}

/** `rbac.resources` or `rbac.verbs` in a chart that no longer reads them; undefined for every other problem. */
export function ignoredRbacKey(problem: Problem): View | undefined {
  if (problem.code !== 'unknown-key' || problem.document !== 'values') return undefined;
  return /^rbac\.(resources|verbs)$/.test(problem.at.route.join('.')) ? problem.at : undefined;
}
