import { compareVersions, runnerKeyOfFlag } from '../knowledge/index.ts';
import type { Unknown } from '../model/node.ts';
import type { EnvironmentVariable, RegisterOption } from './environment.ts';
import { variableValue } from './variable-value.ts';

/** Options of `register` that are no settings of config.toml: what they mean is kept by GitLab (commands/register.go, RegisterCommand). */
interface Option {
  readonly variable: string;
  readonly flag: string;
  readonly type: 'string' | 'boolean' | 'integer';
  /** The value that says nothing; absent for options that GitLab is not told. */
  readonly silent?: string | boolean | number;
  readonly since?: string;
}

const OPTIONS: readonly Option[] = [
  { variable: 'RUNNER_NAME', flag: 'name', type: 'string' },
  { variable: 'REGISTRATION_TOKEN', flag: 'registration-token', type: 'string' },
  { variable: 'RUNNER_TAG_LIST', flag: 'tag-list', type: 'string', silent: '' },
  { variable: 'REGISTER_NON_INTERACTIVE', flag: 'non-interactive', type: 'boolean' },
  { variable: 'REGISTER_LEAVE_RUNNER', flag: 'leave-runner', type: 'boolean' },
  { variable: 'REGISTER_RUN_UNTAGGED', flag: 'run-untagged', type: 'boolean', silent: false },
  { variable: 'REGISTER_LOCKED', flag: 'locked', type: 'boolean', silent: true },
  { variable: 'REGISTER_ACCESS_LEVEL', flag: 'access-level', type: 'string', silent: '' },
  { variable: 'REGISTER_MAXIMUM_TIMEOUT', flag: 'maximum-timeout', type: 'integer', silent: 0 },
  { variable: 'REGISTER_PAUSED', flag: 'paused', type: 'boolean', silent: false },
  { variable: 'REGISTER_MAINTENANCE_NOTE', flag: 'maintenance-note', type: 'string', silent: '', since: '14.8' },
];

/** Other names of options. */
const ALIASES: Readonly<Record<string, string>> = {
  description: 'name',
  u: 'url',
  t: 'token',
  r: 'registration-token',
  n: 'non-interactive',
};

/** The options by their own names. */
export function plainOptions(options: readonly RegisterOption[]): readonly RegisterOption[] {
  return options.map((option) => ({ ...option, flag: ALIASES[option.flag] ?? option.flag }));
}

/** The environment of `register` by name, with its options in the place of their variables. */
export type Environment = ReadonlyMap<string, string | Unknown>;

/** The variables by name; the last of several with one name counts, and an option that stands for one more than it. */
export function environmentOf(
  variables: readonly EnvironmentVariable[],
  options: readonly RegisterOption[],
): Environment {
  const named = options.flatMap(({ flag, value }) => {
    const option = OPTIONS.find((one) => one.flag === flag);
    return option ? [[option.variable, value] as const] : [];
  });
  return new Map([...variables.map(({ name, value }) => [name, value] as const), ...named]);
}

/** Why `register` ends at one of its options; undefined if it does not. */
export function refusedOption(
  environment: Environment,
  options: readonly RegisterOption[],
  version: string,
): string | undefined {
  const unknown = options.find(({ flag }) => !isOption(flag, version));
  if (unknown) return `flag provided but not defined: -${unknown.flag}`;
  for (const { option, text } of given(environment, version)) {
    const value = variableValue(option.type, text, version);
    if ('refused' in value) return `could not parse ${text} as value for flag ${option.flag}: ${value.refused}`;
  }
  const level = environment.get('REGISTER_ACCESS_LEVEL') ?? '';
  const isValid = typeof level !== 'string' || ['', 'not_protected', 'ref_protected'].includes(level);
  return isValid ? undefined : 'Given access-level is not valid.';
}

function isOption(flag: string, version: string): boolean {
  return OPTIONS.some((one) => one.flag === flag) || runnerKeyOfFlag(flag, version) !== undefined;
}

/** True if an option says something that only GitLab may say of a runner with an authentication token. */
export function tellsGitlab(environment: Environment, version: string): boolean {
  return given(environment, version).some(({ option, text }) => {
    const value = variableValue(option.type, text, version);
    const said = 'node' in value && value.node.kind === 'scalar' ? value.node.value : undefined;
    return option.silent !== undefined && said !== option.silent;
  });
}

function given(environment: Environment, version: string): readonly { option: Option; text: string }[] {
  return OPTIONS.flatMap((option) => {
    const text = environment.get(option.variable);
    const isKnown = option.since === undefined || compareVersions(version, option.since) >= 0;
    return isKnown && typeof text === 'string' ? [{ option, text }] : [];
  });
}
