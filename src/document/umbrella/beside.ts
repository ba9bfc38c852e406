import { newestChart } from '../../knowledge/index.ts';
import { chartLayer } from '../defaults.ts';
import { pinOf, type ValuesMap } from '../installation.ts';
import { nodeAt } from '../nodes.ts';
import type { OpenedValues } from '../opened.ts';
import { readChartYaml, type Dependency, type TextFile } from './chart-yaml.ts';
import { RUNNER_CHART } from './chart-folder.ts';
import { inStage, rootOf } from './layers.ts';
import type { Node, Route } from '../../model/node.ts';
import type { Problem } from '../../model/problem.ts';
import type { LayeredView } from '../view.ts';
import { partOf } from './part.ts';
import { areEnabled } from './switches.ts';

/**
 * What the values of a chart give to the runner charts that the Chart.yaml beside them asks for; empty for those that are switched off
 * or are given nothing. Undefined if that chart asks for no runner chart, or cannot be read.
 */
export function installationsBeside(
  { root, source }: ValuesMap,
  chartYaml: TextFile,
  interpolated: boolean,
): readonly OpenedValues[] | undefined {
  const chart = readChartYaml(chartYaml);
  if (chart.is === 'refused') return undefined;
  const runners = chart.dependencies.filter(({ name }) => name === RUNNER_CHART);
  return runners.length === 0 ? undefined : runners.flatMap(installationOf);

  function installationOf(dependency: Dependency): readonly OpenedValues[] {
    const { alias, version } = dependency;
    const pin = pinOf(version);
    const parent = rootOf([inStage({ node: root, source }, 'chart')]);
    const part = parent.at([alias]);
    if (part.kind !== 'map' || areEnabled([dependency], parent) === false) return [];
    return [
      {
        is: 'values',
        layers: partOf(parent, alias),
        head: part.place,
        umbrella: { alias, gitlab: false },
        ...pin,
        interpolated,
        problems: nullsIn(part, [], chartLayer(pin.chart ?? newestChart).node),
      },
    ];
  }
}

/** A null in a chart's own values takes away a default of its sub-chart with Helm 3, and not with Helm 4 (pkg/chart/common/util/coalesce.go). */
function nullsIn(view: LayeredView, route: Route, defaults: Node): readonly Problem[] {
  return view.entries().flatMap((entry): readonly Problem[] => {
    const steps = [...route, entry.name];
    if (entry.kind === 'map') return nullsIn(entry, steps, defaults);
    const isDefault = entry.type === 'null' && nodeAt(defaults, steps) !== undefined;
    return isDefault ? [{ code: 'helm-versions-differ', of: 'null', place: entry.place }] : [];
  });
}

/** The version of the runner chart itself, where the values lie in its own folder. */
export function ownVersion(chartYaml: TextFile): { readonly chart?: string } {
  const chart = readChartYaml(chartYaml);
  return chart.is === 'chart-yaml' && chart.name === RUNNER_CHART ? pinOf(chart.version) : {};
}
