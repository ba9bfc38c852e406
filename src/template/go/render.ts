import { ScalarMap } from '../../text/scalar-map.ts';
import type { Span } from '../../text/span.ts';
import { Budget } from './budget.ts';
import { Failure, Lost } from './failure.ts';
import type { Machine } from './functions/define.ts';
import { withoutNoValue } from './output.ts';
import { isEmptyTemplate, parseTemplate, type ParsedTemplate, type TemplateProblem } from './parse.ts';
import { unknownValue } from './unknown.ts';
import type { GoValue } from './value.ts';
import { Walker } from './walk.ts';

/** What a template sees. */
export interface RenderContext {
  /** What `.` and `$` are: see `rootOf`. */
  readonly root: GoValue;
  /** Templates of the chart or of charts around it; those that the text itself defines replace them. */
  readonly definitions?: ReadonlyMap<string, ParsedTemplate>;
  /**
   * The text that any other named template makes of `dot` (which is `root` itself where that is handed on), an unknown, or
   * undefined where there is no template of that name.
   */
  readonly include: (name: string, dot: GoValue) => GoValue;
  /** Called before a template changes a map of `root`, or any other. */
  readonly onChange?: () => void;
}

/** What became of a template. */
export interface Rendered {
  /**
   * The text, with the way back to the template: literal text goes back unit by unit, what an action wrote to the action as a whole.
   * What a loop wrote several times goes back to the same place, so that only `toOuter` tells a place.
   */
  readonly map: ScalarMap;
  /** False if actions are left in the text, `{{…}}` and all, because their value is not known. */
  readonly complete: boolean;
  /** Why Helm refuses the template; the text is then the template's own. */
  readonly failure?: TemplateProblem;
  /** Actions that wrote nothing because what they name does not exist: perhaps meant for another program. */
  readonly emptied: readonly Span[];
}

/** Renders a template as Helm's `tpl` does (helm 3.22, pkg/engine/engine.go); never throws. */
export function renderTemplate(template: ParsedTemplate, context: RenderContext): Rendered {
  if (template.problem) return refused(template, template.problem);
  const rendering = new Rendering(context, new Budget(), definitionsWithin(context.definitions, template));
  try {
    const walker = new Walker(template, rendering, rendering.budget, context.root);
    walker.run();
    const { output, emptied } = walker;
    return { map: output.map(), complete: output.complete, emptied };
  } catch (error) {
    if (error instanceof Lost) return { map: asItStands(template), complete: false, emptied: [] };
    if (!(error instanceof Failure)) throw error;
    const { start, end } = error.span ?? { start: 0, end: template.text.length };
    return refused(template, { span: { start, end }, message: error.message });
  }
}

function refused(template: ParsedTemplate, failure: TemplateProblem): Rendered {
  return { map: asItStands(template), complete: false, failure, emptied: [] };
}

function asItStands({ text }: ParsedTemplate): ScalarMap {
  return ScalarMap.direct(text, { start: 0, end: text.length });
}

type Definitions = ReadonlyMap<string, ParsedTemplate>;

/** The named templates that a text sees: its own, and those around it. */
function definitionsWithin(around: Definitions | undefined, { definitions }: ParsedTemplate): Definitions {
  if (definitions.size === 0) return around ?? definitions;
  const all = new Map(around);
  for (const [name, definition] of definitions) {
    if (!all.has(name) || !isEmptyTemplate(definition)) all.set(name, definition);
  }
  return all;
}

/** One rendering, with all templates that take part in it. */
class Rendering implements Machine {
  readonly budget: Budget;
  readonly spend: (units: number) => void;
  readonly text: (length: number) => void;
  readonly #context: RenderContext;
  readonly #definitions: Definitions;
  /** It is not certain that Helm gets to what is being evaluated. */
  tentative = false;

  constructor(context: RenderContext, budget: Budget, definitions: Definitions, tentative = false) {
    this.#context = context;
    this.budget = budget;
    this.spend = (units) => budget.spend(units);
    this.text = (length) => budget.text(length);
    this.#definitions = definitions;
    this.tentative = tentative;
  }

  include(name: string, dot: GoValue): GoValue {
    const definition = this.#definitions.get(name);
    if (definition) return this.#inner(name, definition, this, dot);
    const text = this.#context.include(name, dot);
    if (text !== undefined) return text;
    throw new Failure(`template: no template ${JSON.stringify(name)} associated with template "gotpl"`);
  }

  expand(text: string, dot: GoValue): GoValue {
    this.budget.spend(text.length);
    const template = parseTemplate(text);
    if (template.problem)
      throw new Failure(`cannot parse template ${JSON.stringify(text)}: ${template.problem.message}`);
    const definitions = definitionsWithin(this.#definitions, template);
    const rendering = new Rendering(this.#context, this.budget, definitions, this.tentative);
    const value = this.#inner('tpl', template, rendering, dot);
    return typeof value === 'string' ? withoutNoValue(value) : value;
  }

  #inner(name: string, template: ParsedTemplate, rendering: Rendering, dot: GoValue): GoValue {
    return this.budget.call(name, () => {
      const walker = new Walker(template, rendering, this.budget, dot ?? undefined);
      try {
        walker.run();
      } catch (error) {
        // The place is one of the inner text; the caller's is what counts.
        throw error instanceof Failure ? new Failure(error.message, undefined, error.limit) : error;
      }
      return walker.output.complete ? walker.output.value : unknownValue;
    });
  }

  change(): void {
    if (this.tentative) throw new Lost();
    this.#context.onChange?.();
  }
}
