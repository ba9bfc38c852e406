import type { Variable } from '../chart/environment.ts';
import { defaultsFrom, nodeOf } from '../document/defaults.ts';
import type { Sourced } from '../document/source.ts';
import { LayeredView } from '../document/view.ts';
import { globalDefaults, runnerDefaults } from '../knowledge/index.ts';
import type { RunnerView } from '../model/release.ts';
import { environmentLayers, type EnvironmentLayers } from './environment-layers.ts';
import type { EnvironmentVariable } from './environment.ts';

/** A `[[runners]]` seen through its layers. */
export class LayeredRunner extends LayeredView implements RunnerView {
  /** Where values come from elsewhere too, nobody sees the executor; who writes settings for Kubernetes has said it. */
  get executor(): string | undefined {
    const executor = this.at('executor');
    return executor.string ?? (executor.unknown && this.at('kubernetes').written ? 'kubernetes' : undefined);
  }
}

/**
 * The `[[runners]]` of a config as the manager holds them: the environment first where `register` merges it in,
 * then what is written, then the runner's defaults.
 */
export function runnersOf(
  config: LayeredView,
  { above, below }: EnvironmentLayers,
  version: string,
): readonly RunnerView[] {
  const defaults = defaultLayer(version);
  return config
    .at('runners')
    .items()
    .flatMap((item) => {
      const { top } = item;
      if (top?.node.kind !== 'map') return [];
      const around = { parent: config, route: item.route, place: item.place };
      return [new LayeredRunner([...above, top, ...below, defaults], around)];
    });
}

/** What the runner uses for settings that nobody gives. */
export function defaultLayer(version: string): Sourced {
  return { node: nodeOf(runnerDefaults(version)), source: defaultsFrom({ kind: 'runner-default', version }) };
}

/** The global section of a config.toml, with what the runner uses for keys that nobody sets beneath. */
export function globalSection(layers: readonly Sourced[], version: string): LayeredView {
  const source = defaultsFrom({ kind: 'runner-default', version });
  return new LayeredView([...layers, { node: nodeOf(globalDefaults(version)), source }], { parent: null, route: [] });
}

/** What `register` takes from the environment that the chart gives to the manager. */
export function managerLayers(environment: readonly Variable[], version: string): EnvironmentLayers {
  return environmentLayers(environment.map(variableOf), version);
}

/** A map stands for a reference to a Secret; a null prints nothing, so that the variable is empty. */
function variableOf({ name, value: at }: Variable): EnvironmentVariable {
  const { kind, value } = at;
  if (kind === 'map' || kind === 'list') return { name, at, value: { unknown: 'secret', text: '' } };
  if (typeof value === 'object' && value !== null) return { name, at, value };
  return { name, at, value: String(value ?? '') };
}
