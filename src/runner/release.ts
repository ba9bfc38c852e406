import { configTextOf, type WrittenConfig } from '../chart/config-source.ts';
import { renderChart, type ChartEffect } from '../chart/effect.ts';
import { failurePlace } from '../chart/failure-place.ts';
import { deepestRoute } from '../document/deepest-route.ts';
import { chartLayer } from '../document/defaults.ts';
import { tomlSource } from '../document/file-source.ts';
import type { Opened, OpenedConfig, OpenedValues } from '../document/opened.ts';
import type { Source, Sourced } from '../document/source.ts';
import { syntaxProblem } from '../document/syntax-problem.ts';
import { LayeredView, type Surroundings } from '../document/view.ts';
import { chartConfig, chartVersion, laterVersion, newestChart } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { MapNode, Route, SyntaxProblem } from '../model/node.ts';
import type { Problem } from '../model/problem.ts';
import type { FileKind, Release, View } from '../model/release.ts';
import { checkShape } from '../schema/index.ts';
import { isOpen, parseToml, tomlVersionOf, type TomlOptions, type TomlVariant } from '../toml/index.ts';
import { registrationOf } from './chart-registration.ts';
import { environmentLayers, type EnvironmentLayers } from './environment-layers.ts';
import type { EnvironmentVariable } from './environment.ts';
import { refusedValues, refusedVariables } from './refused-values.ts';
import { runnersOf } from './runners.ts';
import { shapeProblems } from './shape-problems.ts';
import { runnerVersionFor } from './version.ts';

/** What the files are judged as. */
export interface Judgement {
  /** Set on the command line; else it stands in the file, or is the newest. */
  readonly chart: string | undefined;
  /** Set on the command line; else it follows from the image tag or the chart. */
  readonly runner: string | undefined;
  readonly newestRunner: string;
  /** The chart that the values were written for, if not the one that they are judged for. */
  readonly writtenFor?: string;
  readonly facts: Facts;
  /** The release that the values are for, as far as it is known. */
  readonly release?: { readonly name?: string; readonly namespace?: string };
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
}

/** The installations that a file describes; of each, the variants that the template's conditions allow. */
export function releasesOf(
  path: string,
  opened: Exclude<Opened, { is: 'skipped' }>,
  judgement: Judgement,
): readonly (readonly Release[])[] {
  const base = emptyRelease(path, opened.kind, judgement);
  if (opened.is === 'unreadable') return [[{ ...base, problems: unreadable(path, opened.problems) }]];
  return opened.contents.map((content) =>
    (content.is === 'config' ? configReleases(base, content) : valuesReleases(base, content, judgement)).map(
      withRefusals,
    ),
  );
}

function withRefusals(release: Release): Release {
  const refused = refusedValues(release);
  return refused.length === 0 ? release : { ...release, problems: [...release.problems, ...refused] };
}

function unreadable(file: string, problems: readonly SyntaxProblem[]): readonly Problem[] {
  return problems.map((problem) => syntaxProblem(problem, { file, span: problem.span, route: [] }));
}

function emptyRelease(file: string, kind: FileKind, judgement: Judgement): Release {
  return {
    kind,
    file,
    umbrella: null,
    isPartial: false,
    chart: kind === 'config-toml' ? null : chartFor(undefined, judgement),
    pinnedBy: null,
    runner: judgement.runner ?? judgement.newestRunner,
    facts: judgement.facts,
    ...(judgement.writtenFor === undefined ? {} : { writtenFor: judgement.writtenFor }),
    values: null,
    config: null,
    configRole: null,
    runners: [],
    problems: [],
  };
}

/** The chart that was asked for, else the one that is pinned beside the values, else the newest. */
function chartFor(pinned: string | undefined, judgement: Judgement): string {
  return chartVersion(judgement.chart ?? pinned ?? newestChart);
}

function pinnedBy({ chart, chartPlace }: OpenedValues, judgement: Judgement): Release['pinnedBy'] {
  if (judgement.chart !== undefined) return 'elsewhere';
  return chart === undefined ? null : (chartPlace ?? 'elsewhere');
}

function configReleases(base: Release, { text, role, templates, interpolated }: OpenedConfig): readonly Release[] {
  const source = tomlSource(text);
  return configVariants({
    base: { ...base, chart: null },
    text: text.text,
    source,
    role,
    options: { version: tomlVersionOf(base.runner), templates, terraform: interpolated },
    around: (root) => ({ parent: null, place: text.place([], root.entries[0]?.keySpan ?? { start: 0, end: 0 }) }),
    environment: role === 'template' ? toldToRegister(base.runner) : environmentLayers([], base.runner),
  });
}

/** Where a template stands alone, nobody sees what `register` is told beside it: what the template leaves open of that is unknown. */
function toldToRegister(version: string): EnvironmentLayers {
  const value = { unknown: 'environment', text: '' } as const;
  const told = ['CI_SERVER_URL', 'RUNNER_EXECUTOR', 'RUNNER_NAME'].map((name) => ({ name, value }));
  const { above, refused } = environmentLayers(told, version);
  return { above: [], below: above, refused };
}

