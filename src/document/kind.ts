import type { Entry, MapNode, Route } from '../model/node.ts';
import { isChartKey } from '../knowledge/index.ts';
import { lastEntries } from './source.ts';

/** A map in a document that holds values of the runner chart. */
export interface ChartValues {
  readonly root: MapNode;
  /** Way to the map from where the search began; empty for values that are for the runner chart alone. */
  readonly route: Route;
  /** The key that holds the map; undefined at the root. */
  readonly entry?: Entry;
}

/** Keys that hardly any other chart has at its root. */
const TELLTALES = [
  'gitlabUrl',
  'runnerRegistrationToken',
  'runnerToken',
  'unregisterRunners',
  'checkInterval',
  'certsSecretName',
  'runners',
];
/** How deep below the root a sub-chart's values are looked for: `gitlab.gitlab-runner` is two. */
const ALIAS_DEPTH = 3;

/** Every map of values that is for the runner chart: the root itself, or what stands below sub-chart aliases. */
export function chartValuesIn(root: MapNode): readonly ChartValues[] {
  if (isChartValues(root)) return [{ root, route: [] }];
  return underAliases(root, []);
}

function underAliases(map: MapNode, route: Route): readonly ChartValues[] {
  if (route.length >= ALIAS_DEPTH) return [];
  return lastEntries(map).flatMap((entry) => {
    const { value } = entry;
    if (value.kind !== 'map') return [];
    const here = [...route, entry.key];
    if (isChartValues(value) || entry.key === 'gitlab-runner') return [{ root: value, route: here, entry }];
    return underAliases(value, here);
  });
}

/** A telltale key, and no more than half of the keys foreign: charts of the same name made at home share some keys. */
function isChartValues(map: MapNode): boolean {
  return lastEntries(map).some(isTelltale) && foreignShare(map) <= 1 / 2;
}

/** How many of the keys of a map the runner chart does not have at its root, from 0 to 1. */
export function foreignShare(map: MapNode): number {
  const entries = lastEntries(map);
  const foreign = entries.filter(({ name }) => !isChartKey(name)).length;
  return foreign / Math.max(entries.length, 1);
}

function isTelltale({ name, value }: Entry): boolean {
  if (name !== 'runners') return TELLTALES.includes(name);
  return value.kind === 'map' && value.entries.some((child) => isChartKey(`runners.${child.name}`));
}
