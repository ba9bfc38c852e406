import type { ChartEffect } from '../chart/effect.ts';
import type { ManagerVariable } from '../chart/variable.ts';
import type { EnvironmentVariable, RegisterOption } from './environment.ts';

/** What the start script takes away for an authentication token (templates/configmap.yaml, register-the-runner). */
const SERVER_SIDE = new Set(['REGISTER_LOCKED', 'RUNNER_TAG_LIST']);

/** All that the chart gives to `register`: the variables of the pod, those that the start script makes of Secrets, and its options. */
export function registrationOf(effect: ChartEffect): {
  readonly environment: readonly EnvironmentVariable[];
  readonly options: readonly RegisterOption[];
} {
  const all = [...variablesOf(effect), ...tokensOf(effect)];
  const { registration } = effect;
  if (registration === null || 'unknown' in registration) return { environment: all, options: [] };
  const { tokenVariable, dropsAlways, flags } = registration;
  const token = all.findLast(({ name }) => name === tokenVariable)?.value;
  const drops = dropsAlways || (typeof token === 'string' && token.startsWith('glrt-'));
  return {
    environment: all.filter(({ name }) => !(drops && SERVER_SIDE.has(name))),
    options: flags
      .filter(({ notWithToken }) => !(drops && notWithToken))
      .map(({ name, value, source }) => ({ flag: name, value, at: source })),
  };
}

function variablesOf({ environment }: ChartEffect): readonly EnvironmentVariable[] {
  return environment === null || 'unknown' in environment ? [] : environment.flatMap(variableOf);
}

function tokensOf({ tokens }: ChartEffect): readonly EnvironmentVariable[] {
  if (tokens === null || 'unknown' in tokens) return [];
  return tokens.variables.map(({ name, value, source }) => ({ name, value, at: source }));
}

function variableOf(variable: ManagerVariable): readonly EnvironmentVariable[] {
  const { name, source } = variable;
  if (typeof name !== 'string') return [];
  const at = source ? { at: source } : {};
  if ('valueFrom' in variable) return [{ name, value: { unknown: 'secret', text: '' }, ...at }];
  return [{ name, value: variable.value ?? '', ...at }];
}
