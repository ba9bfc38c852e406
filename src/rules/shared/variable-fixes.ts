import type { Correction } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { removed } from './removal.ts';

/** Takes a variable of the manager out of the values; `value` is what `managerVariables` gives. What held only that goes with it. */
export function withoutVariable(values: View, value: View): Correction {
  return removed(values, values.at(value.route.slice(0, 2)));
}

/** What the variable with that value is called. */
export function variableName(values: View, { route: [source, entry = ''] }: View): string {
  return source === 'envVars' ? (values.at([source, entry, 'name']).string ?? '') : String(entry);
}

/** Gives the value of a variable of the manager to another variable. */
export function underName(values: View, value: View, name: string): Correction {
  const [source, entry = ''] = value.route;
  return source === 'envVars'
    ? { op: 'set', at: values.at([source, entry, 'name']), value: name }
    : { op: 'rename', at: value, key: name };
}
