import type { MapNode, Route } from '../../model/node.ts';
import type { Problem } from '../../model/problem.ts';
import { below } from '../file-source.ts';
import { duplicatesBelow, installation, installationsIn, isRunnerChart, type ValuesMap } from '../installation.ts';
import { itemsAt, mapAt, nodeAt, textAt } from '../nodes.ts';
import type { OpenedFile } from '../opened.ts';
import { textOfScalar } from '../placed-text.ts';
import { readYaml, unreadable } from '../read-yaml.ts';
import { typed, type Setting } from '../settings.ts';
import type { Source } from '../source.ts';
import { placeAt, type WrappedDocument, type Wrapper } from './wrapper.ts';

/** Argo CD: parameters over `valuesObject`, or else `values`, over `valueFiles` (argo-cd.readthedocs.io/en/stable/user-guide/helm). */
export const argocd: Wrapper = {
  kind: 'argocd',
  fits: (root) =>
    /^Application(?:Set)?$/.test(textAt(root, ['kind']) ?? '') &&
    textAt(root, ['apiVersion'])?.startsWith('argoproj.io/') === true,
  open: (document) => sourcesOf(document.root).flatMap((route) => openSource(document, route)),
};

/** Routes of the sources of an Application, or of the template of an ApplicationSet. */
function sourcesOf(root: MapNode): readonly Route[] {
  const spec: Route = textAt(root, ['kind']) === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  const several = itemsAt(root, [...spec, 'sources']).map((_, index) => [...spec, 'sources', index]);
  return mapAt(root, [...spec, 'source']) ? [[...spec, 'source'], ...several] : several;
}

function openSource(document: WrappedDocument, route: Route): OpenedFile['contents'] {
  const { root, source } = document;
  const helm: Route = [...route, 'helm'];
  const { values, problems, interpolated } = inlineValues(document, helm);
  if (!isRunnerChart(textAt(root, [...route, 'chart'])))
    return values ? installationsIn(values, interpolated, problems) : [];
  const given = installation({
    values: values ? [values] : [],
    over: parameters(source, root, helm),
    others: problems.some(({ code }) => code === 'syntax') ? 'values' : othersOf(root, helm),
    at: placeAt(source, root, [...route, 'chart']),
    version: textAt(root, [...route, 'targetRevision']),
    versionAt: placeAt(source, root, [...route, 'targetRevision']),
    interpolated,
    problems,
  });
  return [given];
}

/** Where values come from that are not in the file. Paths are those in the chart, which has its defaults in `values.yaml`. */
function othersOf(root: MapNode, helm: Route): string | undefined {
  const files = itemsAt(root, [...helm, 'valueFiles']);
  if (files.some((file) => textAt(file, []) !== 'values.yaml')) return 'valueFiles';
  return itemsAt(root, [...helm, 'fileParameters']).length > 0 ? 'fileParameters' : undefined;
}

interface Inline {
  readonly values: ValuesMap | undefined;
  readonly problems: readonly Problem[];
  readonly interpolated: boolean;
}

/** `valuesObject` replaces `values`, which is YAML in a string. */
function inlineValues({ root, source, interpolated, problems }: WrappedDocument, helm: Route): Inline {
  const object: Route = [...helm, 'valuesObject'];
  const map = mapAt(root, object);
  if (map) {
    const values = { root: map, source: below(source, object) };
    return { values, problems: duplicatesBelow(problems(), object), interpolated };
  }
  const route: Route = [...helm, 'values'];
  const node = nodeAt(root, route);
  const text = node?.kind === 'scalar' ? textOfScalar(source, route, node) : undefined;
  if (!text) return { values: undefined, problems: [], interpolated };
  const yaml = readYaml(text, { actions: textAt(root, ['kind']) === 'ApplicationSet' });
  const [first] = yaml.documents;
  return {
    values: first?.root?.kind === 'map' ? { root: first.root, source: first.source } : undefined,
    problems: [...unreadable(text, yaml), ...(first?.problems() ?? [])],
    interpolated: interpolated || yaml.interpolated,
  };
}

/** The last of two parameters of one name wins. */
function parameters(source: Source, root: MapNode, helm: Route): readonly Setting[] {
  const list: Route = [...helm, 'parameters'];
  const settings = itemsAt(root, list).flatMap((item, index) => {
    const path = textAt(item, ['name']);
    const value = nodeAt(item, ['value']);
    if (path === undefined || !value) return [];
    const force = nodeAt(item, ['forceString']);
    const isString = force?.kind === 'scalar' && force.value === true;
    const place = source.place?.([...list, index, 'value'], value.span);
    return [{ path, value: typed(value, isString), place }];
  });
  return settings.toReversed();
}
