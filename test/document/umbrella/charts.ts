import assert from 'node:assert/strict';
import { chartLayer } from '../../../src/document/defaults.ts';
import { helmValues } from '../../../src/document/helm-values.ts';
import {
  openChartFolder,
  subchartValues,
  type ChartFolder,
  type SubchartValues,
} from '../../../src/document/umbrella/index.ts';
import { userLayers } from '../../../src/document/user-layers.ts';
import { LayeredView } from '../../../src/document/view.ts';
import { input, plain } from '../layers.ts';

/** A chart with the runner chart and another one in charts/. */
export interface Umbrella {
  /** Lines of `dependencies:`. */
  readonly dependencies?: string;
  readonly values?: string;
  readonly files?: readonly string[];
  readonly sets?: readonly string[];
  readonly helm?: 3 | 4;
  /** Values of the chart `other` in charts/. */
  readonly other?: string;
}

export const RUNNER = "- {name: gitlab-runner, version: '>=0.0.0-0'}\n";

/** A Chart.yaml that asks for others. */
export function chartYaml(dependencies: string): string {
  return `apiVersion: v2\nname: umbrella\nversion: 1.0.0\ndependencies:\n${dependencies}`;
}

/** Opens it, or says why Helm does not. */
export function opened({
  dependencies = RUNNER,
  values = '',
  helm = 3,
  other,
}: Umbrella): ReturnType<typeof openChartFolder> {
  const file = (path: string, text: string): { path: string; text: string } => ({ path, text });
  const runner = {
    folder: 'gitlab-runner',
    chartYaml: file('charts/gitlab-runner/Chart.yaml', 'name: gitlab-runner\nversion: 0.92.0\n'),
  };
  const sibling = {
    folder: 'other',
    chartYaml: file('charts/other/Chart.yaml', 'name: other\nversion: 1.0.0\n'),
    values: file('charts/other/values.yaml', other ?? ''),
  };
  return openChartFolder(
    {
      chartYaml: file('Chart.yaml', chartYaml(dependencies)),
      values: file('values.yaml', values),
      templates: [],
      subcharts: other === undefined ? [runner] : [runner, sibling],
    },
    { helm },
  );
}

/** The same, which Helm does open. */
export function folder(umbrella: Umbrella): ChartFolder {
  const chart = opened(umbrella);
  assert.ok(chart.is === 'chart', 'message' in chart ? chart.message : '');
  return chart;
}

/** What the sub-chart is given, or why Helm refuses to. */
export function subchart(umbrella: Umbrella, alias = 'gitlab-runner'): ReturnType<typeof subchartValues> {
  const user = userLayers(input(umbrella.files ?? [], umbrella.sets ?? [], umbrella.helm ?? 3));
  assert.ok(user.is === 'layers');
  return subchartValues(folder(umbrella), user.layers, alias);
}

/** What the sub-chart is given. */
export function given(umbrella: Umbrella, alias?: string): SubchartValues {
  const values = subchart(umbrella, alias);
  assert.ok(values.is === 'subchart', 'message' in values ? values.message : '');
  return values;
}

/** The values that the sub-chart has in the end. */
export function view(umbrella: Umbrella, alias?: string): LayeredView {
  return new LayeredView([...given(umbrella, alias).layers, chartLayer('0.92.0')], { parent: null });
}

/** One of them, as plain data; undefined for a key that is not there. */
export function value(umbrella: Umbrella, key: string, alias?: string): unknown {
  const values = helmValues(view(umbrella, alias));
  return values.has(key) ? plain(values.get(key) ?? null) : undefined;
}
