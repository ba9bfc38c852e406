import { below } from '../file-source.ts';
import { flattened } from '../flattened.ts';
import { unknownLayer } from '../settings.ts';
import type { Sourced } from '../source.ts';
import type { LayeredView } from '../view.ts';
import { inStage, rootOf, under } from './layers.ts';

/**
 * What values around a sub-chart give to it, the winner first: `global`, and its own part of them. In `parent` the values of the chart
 * around it are in the stage of a chart.
 */
export function partOf(parent: LayeredView, alias: string): readonly Sourced[] {
  const part = parent.at([alias]);
  const layers = part.unknown && part.layers.length === 0 ? [unknownLayer('')] : part.layers.map(moved);
  return [...globalLayer(parent.at(['global']), rootOf(layers).at(['global'])), ...layers];

  function moved({ node, source }: Sourced): Sourced {
    const layer = { node, source: below(source, [alias]) };
    return source.stage === 'chart' ? inStage(layer, 'parent') : layer;
  }
}

/** What a user's values give to a runner chart: all, or what stands below its name where a chart is around it. */
export function givenTo(around: { readonly alias: string } | null, layers: readonly Sourced[]): readonly Sourced[] {
  return around && layers.length > 0 ? partOf(rootOf(layers), around.alias) : layers;
}

/**
 * What a chart gives to a sub-chart that has `own` as `global`: all it has, but neither maps over other things nor other things over maps
 * (helm, pkg/chartutil/coalesce.go, coalesceGlobals). Below that the parent wins.
 */
export function globalLayer(given: LayeredView, own: LayeredView): readonly Sourced[] {
  if (given.unknown) return [inStage(under(['global'], unknownLayer('global')), 'global')];
  if (!isTable(given) || !isTable(own)) return [];
  const layer = flattened(given, (member) => {
    const { kind } = own.at([member.key]);
    return kind === 'absent' || kind === 'unknown' || (kind === 'map') === (member.kind === 'map');
  });
  return [inStage(under(['global'], layer), 'global')];
}

function isTable({ kind }: LayeredView): boolean {
  return kind === 'map' || kind === 'absent' || kind === 'unknown';
}
