import type { Route } from '../model/node.ts';
import { CHART_DEFAULTS } from './generated/chart-defaults.ts';
import { CHART_KEYS } from './generated/chart-keys.ts';
import { CHART_VERSIONS, newestChart } from './generated/chart-versions.ts';
import { keyAt, parseKeys, type Key, type KeyTree } from './key.ts';
import { stepsOf } from '../text/path.ts';
import { satisfies } from '../text/semver.ts';
import { compareVersions, resolveVersion } from './versions.ts';

export { newestChart };

let tree: KeyTree | undefined;
let charts: readonly string[] | undefined;

/** Keys of the chart's values; Helm tells upper from lower case. */
export function chartKeys(): KeyTree {
  return (tree ??= { root: parseKeys(CHART_KEYS), find: (table, name) => table.keys.get(name) });
}

/** A values key by its route (indexes are skipped) or dotted path, whatever versions read it. */
export function chartKey(route: string | Route): Key | undefined {
  const steps = typeof route === 'string' ? stepsOf(route) : route.filter((step) => typeof step === 'string');
  return keyAt(chartKeys(), steps);
}

/** True if any version of the chart reads that key. */
export function isChartKey(route: string | Route): boolean {
  return chartKey(route) !== undefined;
}

/** The chart release that a version means: a partial one the newest that it covers, one newer than all the newest. */
export function chartVersion(version: string): string {
  return version === newestChart ? version : (resolveVersion(version, chartReleases()) ?? newestChart);
}

/** The newest release of the chart that a range of Helm allows (`0.66.x`, `~0.80.1`); undefined for what is no range, and where none is known. */
export function newestChartIn(range: string): string | undefined {
  return chartReleases().findLast((version) => satisfies(version, range) === true);
}

/** The runner that a chart installs unless its image is changed (appVersion). */
export function runnerVersionOf(chart: string): string | undefined {
  const lines = `\n${CHART_VERSIONS}\n`;
  const start = lines.indexOf(`\n${chartVersion(chart)} `);
  return start < 0 ? undefined : lines.slice(lines.indexOf(' ', start) + 1, lines.indexOf('\n', start + 1));
}

/** All known releases of the chart, the oldest first. */
export function chartReleases(): readonly string[] {
  return (charts ??= CHART_VERSIONS.split('\n').map((line) => line.slice(0, line.indexOf(' '))));
}

interface Tree {
  [key: string]: unknown;
}

/** A key that the chart gives a value, and which since which version; without `value` it had none then. */
interface ChartDefault {
  readonly route: readonly string[];
  readonly history: readonly { readonly from: string; readonly value?: unknown }[];
}

/** The values that the chart itself brings, as plain data made anew at each call (values.yaml of that release). */
export function chartDefaults(chart: string): Tree {
  const version = chartVersion(chart);
  const root: Tree = {};
  const lines = JSON.parse(`[${CHART_DEFAULTS.replaceAll('\n', ',')}]`) as ChartDefault[];
  for (const { route, history } of lines) {
    const current = defaultAt(history, version);
    if (current && 'value' in current) put(root, route, current.value);
  }
  return root;
}

/** Values that the chart itself gives in both of two versions, but not the same. */
export function changedDefaults(
  from: string,
  to: string,
): readonly { readonly route: readonly string[]; readonly before: unknown; readonly after: unknown }[] {
  const lines = JSON.parse(`[${CHART_DEFAULTS.replaceAll('\n', ',')}]`) as ChartDefault[];
  return lines.flatMap(({ route, history }) => {
    const before = defaultAt(history, chartVersion(from))?.value;
    const after = defaultAt(history, chartVersion(to))?.value;
    const isChanged = before !== undefined && after !== undefined && JSON.stringify(before) !== JSON.stringify(after);
    return isChanged ? [{ route, before, after }] : [];
  });
}

/** The template of config.toml that the chart itself brings (`runners.config`); undefined before 0.23.0. */
export function chartConfig(chart: string): string | undefined {
  if (!configs.has(chart)) configs.set(chart, readConfig(chart));
  return configs.get(chart);
}

const configs = new Map<string, string | undefined>();

function readConfig(chart: string): string | undefined {
  const start = CHART_DEFAULTS.indexOf('{"route":["runners","config"],');
  const { history } = JSON.parse(CHART_DEFAULTS.slice(start, CHART_DEFAULTS.indexOf('\n', start))) as ChartDefault;
  const text = defaultAt(history, chartVersion(chart))?.value;
  return typeof text === 'string' ? text : undefined;
}

function defaultAt(history: ChartDefault['history'], version: string): ChartDefault['history'][number] | undefined {
  return history.findLast(({ from }) => compareVersions(from, version) <= 0);
}

function put(root: Tree, route: readonly string[], value: unknown): void {
  let table = root;
  for (const step of route.slice(0, -1)) table = (table[step] ??= {}) as Tree;
  table[route.at(-1) ?? ''] = value;
}
