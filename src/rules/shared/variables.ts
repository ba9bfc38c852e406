import type { View } from '../../model/release.ts';
import { textOf } from './truth.ts';

/** A variable of a list `["NAME=value"]`. */
export interface Variable {
  readonly at: View;
  readonly name: string;
  /** The value as it is written, with its holes and references. */
  readonly text: string;
  /** undefined where nobody can tell it. */
  readonly value: string | undefined;
}

/** The variables of a list, in its order, as far as their names can be told; the runner drops items without "=" (common/config.go, parseVariable). */
export function variablesIn(list: View): readonly Variable[] {
  return list.items().flatMap((at) => {
    const written = textOf(at) ?? '';
    const end = written.indexOf('=');
    const name = written.slice(0, Math.max(0, end));
    if (name === '' || /[{$]/.test(name)) return [];
    const text = written.slice(end + 1);
    return [{ at, name, text, value: at.unknown || text.includes('$') ? undefined : text }];
  });
}

/** True where a list may hold more variables than can be read. */
export function mayHoldMoreVariables(list: View): boolean {
  return list.unknown || list.items().some(hasUnknownName);
}

function hasUnknownName(item: View): boolean {
  const text = textOf(item) ?? '';
  return /^[^=]*[{$]/.test(text) || (item.unknown && !text.includes('='));
}

/** True where every job has the variable, or may have it from the runner's configuration. */
export function mayHaveJobVariable(runner: View, name: string): boolean {
  const environment = runner.at('environment');
  return variablesIn(environment).some((variable) => variable.name === name) || mayHoldMoreVariables(environment);
}

/** The variable that a service of the config sees under a name: its own before that of the runner (common/build.go, GetServiceVariables). */
export function serviceVariable(runner: View, service: View, name: string): Variable | undefined {
  const all = [...variablesIn(runner.at('environment')), ...variablesIn(service.at('environment'))];
  return all.findLast((variable) => variable.name === name);
}
