import type { LayeredView } from '../document/view.ts';
import type { HelmValue } from '../model/helm-value.ts';
import type { Chart } from './chart.ts';
import { evaluatedText, named } from './template.ts';
import { equals, formatted, isSet, orDefault, printed, valueOf } from './values.ts';
import { readText } from './yaml-text.ts';

/** The image of the manager as YAML reads it; null where the chart prints none. */
export function image(chart: Chart): HelmValue {
  return named(chart, 'image', () => ownImage(chart));
}

function ownImage(chart: Chart): HelmValue {
  const setting = chart.at('image');
  if (chart.before('0.1.45')) return readText(printed(setting), setting);
  if (chart.before('0.42.0')) return wholeImage(chart, setting);
  if (chart.before('0.53.0') && typeof valueOf(setting) === 'string') return readText(printed(setting), setting);
  return imageOfParts(chart);
}

function wholeImage(chart: Chart, setting: LayeredView): HelmValue {
  return isSet(setting) ? readText(printed(setting), setting) : `gitlab/gitlab-runner:alpine-${versionTag(chart)}`;
}

function imageOfParts(chart: Chart): HelmValue {
  const [name, tag] = [chart.at('image.image'), chart.at('image.tag')];
  const text = `${registry(chart)}${formatted(valueOf(name))}:${formatted(orDefault(tag, `alpine-${versionTag(chart)}`))}`;
  const at = [chart.at('image.registry'), name, tag].find(isOdd) ?? chart.at('image');
  return readText(chart.since('0.62.0') ? evaluatedText(chart, text, at) : text, at);
}

/** True for a part that is to blame if the whole is refused: no text, taken away, or with actions. */
function isOdd(part: LayeredView): boolean {
  return part.kind === 'absent' ? part.written : part.string?.includes('{{') !== false;
}

/** Since 0.59.0 an empty registry takes its slash with it. */
function registry(chart: Chart): string {
  const view = chart.at('image.registry');
  if (chart.before('0.59.0')) return `${formatted(valueOf(view))}/`;
  if (equals(view, '')) return '';
  const value = valueOf(view);
  return value === null ? '<nil>/' : `${printed(view)}/`;
}

function versionTag(chart: Chart): string {
  return chart.appVersion === 'bleeding' && chart.since('0.9.0') ? 'bleeding' : `v${chart.appVersion}`;
}
