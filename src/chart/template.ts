import type { LayeredView } from '../document/view.ts';
import { ScalarMap } from '../text/scalar-map.ts';
import type { Span } from '../text/span.ts';
import type { Chart } from './chart.ts';
import { Undecided } from './stop.ts';
import { stringOf } from './values.ts';

export interface Rendered {
  readonly map: ScalarMap;
  readonly complete: boolean;
  readonly emptied: readonly Span[];
}

/** What `tpl` makes of a setting, which must be a text. */
export function evaluated(chart: Chart, setting: LayeredView): string {
  return evaluatedText(chart, stringOf(setting), setting);
}

/** What `tpl` makes of a text; `at` is the setting that it comes from. */
export function evaluatedText(chart: Chart, text: string, at: LayeredView): string {
  if (!text.includes('{{')) return text;
  const { map, complete } = render(chart, text, at);
  if (!complete) throw new Undecided({ unknown: 'template', text });
  return map.value;
}

/** A text as the template engine writes it. */
export function render(_chart: Chart, text: string, _at: LayeredView): Rendered {
  return { map: ScalarMap.direct(text, { start: 0, end: text.length }), complete: !text.includes('{{'), emptied: [] };
}