function valuesReleases(empty: Release, values: OpenedValues, judgement: Judgement): readonly Release[] {
  const chart = chartFor(values.chart, judgement);
  const { umbrella, head: place, isPartial = false, beneath = [] } = values;
  const rootOf = (layers: readonly Sourced[]): LayeredView => new LayeredView(layers, { parent: null, place });
  const isWhole = values.layers.every(({ node }) => node.kind !== 'unknown');
  const defaults = isWhole ? [...beneath, chartLayer(chart)] : [];
  const view = rootOf([...values.layers, ...defaults]);
  if (umbrella && isSwitchedOff(view)) return [{ ...empty, chart, umbrella, problems: values.problems }];
  const shapes = values.layers.flatMap((layer) =>
    layer.node.kind === 'map' && GIVEN.has(layer.source.origin.kind)
      ? shapeProblems(checkShape(layer.node, 'values', chart), rootOf([layer, ...defaults]), 'values')
      : [],
  );
  const effect = renderChart({
    chart,
    values: view,
    isPartial,
    release: { ...UNKNOWN_RELEASE, ...judgement.release },
    apiVersions: judgement.apiVersions ?? [],
    ...(judgement.kubeVersion === undefined ? {} : { kubeVersion: judgement.kubeVersion }),
    ...chartNameOf(umbrella),
  });
  const base: Release = {
    ...empty,
    chart,
    pinnedBy: pinnedBy(values, judgement),
    runner: runnerVersionFor(view.at('image'), chart, judgement),
    umbrella,
    isPartial,
    values: view,
    problems: [...values.problems, ...shapes, ...chartRefusal(effect)],
  };
  const text = configTextOf(effect, view);
  return text ? withConfig(base, text, registrationOf(effect).environment, values.interpolated) : [base];
}

/** Layers of the user's own, whose shape is judged. */
const GIVEN: ReadonlySet<string> = new Set(['file', 'set']);

/** True where the parent chart does not install the sub-chart: `install` is the condition in GitLab's chart, `enabled` the usual one. */
function isSwitchedOff(values: View): boolean {
  return ['install', 'enabled'].some((key) => values.at(key).boolean === false);
}

/** What the chart's templates end at, if it is something that is written. */
function chartRefusal({ failure }: ChartEffect): readonly Problem[] {
  const place = failure && failurePlace(failure);
  return place ? [{ code: 'chart-refuses', place, message: failure.message }] : [];
}

/** Lint is seldom told where its files are installed. */
const UNKNOWN_RELEASE = {
  name: { unknown: 'environment', text: '.Release.Name' },
  namespace: { unknown: 'environment', text: '.Release.Namespace' },
} as const;

function chartNameOf(umbrella: Release['umbrella']): { readonly chartName?: string } {
  return umbrella ? { chartName: umbrella.alias } : {};
}

function withConfig(
  base: Release,
  { text, role, at, source, templates }: WrittenConfig,
  environment: readonly EnvironmentVariable[],
  interpolated: boolean,
): readonly Release[] {
  return configVariants({
    base,
    text,
    source,
    role,
    options: { version: tomlVersionOf(base.runner), templates, terraform: interpolated },
    around: () => ({
      parent: at,
      place: at.place,
      ...(source.place ? {} : { chartText: chartTextOf(base, at, text) }),
    }),
    environment: environmentLayers(role === 'template' ? environment : [], base.runner),
  });
}

/**
 * What a patch writes where the chart's own text counts: that of the chart for which the values were written, if they are for another. null in
 * GitLab's own chart, which brings a text that is not known here: with a cache in its MinIO, for one.
 */
function chartTextOf({ umbrella, writtenFor }: Release, { string }: LayeredView, text: string): string | null {
  if (umbrella?.gitlab) return null;
  const own = string?.trim() ? string : text;
  return writtenFor === undefined ? own : (chartConfig(laterVersion(writtenFor, FIRST_WITH_NAMESPACE)) ?? own);
}

/** Up to then KUBERNETES_NAMESPACE said what the text says since, and the image was the same (chart 0.30.0 and 0.31.0: values.yaml, templates). */
const FIRST_WITH_NAMESPACE = '0.31.0';

interface ConfigInput {
  readonly base: Release;
  readonly text: string;
  /** Nodes of a text that the chart brings have no place, and its shape is right. */
  readonly source: Source;
  readonly role: 'template' | 'whole';
  readonly options: TomlOptions;
  /** What the root of the tree hangs on. */
  readonly around: (root: MapNode) => Surroundings;
  /** What `register` merges over the text. */
  readonly environment: EnvironmentLayers;
}

function configVariants({ base, text, source, role, options, around, environment }: ConfigInput): readonly Release[] {
  const parsed = parseToml(text, options);
  return parsed.variants.map((variant) => {
    const config = new LayeredView([{ node: variant.root, source }], around(variant.root));
    const problems = source.place
      ? [...tomlProblems(parsed.problems, variant, source.place), ...configShape(config, base.runner)]
      : [];
    return {
      ...base,
      config,
      configRole: role,
      runners: runnersOf(config, environment, base.runner),
      problems: [...base.problems, ...problems, ...refusedVariables(environment)],
    };
  });
}

function configShape(config: LayeredView, runner: string): readonly Problem[] {
  const root = config.top?.node;
  return root?.kind === 'map' ? shapeProblems(checkShape(root, 'config', runner, isOpen), config, 'config') : [];
}

function tomlProblems(
  problems: readonly SyntaxProblem[],
  variant: TomlVariant,
  place: NonNullable<Source['place']>,
): readonly Problem[] {
  return problems.map((problem) => syntaxProblem(problem, place(statementRoute(variant.root, problem), problem.span)));
}

/** The route that a statement has, or would have if it could be read. */
function statementRoute(root: MapNode, { span, key }: SyntaxProblem): Route {
  return key ? [...deepestRoute(root, span.start, 'tables'), ...key] : deepestRoute(root, span.start);
}
