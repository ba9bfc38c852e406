import type { LayeredView } from '../document/view.ts';
import type { Chart } from './chart.ts';
import { evaluatedText } from './template.ts';
import { isSet, printed, ranged, stringOf, valueOf } from './values.ts';
import { brokenYaml, checkKey, checkPlain, readLevel } from './yaml-text.ts';

/**
 * How a manifest writes a setting, as far as that can make Helm stop:
 * - `plain`: after a key, without quotes;
 * - `items`: each item of a list so; `range`: each item in a way that cannot fail;
 * - `labels`: each key of a map, its value in quotes;
 * - `map`: its YAML among the keys of a map, and so must be a map;
 * - `template`: its YAML below a key, through the template engine; `map-template`: likewise, and it must be a map;
 * - `list`: its YAML after items of a list: a list, or a map whose keys join those around;
 * - `level`: its YAML below a key at the key's own indentation; `always-level`: even where it is empty;
 * - `annotations`: its YAML as annotations, which Helm reads as a map of strings;
 * - `read`: not written, but a field of it is asked for;
 * - `token`: as base64, which takes strings only.
 */
export type Form =
  | 'plain'
  | 'items'
  | 'range'
  | 'labels'
  | 'map'
  | 'template'
  | 'map-template'
  | 'list'
  | 'level'
  | 'always-level'
  | 'annotations'
  | 'read'
  | 'token';

/** A setting that a manifest writes, in which versions of the chart. */
export interface Print {
  readonly path: string;
  readonly as: Form;
  readonly since?: string;
  readonly until?: string;
}

/** Stops where Helm would. */
export function check(chart: Chart, { path, as, since = '0.1.13', until }: Print): void {
  if (chart.before(since) || (until !== undefined && chart.since(until))) return;
  CHECKS[as](chart.at(path), chart);
}

const CHECKS: Readonly<Record<Form, (setting: LayeredView, chart: Chart) => void>> = {
  plain: checkPrinted,
  items: (setting) => {
    for (const [, item] of ranged(setting)) checkPrinted(item);
  },
  range: (setting) => {
    ranged(setting);
  },
  labels: (setting) => {
    for (const [key] of ranged(setting)) checkKey(key, setting);
  },
  map: checkMap,
  template: (setting, chart) => checkTemplates(chart, setting),
  'map-template': (setting, chart) => {
    checkMap(setting);
    checkTemplates(chart, setting);
  },
  list: (setting) => {
    if (isSet(setting) && setting.kind === 'scalar') throw brokenYaml('did not find expected key', setting);
  },
  level: (setting) => {
    if (isSet(setting)) checkLevel(setting);
  },
  'always-level': checkLevel,
  annotations: checkAnnotations,
  read: () => undefined,
  token: (setting) => {
    if (isSet(setting)) stringOf(setting);
  },
};

function checkPrinted(setting: LayeredView): void {
  checkPlain(printed(setting), setting);
}

function checkMap(setting: LayeredView): void {
  if (isSet(setting) && setting.kind !== 'map') throw brokenYaml("could not find expected ':'", setting);
}

function checkLevel(setting: LayeredView): void {
  const isStructure = setting.kind !== 'scalar' && isSet(setting);
  if (!isStructure) readLevel('k', valueOf(setting), setting);
}

/** Texts with actions anywhere below. */
function checkTemplates(chart: Chart, setting: LayeredView): void {
  for (const below of [...setting.entries(), ...setting.items()]) checkTemplates(chart, below);
  const { string } = setting;
  if (string?.includes('{{')) checkPlain(evaluatedText(chart, string, setting), setting);
}

function checkAnnotations(setting: LayeredView): void {
  if (!isSet(setting)) return;
  if (setting.kind !== 'map') throw notStrings(setting);
  const wrong = setting.entries().find(({ kind }) => kind === 'map' || kind === 'list');
  if (wrong) throw notStrings(wrong);
}

function notStrings(setting: LayeredView): Error {
  return brokenYaml(
    `json: cannot unmarshal ${setting.kind === 'list' ? 'array' : setting.kind === 'map' ? 'object' : 'value'} into Go struct field .metadata.annotations of type map[string]string`,
    setting,
  );
}
