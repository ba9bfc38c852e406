import type { ChartInput } from '../chart/chart.ts';
import { renderChart, type ChartEffect } from '../chart/effect.ts';
import { renderedText, type ConfigText } from '../chart/config-source.ts';
import { runnerKeys } from '../knowledge/index.ts';
import type { PlainTable } from '../model/plain.ts';
import type { RunnerView } from '../model/release.ts';
import { isUnknown } from '../template/go/value.ts';
import { registrationOf } from './chart-registration.ts';
import { environmentLayers } from './environment-layers.ts';
import type { EnvironmentVariable } from './environment.ts';
import { plainConfig } from './plain-config.ts';
import { readConfig } from './read-config.ts';
import { globalPart } from './global-part.ts';
import { register, type Registration } from './register.ts';
import { globalSection, runnersOf } from './runners.ts';
import type { LayeredView } from '../document/view.ts';

/** The config.toml in effect. */
export interface EffectiveConfig {
  /** Why there is none, in the runner's words; null if there is one. */
  readonly error: string | null;
  /** null after an error, and where conditions that nobody can decide leave several. */
  readonly tree: PlainTable | null;
  readonly text: string | null;
  /** The global section, with the runner's defaults. */
  readonly config: LayeredView | null;
  readonly runners: readonly RunnerView[];
}

/** What the chart and the runner make of the values of one release. */
export interface ReleaseEffect {
  readonly chart: ChartEffect;
  readonly registered: EffectiveConfig;
}

const NOTHING: EffectiveConfig = { error: null, tree: null, text: null, config: null, runners: [] };

/** Works out what the manager of a release will run with. */
export function releaseEffect(input: ChartInput, version: string, interpolated = false): ReleaseEffect {
  const chart = renderChart(input);
  const registered = chart.failure ? NOTHING : registeredOf(chart, { chart: input.chart, version, interpolated });
  return { chart, registered };
}

interface Judged {
  readonly chart: string;
  readonly version: string;
  /** Terraform or its like fills the texts. */
  readonly interpolated: boolean;
}

function registeredOf(chart: ChartEffect, { chart: chartVersion, version, interpolated }: Judged): EffectiveConfig {
  const { configTemplate, configMap } = chart;
  if (configMap === null || isUnknown(configMap) || (configTemplate && 'unknown' in configTemplate)) return NOTHING;
  if (configTemplate?.role === 'whole') return wholeConfig({ ...renderedText(configTemplate), interpolated }, version);
  const written = configMap.get('config.toml');
  const lines = chart.globalConfig;
  if (typeof written !== 'string' || lines === null || 'unknown' in lines) return NOTHING;
  const template = configTemplate && { ...renderedText(configTemplate), interpolated };
  return merged({
    templates: template ? readConfig(template, version) : [null],
    existing: globalPart(written, lines, chartVersion, version) ?? null,
    ...registrationOf(chart),
    version,
  });
}

/** What `register` is given, as texts. */
export interface RegistrationTexts {
  readonly template: ConfigText | null;
  readonly existing: ConfigText | null;
  readonly environment: readonly EnvironmentVariable[];
  readonly version: string;
}

/** What `register` writes. */
export function registration({ template, existing, environment, version }: RegistrationTexts): EffectiveConfig {
  const [before] = existing ? readConfig(existing, version) : [null];
  const templates = template ? readConfig(template, version) : [null];
  return merged({ templates, existing: before ?? null, environment, options: [], version });
}

type Variants = Omit<Registration, 'template'> & { readonly templates: readonly Registration['template'][] };

/** Conditions that nobody can decide leave several templates: the first is shown, and nothing is said about the whole. */
function merged({ templates, ...rest }: Variants): EffectiveConfig {
  const [template, ...others] = templates;
  if (template === undefined) return NOTHING;
  const made = withRunners({ ...rest, template });
  return others.length === 0 ? made : { ...made, tree: null, text: null };
}

/** Who deploys may give the token only then: the settings are shown all the same. */
function withRunners(given: Registration): EffectiveConfig {
  const made = register(given);
  if (made.error === null || given.environment.some(({ name, value }) => TOKENS.has(name) && value !== '')) return made;
  const token: EnvironmentVariable = { name: 'CI_SERVER_TOKEN', value: { unknown: 'secret', text: '' } };
  const { config, runners } = register({ ...given, environment: [...given.environment, token] });
  return { ...made, config, runners };
}

const TOKENS = new Set(['CI_SERVER_TOKEN', 'REGISTRATION_TOKEN']);

/** A config.toml that the runner takes as it is. */
export function wholeConfig(config: ConfigText, version: string): EffectiveConfig {
  const [tree, ...others] = readConfig(config, version);
  if (!tree) return NOTHING;
  const { view, error } = tree;
  if (error !== null) return { ...NOTHING, error };
  const { table, complete } = plainConfig(view, runnerKeys().root, version);
  const isOne = others.length === 0;
  return {
    error,
    tree: isOne ? table : null,
    text: isOne && complete ? config.text : null,
    config: globalSection(view.layers, version),
    runners: runnersOf(view, environmentLayers([], version), version),
  };
}
