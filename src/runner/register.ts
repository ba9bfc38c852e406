import { defaultsFrom, nodeOf } from '../document/defaults.ts';
import { unknownLayer } from '../document/settings.ts';
import type { Sourced } from '../document/source.ts';
import type { LayeredView, Surroundings } from '../document/view.ts';
import { compareVersions, globalDefaults, runnerKeys } from '../knowledge/index.ts';
import type { Plain, PlainTable } from '../model/plain.ts';
import type { RunnerView } from '../model/release.ts';
import { writeToml } from '../toml/index.ts';
import { environmentLayers } from './environment-layers.ts';
import type { EnvironmentVariable, RegisterOption } from './environment.ts';
import { loadedLayers } from './loaded.ts';
import { plainConfig } from './plain-config.ts';
import type { ConfigTree } from './read-config.ts';
import { Refusal, registerRunner } from './register-runner.ts';
import { environmentOf, plainOptions, refusedOption, type Environment } from './registration-options.ts';
import { defaultLayer, globalSection, LayeredRunner } from './runners.ts';

/** What `gitlab-runner register --non-interactive` is given. */
export interface Registration {
  readonly version: string;
  /** What `--template-config` names; null without it. */
  readonly template: ConfigTree | null;
  /** The config.toml that is there before; null if there is none. */
  readonly existing: ConfigTree | null;
  /** In order; the last of several with one name counts. */
  readonly environment: readonly EnvironmentVariable[];
  /** What is said on its command line besides. */
  readonly options: readonly RegisterOption[];
}

/** The config.toml that `register` leaves behind. */
export interface Registered {
  /** Why it ends without one, in the runner's words, shortened. */
  readonly error: string | null;
  /** null after an error. What GitLab answers (`id`, `token_obtained_at`, `token_expires_at`) is left out. */
  readonly tree: PlainTable | null;
  /** The same as TOML; null after an error, and where anything in it is unknown. */
  readonly text: string | null;
  /** The global section, with the runner's defaults. */
  readonly config: LayeredView;
  /** All `[[runners]]`, the new one last, with the runner's defaults; none after an error. */
  readonly runners: readonly RunnerView[];
}

/** Works out what `gitlab-runner register` writes (commands/register.go). Errors are data. */
export function register(registration: Registration): Registered {
  const config = globalsOf(registration);
  try {
    const runners = allRunners(registration, config);
    return { error: null, config, runners, ...fileOf(config, runners, registration.version) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { error: error.message, tree: null, text: null, config, runners: [] };
  }
}

function allRunners(registration: Registration, config: LayeredView): readonly LayeredRunner[] {
  const { version, template, existing } = registration;
  const options = plainOptions(registration.options);
  const environment = environmentOf(registration.environment, options);
  const layers = environmentLayers(registration.environment, version, options);
  const refused = layers.refused[0]?.error ?? refusedOption(environment, options, version);
  if (refused !== undefined) throw new Refusal(refused);
  const item = template && runnerIn(template);
  const made = registerRunner({ version, environment, layers, template: layersOf(item, environment, version) });
  if (existing?.error) throw new Refusal(existing.error);
  const before = (existing?.view.at('runners').items() ?? []).filter(({ kind }) => kind === 'map');
  return [
    ...before.map((one) => runnerAt(one, layersOf(one, environment, version), config, version)),
    runnerAt(item, made, config, version),
  ];
}

/** The one `[[runners]]` of a template. */
function runnerIn({ view, error }: ConfigTree): LayeredView {
  if (error) throw new Refusal(`couldn't load configuration template file: ${error}`);
  const runners = view.at('runners');
  const [item, ...others] = runners.items();
  if (runners.unknown) return runners;
  if (!item || others.length > 0)
    throw new Refusal('configuration template must contain exactly one [[runners]] entry');
  return item;
}

function layersOf(item: LayeredView | null, environment: Environment, version: string): readonly Sourced[] {
  if (item?.unknown) return [unknownLayer('')];
  return item?.top ? [...loadedLayers(item, environment, version), item.top] : [];
}

function runnerAt(
  item: LayeredView | null,
  layers: readonly Sourced[],
  config: LayeredView,
  version: string,
): LayeredRunner {
  const step = typeof item?.key === 'number' ? item.key : 0;
  const around: Surroundings = { parent: config.at('runners'), step, place: item?.place };
  return new LayeredRunner([...layers, defaultLayer(version)], around);
}

/** Over a file that lacks them `register` writes some of the runner's defaults. */
function globalsOf({ existing, version }: Registration): LayeredView {
  const defaults = globalDefaults(version);
  const names = existing ? WRITTEN : WRITTEN.slice(1);
  const written = Object.fromEntries(names.filter((name) => name in defaults).map((name) => [name, defaults[name]]));
  const added = { node: nodeOf(written), source: defaultsFrom({ kind: 'register' }) };
  return globalSection([...(existing?.view.layers ?? []), added], version);
}

/** The encoder of toml 0.3.1 does not write them. */
function hasEmptyKey(value: Plain): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key === '' || hasEmptyKey(inner));
}

/** Of a file that is not there, the first is not set (common/config.go, NewConfig and LoadConfig). */
const WRITTEN = ['connection_max_age', 'concurrent', 'session_server'];

function fileOf(
  config: LayeredView,
  runners: readonly LayeredRunner[],
  version: string,
): Pick<Registered, 'tree' | 'text'> {
  const { root } = runnerKeys();
  const key = root.keys.get('runners') ?? root;
  const { runners: _, ...globals } = Object.fromEntries(root.keys);
  const head = plainConfig(config, { ...root, keys: new Map(Object.entries(globals)) }, version);
  const sections = runners.map((runner) => plainConfig(runner, key, version));
  const tree = { ...head.table, runners: sections.map(({ table }) => table) };
  if (compareVersions(version, '15.9') < 0 && hasEmptyKey(tree))
    throw new Refusal('Error encoding TOML: Key names cannot be empty.');
  const isComplete = [head, ...sections].every(({ complete }) => complete);
  return { tree, text: isComplete ? writeToml(tree) : null };
}
