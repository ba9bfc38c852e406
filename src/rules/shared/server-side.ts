import { compareVersions } from '../../knowledge/index.ts';
import type { Release, View } from '../../model/release.ts';
import { managerVariable } from './manager-variables.ts';
import { runnerIsAtLeast } from './runners.ts';
import type { RegisterToken } from './tokens.ts';
import { isFalsy } from './truth.ts';

/** A setting that GitLab keeps for runners created there, given to the installation. */
export interface ServerSideSetting {
  /** Option of `register`. */
  readonly option: string;
  /** The values key or the variable. */
  readonly name: string;
  readonly at: View;
  /** It asks for something else than the default of the option. */
  readonly unusual: boolean;
  /** The chart takes it away from `register` where the token is an authentication token. */
  readonly dropped: boolean;
}

interface Option {
  readonly option: string;
  readonly value?: string;
  readonly variable: string;
  /** The chart takes the value, or the variable too, away from `register` together with those of the other options. */
  readonly drops: 'both' | 'value' | 'nothing';
  /** What differs from the default: any text, a number that is not 0, true, or false. */
  readonly unusual: 'text' | 'number' | 'true' | 'false';
}

/** First runner for which GitLab keeps such settings, and first that lets them pass beside a token in the old parameter. */
const REFUSES_SINCE = '15.8';
const FORGIVES_SINCE = '16.2';

/** Options that `register` refuses beside an authentication token (runner v19.3.0: commands/register.go, ensureServerConfigArgsEmpty). */
const OPTIONS: readonly Option[] = [
  { option: 'tag-list', value: 'runners.tags', variable: 'RUNNER_TAG_LIST', drops: 'both', unusual: 'text' },
  { option: 'locked', value: 'runners.locked', variable: 'REGISTER_LOCKED', drops: 'both', unusual: 'false' },
  {
    option: 'run-untagged',
    value: 'runners.runUntagged',
    variable: 'REGISTER_RUN_UNTAGGED',
    drops: 'value',
    unusual: 'true',
  },
  {
    option: 'access-level',
    value: 'runners.protected',
    variable: 'REGISTER_ACCESS_LEVEL',
    drops: 'value',
    unusual: 'text',
  },
  {
    option: 'maximum-timeout',
    value: 'runners.maximumTimeout',
    variable: 'REGISTER_MAXIMUM_TIMEOUT',
    drops: 'nothing',
    unusual: 'number',
  },
  { option: 'paused', variable: 'REGISTER_PAUSED', drops: 'nothing', unusual: 'true' },
  { option: 'maintenance-note', variable: 'REGISTER_MAINTENANCE_NOTE', drops: 'nothing', unusual: 'text' },
];

/** What `register` does with such settings beside the token: end, drop them without a word, or use them. */
export function treatment(release: Release, { variable, kind }: RegisterToken): 'refuse' | 'ignore' | 'use' {
  if (kind === 'registration' || !runnerIsAtLeast(release, REFUSES_SINCE)) return 'use';
  if (variable !== 'REGISTRATION_TOKEN') return kind === 'other' ? 'ignore' : 'refuse';
  if (kind !== 'authentication') return 'use';
  return runnerIsAtLeast(release, FORGIVES_SINCE) ? 'ignore' : 'refuse';
}

/** The settings of that kind which are written in the values, as values of the chart or as variables of `register`. */
export function serverSideSettings(release: Release, token: RegisterToken): readonly ServerSideSetting[] {
  const { values } = release;
  if (!values) return [];
  const chartDrops = dropsForAuthentication(release, token);
  return OPTIONS.flatMap(({ option, value, variable, drops, unusual }) => {
    const inValues = value === undefined ? undefined : values.at(value);
    const inEnvironment = managerVariable(release, variable);
    const settings = [
      { name: value ?? '', at: inValues, drops: drops !== 'nothing', unusual: isUnusualValue(inValues, unusual) },
      {
        name: variable,
        at: inEnvironment,
        drops: drops === 'both',
        unusual: isUnusualVariable(inEnvironment, unusual),
      },
    ];
    return settings.flatMap(({ name, at, ...is }) =>
      at && saysSomething(at, is.unusual)
        ? [{ option, name, at, unusual: is.unusual, dropped: is.drops && chartDrops }]
        : [],
    );
  });
}

/** Empty text asks for nothing, except where it is unusual to be empty. */
function saysSomething(at: View, unusual: boolean): boolean {
  return at.written && !at.unknown && at.type !== 'null' && (at.string !== '' || unusual);
}

/** The chart passes a value on where a template's `if` takes it for true, `locked` where it takes it for false. */
function isUnusualValue(at: View | undefined, unusual: Option['unusual']): boolean {
  if (!at) return false;
  return unusual === 'false' ? isFalsy(at) : !isFalsy(at) && !(unusual === 'number' && Number(at.value) === 0);
}

/** A variable is text; an empty one is true where true or false is due. */
function isUnusualVariable(at: View | undefined, unusual: Option['unusual']): boolean {
  if (at?.kind !== 'scalar') return false;
  const text = String(at.value ?? '');
  if (unusual === 'text') return text !== '';
  if (unusual === 'number') return Number(text) !== 0;
  const truth = text === '' || /^(1|t|true)$/i.test(text);
  return truth === (unusual === 'true');
}

/**
 * True where this chart takes tags and the like away from `register` for an authentication token. Since 0.74.0 the start script looks at the
 * token; from 0.59.1 the template at its values, where an empty runnerRegistrationToken counts too; before, only at that one.
 */
function dropsForAuthentication({ chart, values }: Release, token: RegisterToken): boolean {
  if (chart === null || !values || compareVersions(chart, '0.74.0') >= 0 || chart === '0.59.0') return true;
  const legacy = values.at('runnerRegistrationToken');
  const isAuthentication = legacy.string?.startsWith('glrt-') === true;
  if (compareVersions(chart, '0.53.0') < 0) return false;
  if (legacy.unknown && !legacy.written) return true; // other files may give the one that the chart looks at
  if (compareVersions(chart, '0.59.1') < 0) return isAuthentication;
  if (legacy.kind === 'absent') return token.variable === 'CI_SERVER_TOKEN' && token.kind === 'authentication';
  return isAuthentication || isFalsy(legacy);
}
