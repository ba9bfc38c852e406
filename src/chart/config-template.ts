import type { LayeredView } from '../document/view.ts';
import type { Unknown } from '../model/node.ts';
import type { Chart } from './chart.ts';
import { isOverridden } from './register.ts';
import { render, type Rendered } from './template.ts';
import { stringOf } from './values.ts';

/** The TOML that the chart hands to the manager, as its template engine wrote it. */
export interface ConfigTemplate {
  /** `template`: `register` merges its one `[[runners]]`. `whole`: it is the manager's config.toml. */
  readonly role: 'template' | 'whole';
  /** The values key that holds it. */
  readonly at: LayeredView;
  readonly rendered: Rendered;
}

/** `runners.configOverride` or `runners.config`; null where neither counts. */
export function configTemplate(chart: Chart): ConfigTemplate | null {
  if (isOverridden(chart)) return configAt(chart, 'whole', 'runners.configOverride');
  if (chart.before('0.23.0') || !chart.isSet('runners.config')) return null;
  return configAt(chart, 'template', 'runners.config');
}

function configAt(chart: Chart, role: ConfigTemplate['role'], path: string): ConfigTemplate {
  const at = chart.at(path);
  return { role, at, rendered: render(chart, stringOf(at), at) };
}

/**
 * The text as it arrives in the ConfigMap. A YAML writer keeps two or more final line breaks as they are, and the blank lines of the
 * chart's own template that follow count as more of them.
 */
export function arrived({ role, rendered }: ConfigTemplate): string | Unknown {
  const text = rendered.map.value;
  if (!rendered.complete) return { unknown: 'template', text };
  if (!text.endsWith('\n\n') || !isLiteral(text)) return text;
  return text + (role === 'template' ? '\n\n' : '\n');
}

/** True for a text that a YAML writer puts in a block scalar. */
function isLiteral(text: string): boolean {
  return !/[\t ]\n/.test(text);
}
