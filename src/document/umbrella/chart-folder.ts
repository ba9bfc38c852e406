import { satisfies } from '../../text/semver.ts';
import { chartLayer } from '../defaults.ts';
import { fileText } from '../placed-text.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { unknownLayer } from '../settings.ts';
import type { Sourced, Stage } from '../source.ts';
import { fileRefusal } from '../user-layers.ts';
import { readValuesFile, type HelmVersion } from '../values-file.ts';
import { readChartYaml, type Dependency, type TextFile } from './chart-yaml.ts';

/** The files of a chart that has sub-charts. */
export interface ChartFiles {
  readonly chartYaml: TextFile;
  readonly values: TextFile | undefined;
  /** Everything below templates/. */
  readonly templates: readonly TextFile[];
  /** What lies in charts/. */
  readonly subcharts: readonly SubchartFiles[];
}

/** A chart in charts/; the values of the runner chart itself are known by its version, without `values`. */
export interface SubchartFiles {
  readonly folder: string;
  readonly chartYaml: TextFile;
  readonly values?: TextFile;
}

/** A chart that has sub-charts. */
export interface ChartFolder {
  readonly is: 'chart';
  readonly helm: HelmVersion;
  readonly dependencies: readonly Dependency[];
  /** Its own values, the winner first. */
  readonly values: readonly Sourced[];
  /** Sub-charts by the names that they go by, those that are switched off included. */
  readonly subcharts: readonly Subchart[];
  /** Texts that may define named templates, which replace those of sub-charts. */
  readonly templates: readonly TextFile[];
}

/** A chart in charts/ under one of its names. */
export interface Subchart {
  readonly alias: string;
  /** Its name in its own Chart.yaml. */
  readonly name: string;
  /** The version that it is judged as. */
  readonly version: string;
  /** What its parent says about that name; empty for a chart that nobody asked for: it is always on. */
  readonly dependencies: readonly Dependency[];
  /** The values that the chart brings, the winner first. */
  readonly defaults: readonly Sourced[];
}

/** How a chart is opened. */
export interface Opening {
  readonly helm: HelmVersion;
  /** A version that wins over that of every runner chart in charts/. */
  readonly chart?: string;
}

/** The name of the chart that this is all about. */
export const RUNNER_CHART = 'gitlab-runner';

/** Opens a chart as Helm loads it; refused where Helm cannot, or a sub-chart that it asks for is missing. */
export function openChartFolder(files: ChartFiles, { helm, chart: wins }: Opening): ChartFolder | Refusal {
  const chart = readChartYaml(files.chartYaml);
  if (chart.is === 'refused') return chart;
  const values = valuesOf(files.values, 'parent', helm);
  if ('is' in values) return values;
  const found: Candidate[] = [];
  for (const subchart of files.subcharts) {
    const candidate = candidateOf(subchart, helm, wins);
    if ('is' in candidate) return candidate;
    found.push(candidate);
  }
  const { dependencies } = chart;
  const missing = dependencies.filter(({ name }) => !found.some((one) => one.name === name));
  if (missing.length > 0) return refusal(missingMessage(missing));
  const subcharts = namedCharts(found, dependencies);
  return { is: 'chart', helm, dependencies, values, subcharts, templates: files.templates };
}

/** The names under which a chart has the runner chart. */
export function runnerAliases({ subcharts }: ChartFolder): readonly string[] {
  return subcharts.filter((one) => one.name === RUNNER_CHART).map(({ alias }) => alias);
}

interface Candidate extends Pick<Subchart, 'name' | 'version' | 'defaults'> {
  /** The version in its Chart.yaml, for ranges to be held against. */
  readonly own: string;
}

function valuesOf(file: TextFile | undefined, stage: Stage, helm: HelmVersion): readonly Sourced[] | Refusal {
  if (!file) return [];
  const { values, refusals } = readValuesFile(fileText(file.path, file.text), helm);
  if (refusals.length > 0) return fileRefusal('cannot load values.yaml', refusals);
  return values.map(({ root, source }) => ({ node: root, source: { ...source, stage } }));
}

function candidateOf(files: SubchartFiles, helm: HelmVersion, wins: string | undefined): Candidate | Refusal {
  const chart = readChartYaml(files.chartYaml);
  if (chart.is === 'refused')
    return { ...chart, message: `error unpacking subchart ${files.folder}: ${chart.message}` };
  const { name, version } = chart;
  if (name === RUNNER_CHART) {
    const known = wins ?? version;
    return { name, version: known, own: version, defaults: [chartLayer(known)] };
  }
  if (!files.values) return { name, version, own: version, defaults: [unknownLayer(files.folder)] };
  const defaults = valuesOf(files.values, 'chart', helm);
  return 'is' in defaults ? defaults : { name, version, own: version, defaults };
}

/** Helm checks names only; a version that does not fit is no reason to stop. */
function missingMessage(missing: readonly Dependency[]): string {
  const names = missing.map(({ name }) => name).join(', ');
  return (
    'An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing ' +
    `dependencies: found in Chart.yaml, but missing in charts/ directory: ${names}`
  );
}

/** Charts that nobody asked for, or in another version, stand under their own names; the others under their aliases. */
function namedCharts(found: readonly Candidate[], dependencies: readonly Dependency[]): readonly Subchart[] {
  const fits = (one: Candidate, { name, version }: Dependency): boolean =>
    one.name === name && satisfies(one.own, version) === true;
  const under = (alias: string, { name, version, defaults }: Candidate): Subchart => ({
    alias,
    name,
    version,
    defaults,
    dependencies: dependencies.filter((dependency) => dependency.alias === alias),
  });
  const others = found.filter((one) => !dependencies.some((dependency) => fits(one, dependency)));
  const wanted = dependencies.flatMap((dependency) => {
    const one = found.find((candidate) => fits(candidate, dependency));
    return one ? [under(dependency.alias, one)] : [];
  });
  return [...others.map((one) => under(one.name, one)), ...wanted];
}
