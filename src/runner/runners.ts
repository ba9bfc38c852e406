import type { Variable } from '../chart/environment.ts';
import { defaultsFrom, nodeOf } from '../document/defaults.ts';
import type { Sourced } from '../document/source.ts';
import { LayeredView } from '../document/view.ts';
import { runnerDefaults } from '../knowledge/index.ts';
import type { RunnerView } from '../model/release.ts';
import { environmentLayers } from './environment-layers.ts';

class LayeredRunner extends LayeredView implements RunnerView {
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
  environment: readonly Variable[],
  version: string,
): readonly RunnerView[] {
  const above = environmentLayers(environment);
  const below: Sourced = {
    node: nodeOf(runnerDefaults(version)),
    source: defaultsFrom({ kind: 'runner-default', version }),
  };
  return config
    .at('runners')
    .items()
    .flatMap((item) => {
      const { top } = item;
      if (top?.node.kind !== 'map') return [];
      return [new LayeredRunner([...above, top, below], { parent: config, route: item.route, place: item.place })];
    });
}
