import type { MapNode, Route } from '../../model/node.ts';
import { installation, installationsIn, isRunnerChart } from '../installation.ts';
import { itemsAt, mapAt, nodeAt, textAt } from '../nodes.ts';
import type { OpenedFile } from '../opened.ts';
import { typed, type Setting } from '../settings.ts';
import { type Inline, isBroken, valuesInMap, valuesInText } from './inline.ts';
import { placeAt, type WrappedDocument, type Wrapper } from './wrapper.ts';

/** What names a chart, its version and values, all below one route. */
interface Reference {
  readonly route: Route;
  /** The key that names the chart. */
  readonly chart: string;
  readonly inline: Inline;
  readonly over?: readonly Setting[];
  /** Where more values may come from, each a route. */
  readonly others: readonly Route[];
}

/** The Helm controller of k3s and RKE2: `set` over `valuesContent`, which is YAML in a string, or `values` (docs.k3s.io/helm). */
export const helmChart: Wrapper = {
  kind: 'helm-release',
  fits: (root) => textAt(root, ['kind']) === 'HelmChart' && textAt(root, ['apiVersion']) === 'helm.cattle.io/v1',
  open(document) {
    const text = valuesInText(document, ['spec', 'valuesContent']);
    const hasText = nodeAt(document.root, ['spec', 'valuesContent']) !== undefined;
    return openReference(document, {
      route: ['spec'],
      chart: 'chart',
      inline: hasText ? text : valuesInMap(document, ['spec', 'values']),
      over: settingsOf(document, ['spec', 'set']),
      others: [['spec', 'valuesSecrets'], ...(hasText ? [['spec', 'values']] : [])],
    });
  },
};

/** Fleet of Rancher: `helm` of a fleet.yaml (fleet.rancher.io/ref-fleet-yaml). */
export const fleet: Wrapper = {
  kind: 'helm-release',
  fits: (root) => nodeAt(root, ['kind']) === undefined && textAt(root, ['helm', 'chart']) !== undefined,
  open: (document) =>
    openReference(document, {
      route: ['helm'],
      chart: 'chart',
      inline: valuesInMap(document, ['helm', 'values']),
      others: [['helm', 'valuesFiles'], ['helm', 'valuesFrom'], ['targetCustomizations']],
    }),
};

/** Kustomize: the items of `helmCharts` (kubectl.docs.kubernetes.io/references/kustomize/builtins, HelmChartInflationGenerator). */
export const kustomization: Wrapper = {
  kind: 'helm-release',
  fits: (root) => nodeAt(root, ['helmCharts'])?.kind === 'list',
  open: (document) =>
    itemsAt(document.root, ['helmCharts']).flatMap((_, index) => {
      const route: Route = ['helmCharts', index];
      const inline = valuesInMap(document, [...route, 'valuesInline']);
      return openReference(document, {
        route,
        chart: 'name',
        inline,
        others: [
          [...route, 'valuesFile'],
          [...route, 'additionalValuesFiles'],
        ],
      });
    }),
};

function openReference(document: WrappedDocument, reference: Reference): OpenedFile['contents'] {
  const { root, source } = document;
  const { route, chart, inline, over = [], others } = reference;
  const { values, problems, interpolated } = inline;
  if (!isRunnerChart(textAt(root, [...route, chart])))
    return values ? installationsIn(values, interpolated, problems) : [];
  const given = installation({
    values: values ? [values] : [],
    over,
    others: isBroken(inline) ? 'values' : others.find((one) => nodeAt(root, one) !== undefined)?.join('.'),
    at: placeAt(source, root, [...route, chart]),
    version: textAt(root, [...route, 'version']),
    versionAt: placeAt(source, root, [...route, 'version']),
    interpolated,
    problems,
  });
  return [given];
}

/** A map of settings by their paths, as `--set` takes them. */
function settingsOf({ root, source }: WrappedDocument, route: Route): readonly Setting[] {
  const map: MapNode | undefined = mapAt(root, route);
  const settings = (map?.entries ?? []).map(({ key, name, value }) => ({
    path: name,
    value: typed(value),
    place: source.place?.([...route, key], value.span),
  }));
  return settings.toReversed();
}
