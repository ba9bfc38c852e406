import Handlebars from 'handlebars';
import { COMPILE_OPTIONS } from './compile-options.ts';
import type { TemplateProblem } from './generate.ts';
import type { TemplateSpecification } from './template.ts';

/** Compiles the template of a user by the same rules as ours. */
export function compileTemplate(text: string): TemplateSpecification | Omit<TemplateProblem, 'template'> {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- what Handlebars makes is the source of an object
    return new Function(`return ${String(Handlebars.precompile(text, COMPILE_OPTIONS))}`)() as TemplateSpecification;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /(?:on line |- )(\d+)/.exec(message)?.[1];
    return { line: line === undefined ? undefined : Number(line), message: message.split('\n')[0] ?? '' };
  }
}
