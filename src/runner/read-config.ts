import type { ConfigText } from '../chart/config-source.ts';
import { LayeredView } from '../document/view.ts';
import { decodeError } from '../knowledge/index.ts';
import type { MapNode, Route, SyntaxProblem } from '../model/node.ts';
import { checkShape, type ShapeProblem } from '../schema/index.ts';
import { isOpen, parseToml, tomlVersionOf } from '../toml/index.ts';
import { refusedOnLoad } from './refused-values.ts';

/** A config.toml, or a template of one, as the runner decodes it. */
export interface ConfigTree {
  readonly view: LayeredView;
  /** Why the runner does not read it, in its words; null if it does. */
  readonly error: string | null;
}

/** Decodes a text as a version of the runner does; one tree for each way through conditions that nobody can decide. */
export function readConfig(
  { text, source, templates, interpolated = false }: ConfigText,
  version: string,
): readonly ConfigTree[] {
  const { variants } = parseToml(text, { version: tomlVersionOf(version), templates, terraform: interpolated });
  return variants.map(({ root, problems }) => {
    const view = new LayeredView([{ node: root, source }], { parent: null });
    const error = syntaxError(problems, text) ?? typeError(root, view, text, version) ?? loadError(view, version);
    return { view, error };
  });
}

function syntaxError([first]: readonly SyntaxProblem[], text: string): string | null {
  return first ? `toml: line ${lineAt(text, first.span.start)}: ${first.message}` : null;
}

function typeError(root: MapNode, view: LayeredView, text: string, version: string): string | null {
  const first = checkShape(root, 'config', version, isOpen).find(isFatal);
  if (!first) return null;
  const start = view.at(first.route).top?.node.span.start ?? 0;
  const key = lastKey(first.route);
  return `toml: line ${lineAt(text, start)} (last key "${key}"): ${why(first)}`;
}

function loadError(view: LayeredView, version: string): string | null {
  const [first] = refusedOnLoad(view, view.at('runners').items(), version);
  return first ? `invalid config: ${first.error}` : null;
}

type Fatal = Extract<ShapeProblem, { code: 'wrong-type' | 'missing-keys' }>;

/** Keys that the runner does not know are no error, nor is something else in place of a map. */
function isFatal(problem: ShapeProblem): problem is Fatal {
  return problem.code === 'wrong-type' || problem.code === 'missing-keys';
}

function why(problem: Fatal): string {
  if (problem.code === 'missing-keys') return `nfs volume: missing required fields: ${problem.keys.join(', ')}`;
  const { expected, actual, format } = problem;
  if (format) return `invalid ${format}`;
  return decodeError(expected, actual) ?? `expected ${expected.join(' or ')} but found ${actual}`;
}

function lastKey(route: Route): string {
  return route.filter((step) => typeof step === 'string').join('.');
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
