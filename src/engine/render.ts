import type { ChartEffect } from '../chart/effect.ts';
import { failurePlace } from '../chart/failure-place.ts';
import { chartLayer } from '../document/defaults.ts';
import { fileText, type PlacedText } from '../document/placed-text.ts';
import { openDamaged, openFile } from '../document/open.ts';
import type { OpenedConfig, OpenedValues } from '../document/opened.ts';
import type { Refusal } from '../document/refusal.ts';
import type { Sourced } from '../document/source.ts';
import { tomlSource } from '../document/file-source.ts';
import {
  type ChartFiles,
  givenTo,
  openChartFolder,
  runnerAliases,
  subchartValues,
} from '../document/umbrella/index.ts';
import { type UserInput, userLayers } from '../document/user-layers.ts';
import { LayeredView } from '../document/view.ts';
import { chartVersion, newestChart, newestRunner } from '../knowledge/index.ts';
import type { Place } from '../model/place.ts';
import { type EffectiveConfig, registration, releaseEffect, wholeConfig } from '../runner/effect.ts';
import type { EnvironmentVariable } from '../runner/environment.ts';
import { runnerVersionFor } from '../runner/version.ts';
import { parseTemplate } from '../template/go/parse.ts';
import type { SourceFile } from './lint.ts';

/** What is to be rendered. */
export type RenderTarget =
  /** A file of any kind that lint reads, with what the command line adds. */
  | { readonly is: 'file'; readonly file: SourceFile; readonly user: UserInput }
  /** A release, as Helm would be given it. */
  | { readonly is: 'values'; readonly user: UserInput }
  /** The runner chart below another chart, under one of its names. */
  | { readonly is: 'chart'; readonly files: ChartFiles; readonly alias: string | undefined; readonly user: UserInput }
  /** `gitlab-runner register` without a chart. */
  | {
      readonly is: 'registration';
      readonly template: SourceFile | undefined;
      readonly config: SourceFile | undefined;
      readonly environment: readonly EnvironmentVariable[];
    };

/** For which release, and as which versions. */
export interface RenderOptions {
  readonly chart?: string;
  readonly runner?: string;
  readonly release: { readonly name: string; readonly namespace: string };
  readonly kubeVersion?: string;
  readonly apiVersions: readonly string[];
}

/** Why there is nothing to show. */
export interface RenderFailure {
  readonly message: string;
  /** null where no text of a file is to blame. */
  readonly place: Place | null;
}

/** What the chart and the runner make of it. */
export interface Rendering {
  /** null without a chart. */
  readonly release: RenderOptions['release'] | null;
  readonly chart: string | null;
  readonly runner: string;
  readonly failure: RenderFailure | null;
  /** False where a parent chart switches the chart off. */
  readonly enabled: boolean;
  /** null without a chart. */
  readonly effect: ChartEffect | null;
  readonly config: EffectiveConfig | null;
}

/** Renders a target; undefined for a file that holds nothing of ours. */
export function render(target: RenderTarget, options: RenderOptions): Rendering | undefined {
  if (target.is === 'registration') return renderRegistration(target, options);
  if (target.is === 'values') return renderUser(target.user, options);
  if (target.is === 'chart') return renderChartFolder(target, options);
  return renderFile(target.file, target.user, options)[0];
}

/** Renders everything that a file configures, in its order: several installations, or none. */
export function renderFile(file: SourceFile, user: UserInput, options: RenderOptions): readonly Rendering[] {
  const { path, text, damage } = file;
  const opened = damage ? openDamaged(path, text, damage) : openFile(path, text, file);
  if (opened.is === 'skipped') return [];
  if (opened.is === 'unreadable') {
    const [first] = opened.problems;
    const place = first ? { file: path, span: first.span, route: [] } : null;
    return [refused({ message: first?.message ?? '', place }, options)];
  }
  return opened.contents.map((content) =>
    content.is === 'config' ? renderConfig(content, options) : renderOpened(content, user, options),
  );
}

function renderUser(user: UserInput, options: RenderOptions): Rendering {
  const given = userLayers(user);
  return given.is === 'refused' ? refused(given, options) : renderLayers(given.layers, {}, options);
}

