import type { MapNode, Node, Route } from '../../model/node.ts';
import { below } from '../file-source.ts';
import { duplicatesBelow, installation, installationsIn, isRunnerChart } from '../installation.ts';
import { itemsAt, mapAt, nodeAt, textAt } from '../nodes.ts';
import { unknownLayer, type Setting } from '../settings.ts';
import { placeAt, type Wrapper } from './wrapper.ts';

const VALUES: Route = ['spec', 'values'];

/** Flux: `spec.values` over what `spec.valuesFrom` brings (fluxcd helm-controller, ChartValuesFromReferences). */
export const helmRelease: Wrapper = {
  kind: 'helm-release',
  fits: (root) => {
    const api = textAt(root, ['apiVersion']) ?? '';
    return textAt(root, ['kind']) === 'HelmRelease' && /^helm\.(?:toolkit\.)?fluxcd\.io\//.test(api);
  },
  open({ root, source, interpolated, problems }) {
    const map = mapAt(root, VALUES);
    const values = map && { root: map, source: below(source, VALUES) };
    const others = othersOf(root, map);
    const duplicates = duplicatesBelow(problems(), VALUES);
    if (!isRunnerChart(chartOf(root, 'chart', 'name'))) {
      const found = values ? installationsIn(values, interpolated, duplicates) : [];
      const more = others === undefined && targets(root).length === 0 ? [] : [unknownLayer(others ?? '')];
      return found.map((one) => ({ ...one, layers: [...one.layers, ...more] }));
    }
    const given = installation({
      values: values ? [values] : [],
      under: targets(root).toReversed(),
      others,
      at: placeAt(source, root, ['spec', 'chart']),
      version: chartOf(root, 'version', 'version'),
      versionAt: placeAt(source, root, versionRoute(root)),
      interpolated,
      problems: duplicates,
    });
    return [given];
  },
};

/** A key of the chart's description, in the API of Flux 2 or of Flux 1. */
function chartOf(root: MapNode, now: string, before: string): string | undefined {
  return textAt(root, ['spec', 'chart', 'spec', now]) ?? textAt(root, ['spec', 'chart', before]);
}

function versionRoute(root: MapNode): Route {
  return mapAt(root, ['spec', 'chart', 'spec']) ? ['spec', 'chart', 'spec', 'version'] : ['spec', 'chart', 'version'];
}

/** Where values come from that are not in the file. A release without chart is a patch of another file. */
function othersOf(root: MapNode, values: MapNode | undefined): string | undefined {
  if (itemsAt(root, ['spec', 'valuesFrom']).some((item) => textAt(item, ['targetPath']) === undefined))
    return 'valuesFrom';
  const hasChart = ['chart', 'chartRef'].some((key) => nodeAt(root, ['spec', key]) !== undefined);
  return values && hasChart ? undefined : 'spec.values of another file';
}

/** References with a `targetPath` bring that one value. */
function targets(root: MapNode): readonly Setting[] {
  return itemsAt(root, ['spec', 'valuesFrom']).flatMap((item) => {
    const path = textAt(item, ['targetPath']);
    const value: Node = { kind: 'unknown', span: item.span, unknown: 'secret', text: '' };
    return path === undefined ? [] : [{ path, value, place: undefined }];
  });
}
