import type { Answers } from './answers.ts';
import { type Generator, GENERATORS, type GeneratorName } from './generators.ts';
import { rendererOf, TemplateError, type Templates } from './template.ts';
import builtIn, { texts } from './templates.generated.js';
import { viewOf } from './view.ts';

/** A file that is generated; `path` from the folder that is asked for, with `/`. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** What is asked to be generated. */
export interface Order {
  readonly what: GeneratorName;
  readonly answers: Answers;
  /** The name of what is generated, where it has one. */
  readonly name?: string;
  /** Templates that take the place of those of the same name. */
  readonly templates?: Templates;
}

/** Why a template of a user gives nothing. */
export interface TemplateProblem {
  readonly template: string;
  readonly line: number | undefined;
  readonly message: string;
}

/** Generates files from answers; the same order gives the same bytes. */
export function generate(order: Order): readonly GeneratedFile[] | TemplateProblem {
  const { what, answers, templates = {} } = order;
  const generator: Generator = GENERATORS[what];
  const render = rendererOf({ ...builtIn, ...templates }, answers.chartVersion);
  try {
    return generator.files({ answers, view: viewOf(answers), render, texts, name: order.name });
  } catch (error) {
    // A template of ours that fails is a bug.
    if (!(error instanceof TemplateError && Object.hasOwn(templates, error.template))) throw error;
    return { template: error.template, line: error.line, message: error.message };
  }
}

/** The names of all templates, without `.hbs`. */
export function templateNames(): readonly string[] {
  return Object.keys(builtIn);
}
