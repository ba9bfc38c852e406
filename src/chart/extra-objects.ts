import type { LayeredView } from '../document/view.ts';
import type { HelmValue } from '../model/helm-value.ts';
import { isHelmList, isHelmMap } from '../template/go/value.ts';
import type { Chart } from './chart.ts';
import { evaluatedText } from './template.ts';
import { isSet, ranged, valueOf } from './values.ts';
import { brokenYaml, documentsOf, yamlOf } from './yaml-text.ts';

/** Objects of the user's own, which go through the template engine as YAML; Helm reads the head of each. */
export function checkExtraObjects(chart: Chart): void {
  const list = chart.at('extraObjects');
  if (chart.before('0.62.0') || !isSet(list)) return;
  for (const [, item] of ranged(list)) {
    const objects = hasAction(item) ? documentsOf(rendered(chart, item), item) : [valueOf(item)];
    for (const object of objects) checkHead(object, item);
  }
}

function hasAction(view: LayeredView): boolean {
  return view.string?.includes('{{') ?? [...view.entries(), ...view.items()].some(hasAction);
}

function rendered(chart: Chart, item: LayeredView): string {
  return evaluatedText(chart, yamlOf(valueOf(item)), item);
}

function checkHead(object: HelmValue, at: LayeredView): void {
  if (object === null) return;
  if (!isHelmMap(object)) throw cannotRead(at, 'SimpleHead');
  for (const key of ['apiVersion', 'kind']) checkScalar(object.get(key), at, key);
  const metadata = object.get('metadata') ?? null;
  if (metadata === null) return;
  if (!isHelmMap(metadata)) throw cannotRead(at, 'metadata');
  checkScalar(metadata.get('name'), at, 'metadata.name');
  const annotations = metadata.get('annotations') ?? null;
  if (annotations === null) return;
  if (!isHelmMap(annotations)) throw cannotRead(at, 'metadata.annotations');
  for (const value of annotations.values()) checkScalar(value, at, 'metadata.annotations');
}

function checkScalar(value: HelmValue | undefined, at: LayeredView, name: string): void {
  if (isHelmMap(value) || isHelmList(value)) throw cannotRead(at, name);
}

function cannotRead(at: LayeredView, name: string): Error {
  return brokenYaml(`error unmarshaling JSON: cannot unmarshal into Go value of ${name}`, at);
}
