import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { chartKey, knows, runnerKey, runnerVersionOf } from '../knowledge/index.ts';
import type { PatchValue } from '../model/patch.ts';
import type { HELPER_NAMES } from './compile-options.ts';
import { tomlText, tplText, yamlBlock, yamlText } from './quote.ts';

/** A compiled template, as Handlebars makes it. */
export interface TemplateSpecification {
  readonly compiler: readonly [number, string];
  readonly main: unknown;
}

/** Compiled templates by name. */
export type Templates = Readonly<Record<string, TemplateSpecification>>;

/** What a template does wrong while it runs. */
export class TemplateError extends Error {
  readonly template: string;
  readonly line: number | undefined;

  constructor(template: string, line: number | undefined, message: string) {
    super(message);
    this.name = 'TemplateError';
    this.template = template;
    this.line = line;
  }
}

/** Runs the template of that name, or throws TemplateError. */
export type Render = (name: string, view: object) => string;

/** Runs templates for one version of the chart. Each is known to all others as a partial. */
export function rendererOf(templates: Templates, chart: string): Render {
  const handlebars = (runtime as unknown as typeof Handlebars).create();
  handlebars.registerHelper(helpersFor(chart));
  const all = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, specification] of Object.entries(templates)) {
    const template = withName(name, handlebars.template(specification));
    handlebars.registerPartial(name, template);
    all.set(name, template);
  }
  return (name, view) => all.get(name)?.(view) ?? '';
}

/** The template, whose errors say that they are its own. */
function withName(name: string, template: Handlebars.TemplateDelegate): Handlebars.TemplateDelegate {
  return (view: unknown, options) => {
    try {
      return template(view, options);
    } catch (error) {
      if (error instanceof TemplateError || !(error instanceof Error)) throw error;
      const line = 'lineNumber' in error && typeof error.lineNumber === 'number' ? error.lineNumber : undefined;
      throw new TemplateError(name, line, error.message.replace(/ - \d+:\d+$/, ''));
    }
  };
}

type Helpers = Record<(typeof HELPER_NAMES)[number], Handlebars.HelperDelegate>;

function helpersFor(chart: string): Helpers {
  const runner = runnerVersionOf(chart) ?? '';
  return {
    yaml: (value: PatchValue) => yamlText(value),
    yamlBlock: (value: PatchValue, { hash }: Handlebars.HelperOptions) => yamlBlock(value, Number(hash['indent'])),
    tpl: (value: string) => yamlText(tplText(value)),
    toml: (value: PatchValue) => tomlText(value),
    chartKnows: (key: string) => isKnown(chartKey(key), chart, key),
    runnerKnows: (key: string) => isKnown(runnerKey(key), runner, key),
    eq: (one: unknown, other: unknown) => one === other,
  };
}

/** A template must not ask for what no version has: that is a slip of the pen. */
function isKnown(key: Parameters<typeof knows>[1] | undefined, version: string, name: string): boolean {
  if (!key) throw new Error(`no version knows the key ${name}`);
  return knows(version, key);
}
