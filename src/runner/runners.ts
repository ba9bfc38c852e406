import { defaultsFrom, nodeOf } from '../document/defaults.ts';
import type { Sourced } from '../document/source.ts';
import { LayeredView, type Surroundings } from '../document/view.ts';
import { globalDefaults, runnerDefaults } from '../knowledge/index.ts';
import type { RunnerView } from '../model/release.ts';
import type { EnvironmentLayers } from './environment-layers.ts';

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
  const list = config.at('runners');
  return list.items().flatMap((item) => {
    const { top } = item;
    if (top?.node.kind !== 'map') return [];
    const around: Surroundings = { parent: list, step: item.key, place: item.place };
    return [new LayeredRunner([...above, top, ...below, defaults], around)];
  });
}

const defaultLayers = new Map<string, Sourced>();

/** What the runner uses for settings that nobody gives: one tree for all that a version of it reads. */
export function defaultLayer(version: string): Sourced {
  let layer = defaultLayers.get(version);
  if (!layer) {
    layer = { node: nodeOf(runnerDefaults(version)), source: defaultsFrom({ kind: 'runner-default', version }) };
    defaultLayers.set(version, layer);
  }
  return layer;
}

/** The global section of a config.toml, with what the runner uses for keys that nobody sets beneath. */
export function globalSection(layers: readonly Sourced[], version: string): LayeredView {
  const source = defaultsFrom({ kind: 'runner-default', version });
  return new LayeredView([...layers, { node: nodeOf(globalDefaults(version)), source }], { parent: null });
}
