import { isExact, type ValuesMap } from '../installation.ts';
import type { OpenedValues } from '../opened.ts';
import { readChartYaml, type Dependency, type TextFile } from './chart-yaml.ts';
import { RUNNER_CHART } from './chart-folder.ts';
import { inStage, rootOf } from './layers.ts';
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
    const parent = rootOf([inStage({ node: root, source }, 'chart')]);
    const part = parent.at([alias]);
    if (part.kind !== 'map' || areEnabled([dependency], parent) === false) return [];
    return [
      {
        is: 'values',
        layers: partOf(parent, alias),
        head: part.place,
        umbrella: { alias, gitlab: false },
        ...(isExact(version) ? { chart: version } : {}),
        interpolated,
        problems: [],
      },
    ];
  }
}
