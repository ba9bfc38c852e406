import type { MapNode, Route } from '../../model/node.ts';
import { installation, installationsIn, isRunnerChart } from '../installation.ts';
import { itemsAt, mapAt, nodeAt, textAt } from '../nodes.ts';
import type { OpenedFile } from '../opened.ts';
import { typed, type Setting } from '../settings.ts';
import type { Source } from '../source.ts';
import { type Inline, isBroken, valuesInMap, valuesInText } from './inline.ts';
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
  const inline = inlineValues(document, helm);
  const { values, problems, interpolated } = inline;
  if (!isRunnerChart(textAt(root, [...route, 'chart'])))
    return values ? installationsIn(values, interpolated, problems) : [];
  const given = installation({
    values: values ? [values] : [],
    over: parameters(source, root, helm),
    others: isBroken(inline) ? 'values' : othersOf(root, helm),
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

/** `valuesObject` replaces `values`, which is YAML in a string. */
function inlineValues(document: WrappedDocument, helm: Route): Inline {
  const object = valuesInMap(document, [...helm, 'valuesObject']);
  if (object.values) return object;
  return valuesInText(document, [...helm, 'values'], textAt(document.root, ['kind']) === 'ApplicationSet');
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
