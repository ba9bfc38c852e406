import { isChartKey, newestChartIn } from '../knowledge/index.ts';
import type { MapNode, Route } from '../model/node.ts';
import type { Problem } from '../model/problem.ts';
import { below } from './file-source.ts';
import { chartValuesIn, type ChartValues } from './kind.ts';
import { mapAt } from './nodes.ts';
import type { OpenedValues } from './opened.ts';
import type { Place } from '../model/place.ts';
import { gitlabAddress } from './umbrella/gitlab-address.ts';
import { unknownLayer, withSetting, type Setting } from './settings.ts';
import type { Source, Sourced } from './source.ts';

/** Values of the chart, or of a parent chart: a map with the source of its nodes, in which routes begin at the map. */
export interface ValuesMap {
  readonly root: MapNode;
  readonly source: Source;
}

/**
 * The installations that a map of values is for: of the runner chart itself, or of sub-charts under their aliases. What is wrong with the
 * text of the map is said once, with the first.
 */
export function installationsIn(
  { root, source }: ValuesMap,
  interpolated: boolean,
  problems: readonly Problem[] = [],
): readonly OpenedValues[] {
  return chartValuesIn(root).map((found, index) => {
    const umbrella = umbrellaOf(root, found.route);
    return {
      is: 'values',
      layers: [{ node: found.root, source: below(source, found.route) }],
      beneath: umbrella?.gitlab && found.route.length === 1 ? gitlabAddress(root) : [],
      head: headOf(found, source),
      umbrella,
      interpolated,
      problems: index === 0 ? problems : [],
    };
  });
}

/** The place that stands for the whole of some values: the alias that holds them, else their first key. */
function headOf({ root, route, entry }: ChartValues, source: Source): Place {
  if (entry && source.place) return source.place(route, entry.keySpan);
  return headOfMap({ root, source });
}

/** What a wrapper gives to one installation of the runner chart. */
export interface Given {
  /** The winner first. */
  readonly values: readonly ValuesMap[];
  /** Values given by their path, the winner first. */
  readonly over?: readonly Setting[];
  readonly under?: readonly Setting[];
  /** Where more values come from, which are not in the file; undefined if none do. */
  readonly others: string | undefined;
  /** Stands for the values where the file has none. */
  readonly at: Place;
  /** As it is written; a range is no pin. */
  readonly version: string | undefined;
  readonly versionAt: Place;
  readonly interpolated: boolean;
  readonly problems: readonly Problem[];
}

/** An installation of the runner chart itself, from what a wrapper gives to it. */
export function installation(given: Given): OpenedValues {
  const { values, over = [], under = [], others, version, versionAt, interpolated, problems } = given;
  const first = values.at(-1);
  const isEmpty = values.length + over.length + under.length === 0;
  return {
    is: 'values',
    layers: layersOf(given, others !== undefined || isEmpty ? [unknownLayer(others ?? '')] : []),
    head: first ? headOfMap(first) : given.at,
    umbrella: null,
    ...pinOf(version, versionAt),
    interpolated,
    problems,
  };
}

/** The lowest first is what comes from elsewhere. */
function layersOf({ values, over = [], under = [] }: Given, others: readonly Sourced[]): readonly Sourced[] {
  const maps = values.map(({ root, source }) => ({ node: root, source }));
  const lower = under.reduceRight(withSetting, others);
  return over.reduceRight(withSetting, [...maps, ...lower]);
}

/** The place of the first key of a map, as that of the map. */
function headOfMap({ root, source }: ValuesMap): Place {
  const { start } = root.span;
  const span = root.entries[0]?.keySpan ?? { start, end: start };
  return source.place?.([], span) ?? { file: null, span, route: [] };
}

function umbrellaOf(root: MapNode, route: Route): OpenedValues['umbrella'] {
  const alias = route.at(-1);
  if (alias === undefined) return null;
  const around = route.slice(0, -1);
  const siblings = mapAt(root, around)?.entries.flatMap(({ key }) => (key === alias ? [] : [key])) ?? [];
  return { alias: String(alias), gitlab: around.at(-1) === 'gitlab' || isGitlabUmbrella(siblings) };
}

/** GitLab's own chart, which may be a sub-chart itself, has these beside `gitlab-runner` at its root (charts/gitlab values.yaml). */
function isGitlabUmbrella(siblings: readonly string[]): boolean {
  return (
    siblings.some((key) => key === 'gitlab' || key === 'certmanager-issuer' || key === 'global') &&
    !siblings.some((key) => isChartKey(key) && key !== 'global')
  );
}

/** Keys that stand twice below a route of a document that Helm itself does not read. */
export function duplicatesBelow(problems: readonly Problem[], route: Route): readonly Problem[] {
  return problems.filter(
    (problem) => problem.code === 'duplicate-key' && route.every((step, index) => step === problem.place.route[index]),
  );
}

/** The release that a version beside the values means: of a range the newest one that Helm would take. */
export function pinOf(
  version: string | undefined,
  at?: Place,
): { readonly chart?: string; readonly chartPlace?: Place } {
  if (version === undefined || version === '') return {};
  const chart = isExact(version) ? version : newestChartIn(version);
  return chart === undefined ? {} : { chart, ...(at ? { chartPlace: at } : {}) };
}

/** True for a version that names one release, not a range. */
function isExact(version: string | undefined): version is string {
  return version !== undefined && /^v?\d+\.\d+\.\d+(?:[-+][\w.+-]*)?$/.test(version);
}

/** True for the runner chart's name, alone or with a repository, a path or a registry before it. */
export function isRunnerChart(chart: string | undefined): boolean {
  return chart !== undefined && /(?:^|\/)gitlab-runner$/.test(chart);
}
