import type { ChartEffect } from '../chart/effect.ts';
import type { Registration } from '../chart/register.ts';
import type { Tokens } from '../chart/tokens.ts';
import type { ManagerVariable } from '../chart/variable.ts';
import type { EnvironmentVariable } from './environment.ts';

/** Variables of `register` that its flags in the start script stand for. */
const VARIABLES: Readonly<Record<string, string>> = {
  name: 'RUNNER_NAME',
  'maximum-timeout': 'REGISTER_MAXIMUM_TIMEOUT',
  'run-untagged': 'REGISTER_RUN_UNTAGGED',
  'access-level': 'REGISTER_ACCESS_LEVEL',
};

/** What the start script takes away for an authentication token (templates/configmap.yaml, register-the-runner). */
const SERVER_SIDE = new Set(['REGISTER_LOCKED', 'RUNNER_TAG_LIST']);

/**
 * All that `register` is given in the manager's container: the variables of the pod, those that the start script makes of Secrets, and its
 * flags, which win.
 */
export function registrationEnvironment(effect: ChartEffect): readonly EnvironmentVariable[] {
  const variables = list(effect.environment).flatMap(variableOf);
  const tokens = isPart<Tokens>(effect.tokens) ? effect.tokens.variables : [];
  const all = [...variables, ...tokens.map(({ name, value, source }) => ({ name, value, at: source }))];
  const registration = isPart<Registration>(effect.registration) ? effect.registration : undefined;
  if (!registration) return all;
  const { tokenVariable, flags } = registration;
  const token = all.findLast(({ name }) => name === tokenVariable)?.value;
  const hasToken = typeof token === 'string' && token.startsWith('glrt-');
  return [
    ...all.filter(({ name }) => !(hasToken && SERVER_SIDE.has(name))),
    ...flags
      .filter(({ notWithToken }) => !(hasToken && notWithToken))
      .flatMap(({ name, value, source }) => {
        const variable = VARIABLES[name];
        return variable === undefined ? [] : [{ name: variable, value, at: source }];
      }),
  ];
}

function variableOf(variable: ManagerVariable): readonly EnvironmentVariable[] {
  const { name, source } = variable;
  if (typeof name !== 'string') return [];
  const at = source ? { at: source } : {};
  if ('valueFrom' in variable) return [{ name, value: { unknown: 'secret', text: '' }, ...at }];
  return [{ name, value: variable.value ?? '', ...at }];
}

function list<T>(part: readonly T[] | object | null): readonly T[] {
  return Array.isArray(part) ? (part as readonly T[]) : [];
}

function isPart<T extends object>(part: T | object | null): part is T {
  return part !== null && !('unknown' in part);
}
