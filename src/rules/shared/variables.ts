import type { View } from '../../model/release.ts';
import { textOf } from './truth.ts';

/** A variable of a list `["NAME=value"]`; the value is undefined where nobody can tell it. */
export interface Variable {
  readonly at: View;
  readonly name: string;
  readonly value: string | undefined;
}

/** The variables of `environment`, in the order of the file; those without a name that can be read are left out. */
export function variablesIn(list: View): readonly Variable[] {
  return list.items().flatMap((at) => {
    const text = textOf(at) ?? '';
    const end = text.indexOf('=');
    if (end <= 0 || /[{$]/.test(text.slice(0, end))) return [];
    const value = text.slice(end + 1);
    return [{ at, name: text.slice(0, end), value: at.unknown || value.includes('$') ? undefined : value }];
  });
}

/** The variable that a service of the config sees under a name: its own before that of the runner (common/build.go, GetServiceVariables). */
export function serviceVariable(runner: View, service: View, name: string): Variable | undefined {
  const all = [...variablesIn(runner.at('environment')), ...variablesIn(service.at('environment'))];
  return all.findLast((variable) => variable.name === name);
}

/** True where more variables may be there than can be read. */
export function hasUnknownVariables(list: View): boolean {
  return list.unknown || list.items().some((item) => /^[^=]*[{$]/.test(textOf(item) ?? '{'));
}