function renderChartFolder(
  { files, alias, user }: Extract<RenderTarget, { is: 'chart' }>,
  options: RenderOptions,
): Rendering | undefined {
  const given = userLayers(user);
  if (given.is === 'refused') return refused(given, options);
  const { chart } = options;
  const folder = openChartFolder(files, { helm: user.helm, ...(chart === undefined ? {} : { chart }) });
  if (folder.is === 'refused') return refused(folder, options);
  const name = alias ?? runnerAliases(folder)[0];
  if (name === undefined) return undefined;
  const subchart = subchartValues(folder, given.layers, name);
  if (subchart.is === 'refused') return refused(subchart, options);
  const rendering = renderLayers(
    subchart.layers,
    { chart: subchart.version, alias: name, templates: folder.templates },
    options,
  );
  return { ...rendering, enabled: subchart.enabled !== false };
}

function renderOpened(content: OpenedValues, user: UserInput, options: RenderOptions): Rendering {
  const over = userLayers(user);
  if (over.is === 'refused') return refused(over, options);
  const { chart, umbrella, head: place, interpolated, beneath } = content;
  const known = { chart, alias: umbrella?.alias, place, interpolated, beneath };
  return renderLayers([...givenTo(umbrella, over.layers), ...content.layers], known, options);
}

/** What is known about where the layers are from. */
interface Around {
  /** Version that is pinned there. */
  readonly chart?: string | undefined;
  readonly alias?: string | undefined;
  readonly place?: Place | undefined;
  /** What a parent chart gives where nobody else does. */
  readonly beneath?: readonly Sourced[] | undefined;
  readonly interpolated?: boolean;
  /** Of the chart around it. */
  readonly templates?: readonly { readonly text: string }[];
}

function renderLayers(layers: readonly Sourced[], known: Around, options: RenderOptions): Rendering {
  const chart = chartVersion(options.chart ?? known.chart ?? newestChart);
  const isWhole = layers.every(({ node }) => node.kind !== 'unknown');
  const around = { parent: null, place: known.place };
  const values = new LayeredView(isWhole ? [...layers, ...(known.beneath ?? []), chartLayer(chart)] : layers, around);
  const runner = runnerVersionFor(values.at('image'), chart, { runner: options.runner, newestRunner });
  const { release, kubeVersion, apiVersions } = options;
  const { alias, templates = [] } = known;
  const definitions = templates.flatMap(({ text }) => [...parseTemplate(text).definitions]);
  const { chart: effect, registered } = releaseEffect(
    {
      chart,
      values,
      release,
      apiVersions,
      ...(kubeVersion === undefined ? {} : { kubeVersion }),
      ...(alias === undefined ? {} : { chartName: alias }),
      ...(definitions.length === 0 ? {} : { definitions: new Map(definitions) }),
    },
    runner,
    known.interpolated,
  );
  const failure = effect.failure && { message: effect.failure.message, place: failurePlace(effect.failure) };
  return { release, chart, runner, failure, enabled: true, effect, config: registered };
}

function renderConfig({ text, role, templates, interpolated }: OpenedConfig, options: RenderOptions): Rendering {
  const version = options.runner ?? newestRunner;
  const config = { text: text.text, source: tomlSource(text), templates, interpolated };
  const effective =
    role === 'whole'
      ? wholeConfig(config, version)
      : registration({ template: config, existing: null, environment: [], version });
  return withoutChart(effective, version);
}

function renderRegistration(
  { template, config, environment }: Extract<RenderTarget, { is: 'registration' }>,
  options: RenderOptions,
): Rendering {
  const version = options.runner ?? newestRunner;
  const textOf = (file: SourceFile | undefined) => (file ? configText(fileText(file.path, file.text)) : null);
  return withoutChart(
    registration({ template: textOf(template), existing: textOf(config), environment, version }),
    version,
  );
}

function configText(text: PlacedText): { text: string; source: ReturnType<typeof tomlSource>; templates: false } {
  return { text: text.text, source: tomlSource(text), templates: false };
}

function withoutChart(config: EffectiveConfig, runner: string): Rendering {
  return { release: null, chart: null, runner, failure: null, enabled: true, effect: null, config };
}

function refused({ message, place }: Pick<Refusal, 'message' | 'place'>, options: RenderOptions): Rendering {
  return {
    release: options.release,
    chart: chartVersion(options.chart ?? newestChart),
    runner: options.runner ?? newestRunner,
    failure: { message, place },
    enabled: true,
    effect: null,
    config: null,
  };
}
