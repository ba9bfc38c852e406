import type { LayeredView } from '../document/view.ts';
import type { Unknown } from '../model/node.ts';
import { outputText } from '../template/go/value.ts';
import { ScalarMapBuilder } from '../text/scalar-map.ts';
import type { Chart } from './chart.ts';
import { isOverridden } from './register.ts';
import { render, unchanged, type Template } from './template.ts';
import { stringOf } from './values.ts';
import { mapIn, yamlOf } from './yaml-text.ts';

/** The TOML that the chart hands to the manager, as its template engine wrote it. */
export interface ConfigTemplate {
  /** `template`: `register` merges its one `[[runners]]`. `whole`: it is the manager's config.toml. */
  readonly role: 'template' | 'whole';
  /** The values key that holds it. */
  readonly at: LayeredView;
  readonly rendered: Template;
}

/** `runners.configOverride` or `runners.config`; null where neither counts. */
export function configTemplate(chart: Chart): ConfigTemplate | null {
  if (isOverridden(chart)) return configAt(chart, 'whole', 'runners.configOverride');
  if (chart.before('0.23.0') || !chart.isSet('runners.config')) return null;
  return configAt(chart, 'template', 'runners.config');
}

function configAt(chart: Chart, role: ConfigTemplate['role'], path: string): ConfigTemplate {
  const at = chart.at(path);
  const text = stringOf(at);
  if (chart.before('0.28.0')) return { role, at, rendered: unchanged(text) };
  const rendered = chart.before('0.58.0') ? renderedAsYaml(chart, text, at) : render(chart, text, at);
  return { role, at, rendered };
}

/**
 * From 0.28.0 to 0.57.2 the text became YAML before it went through the template engine: what an action writes in several lines
 * breaks the YAML, and quotes in actions are escaped where the text is written in quotes.
 */
function renderedAsYaml(chart: Chart, text: string, at: LayeredView): Template {
  const direct = render(chart, text, at);
  if (!text.includes('{{')) return direct;
  const yaml = render(chart, yamlOf(text), at);
  const { map, emptied } = direct;
  if (!yaml.complete) return { map, complete: false, emptied };
  const value = readBack(yaml.map.value, at, '');
  if (value === map.value) return direct;
  const whole = new ScalarMapBuilder(text, 0);
  whole.replace(value, 0, text.length);
  return { map: whole.build(), complete: true, emptied };
}

/** The text as it arrives in the ConfigMap: blank lines of the chart's own template follow it, which count where YAML keeps final line breaks. */
export function arrived({ role, at, rendered: { map, complete } }: ConfigTemplate): string | Unknown {
  const text = map.value;
  if (!complete) return { unknown: 'template', text };
  return text.endsWith('\n\n') ? readBack(yamlOf(text), at, role === 'template' ? '\n  \n' : '\n') : text;
}

/** What YAML reads of a value that the chart writes after a key. */
function readBack(yaml: string, at: LayeredView, after: string): string {
  return outputText(mapIn(`data:\n  k:   ${yaml.replaceAll('\n', '\n  ')}${after}\n  z: 1\n`, at, 'data').get('k'));
}
