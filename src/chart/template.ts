import { helmValues } from '../document/helm-values.ts';
import type { LayeredView } from '../document/view.ts';
import type { HelmValue } from '../model/helm-value.ts';
import { parseTemplate, type ParsedTemplate } from '../template/go/parse.ts';
import { renderTemplate, type RenderContext, type Rendered } from '../template/go/render.ts';
import { rootOf } from '../template/go/root.ts';
import { unknownValue } from '../template/go/unknown.ts';
import { ScalarMap } from '../text/scalar-map.ts';
import type { Chart } from './chart.ts';
import { known, Refused, Undecided } from './stop.ts';
import { stringOf } from './values.ts';
import { readText } from './yaml-text.ts';

/** A text as the template engine writes it, with the way back to the text. */
export type Template = Pick<Rendered, 'map' | 'complete' | 'emptied'>;

/** What `tpl` makes of a setting, which must be a text. */
export function evaluated(chart: Chart, setting: LayeredView): string {
  return evaluatedText(chart, stringOf(setting), setting);
}

/** What `tpl` makes of a text; `at` is the setting that it comes from. */
export function evaluatedText(chart: Chart, text: string, at: LayeredView): string {
  return text.includes('{{') ? written(render(chart, text, at), text) : text;
}

function written({ map, complete }: Template, text: string): string {
  if (!complete) throw new Undecided({ unknown: 'template', text });
  return map.value;
}

/** A text through the template engine; what is not known stays as it is. */
export function render(chart: Chart, text: string, at: LayeredView | null): Template {
  if (!text.includes('{{')) return unchanged(text);
  if (namesReleaseOnly(chart, text)) return { ...unchanged(text), complete: false };
  const engine = engineOf(chart);
  const made = engine.made.get(text) ?? engine.render(parseTemplate(text));
  if (!engine.isChanging) engine.made.set(text, made);
  return accepted(made, text, at);
}

const RELEASE_ACTION = /(?<!\{)\{\{ ?\.Release\.(?:Name|Namespace) ?\}\}/g;

/** True for a text in which only the release is asked for, as in the chart's own default, while nothing is known of it: no engine is needed to leave it alone. */
function namesReleaseOnly({ input: { release } }: Chart, text: string): boolean {
  const isUnknown = typeof release.name !== 'string' && typeof release.namespace !== 'string';
  return isUnknown && !text.replace(RELEASE_ACTION, ' ').includes('{{');
}

/** A text that does not go through the template engine. */
export function unchanged(text: string): Template {
  return { map: ScalarMap.direct(text, { start: 0, end: text.length }), complete: true, emptied: [] };
}

function accepted({ failure, ...written }: Rendered, text: string, at: LayeredView | null): Template {
  if (failure) throw new Refused(failure.message, at, at?.string === text ? failure.span : undefined);
  return written;
}

/** The text of a template of a chart around this one that replaces the chart's own of that name; undefined if there is none. */
export function replaced(chart: Chart, name: string): string | undefined {
  const template = chart.input.definitions?.get(`gitlab-runner.${name}`);
  return (
    template &&
    chart.nested(() => written(accepted(engineOf(chart).render(template), template.text, null), template.text))
  );
}

/** What YAML reads of such a text, else of the chart's own. */
export function named<T extends HelmValue>(chart: Chart, name: string, own: () => T): T | HelmValue {
  const text = replaced(chart, name);
  return text === undefined ? own() : readText(text, null);
}

/** The template engine over the values of one chart. */
export class Engine {
  /** What became of texts: several parts of the chart render the same. */
  readonly made = new Map<string, Rendered>();
  /** True once a template has changed the values that the next one sees. */
  isChanging = false;
  readonly #context: RenderContext;

  constructor(chart: Chart) {
    this.#context = newContext(chart, () => {
      this.isChanging = true;
      this.made.clear();
    });
  }

  render(template: ParsedTemplate): Rendered {
    return renderTemplate(template, this.#context);
  }
}

function engineOf(chart: Chart): Engine {
  return (chart.engine ??= new Engine(chart));
}

function newContext(chart: Chart, onChange: () => void): RenderContext {
  const { values, isPartial, release, definitions, kubeVersion } = chart.input;
  const root = rootOf({
    values: helmValues(values, isPartial),
    release,
    chart: { name: chart.name, version: chart.version, appVersion: chart.appVersion },
    templateName: `${chart.name}/templates/configmap.yaml`,
    kubeVersion,
    hasApiVersion: (version) => chart.hasApi(version),
  });
  return {
    root,
    onChange,
    ...(definitions ? { definitions } : {}),
    include: (name, dot) => {
      const text = chart.include(name);
      if (!text) return isPartial ? unknownValue : undefined;
      return dot === root ? known(text) : unknownValue;
    },
  };
}
