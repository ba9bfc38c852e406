import type { Chart } from './chart.ts';
import { legacyFlags } from './legacy-flags.ts';
import { flag, type RegisterFlag } from './register-flag.ts';
import { Refused } from './stop.ts';
import { hasKey, isSet, printed, stringOf, valueOf, wrongType } from './values.ts';
import { checkInBlock } from './yaml-text.ts';

/** How the start script calls `register`. */
export interface Registration {
  readonly flags: readonly RegisterFlag[];
  /** The variable that is looked at for a token beginning with glrt-: then REGISTER_LOCKED and RUNNER_TAG_LIST are dropped too. */
  readonly tokenVariable: 'CI_SERVER_TOKEN' | 'REGISTRATION_TOKEN' | null;
  /** True where they are dropped whatever the token is. */
  readonly dropsAlways: boolean;
}

/** The call of `register` with what comes from values (templates/configmap.yaml, register-the-runner). */
export function registration(chart: Chart): Registration | null {
  if (isOverridden(chart)) return null;
  return {
    flags: [...(chart.before('0.53.0') ? legacyFlags(chart) : []), ...namedFlags(chart), ...serverFlags(chart)],
    tokenVariable: tokenVariable(chart),
    dropsAlways: isInverted(chart),
  };
}

function namedFlags(chart: Chart): readonly RegisterFlag[] {
  return [
    ...(chart.since('0.24.0') ? flagOf(chart, 'name', 'runners.name') : []),
    ...(chart.since('0.40.0') ? flagOf(chart, 'maximum-timeout', 'runners.maximumTimeout') : []),
  ];
}

function flagOf(chart: Chart, name: string, path: string): readonly RegisterFlag[] {
  const source = chart.at(path);
  return isSet(source) ? [flag(name, () => printed(source), source)] : [];
}

function serverFlags(chart: Chart): readonly RegisterFlag[] {
  return [
    ...(chart.since('0.9.0') ? switchOf(chart, 'runUntagged', 'run-untagged', 'true') : []),
    ...(chart.since('0.11.0') ? switchOf(chart, 'protected', 'access-level', 'ref_protected') : []),
  ];
}

/** Chart 0.59.0 drops them for every token but an authentication token, and does not write them for that. */
function isInverted(chart: Chart): boolean {
  return chart.since('0.59.0') && chart.before('0.59.1');
}

/** Since 0.53.2 the value must be a boolean (sprig, ternary). */
function switchOf(chart: Chart, key: string, name: string, value: string): readonly RegisterFlag[] {
  const source = chart.at(`runners.${key}`);
  if (!hasKey(chart.at('runners'), key)) return [];
  if (chart.since('0.53.2') && typeof valueOf(source) !== 'boolean') throw wrongType(source, 'bool');
  const shows = isSet(source) && !(chart.since('0.53.0') && isAuthToken(chart));
  return shows ? [flag(name, () => value, source, chart.since('0.53.2'))] : [];
}

function tokenVariable(chart: Chart): Registration['tokenVariable'] {
  if (chart.since('0.74.0')) return 'CI_SERVER_TOKEN';
  return chart.since('0.53.2') && chart.before('0.59.0') ? 'REGISTRATION_TOKEN' : null;
}

/** True if charts 0.53.0 … 0.73.x see an authentication token in the values, and so leave out what GitLab keeps for it. */
export function isAuthToken(chart: Chart): boolean {
  if (chart.before('0.53.0') || chart.since('0.74.0')) return false;
  const registration = chart.at('runnerRegistrationToken');
  if (hasKey(chart.values, 'runnerRegistrationToken')) {
    if (chart.since('0.59.0') && !isSet(registration)) return true;
    return stringOf(registration).startsWith('glrt-');
  }
  const token = chart.at('runnerToken');
  return chart.since('0.59.0') && isSet(token) && stringOf(token).startsWith('glrt-');
}

/** What the start script passes as `--template-config`; null where `register` gets none. */
export function templateConfigPath(chart: Chart): string | null {
  if (isOverridden(chart)) return null;
  if (chart.since('0.23.0') && chart.isSet('runners.config'))
    return chart.since('0.27.0') ? '/configmaps/config.template.toml' : '/scripts/config.template.toml';
  if (chart.before('0.56.1')) return null;
  const path = chart.at('runners.configPath');
  if (!isSet(path)) return null;
  checkInBlock(printed(path), path);
  return printed(path);
}

/** True if `runners.configOverride` takes the place of everything that `register` would write. */
export function isOverridden(chart: Chart): boolean {
  return chart.since('0.88.3') && chart.isSet('runners.configOverride');
}

/** Several replicas with a token of their own were refused from 0.34.0 to 0.53.3. */
export function checkReplicas(chart: Chart): void {
  if (chart.before('0.34.0') || chart.since('0.54.0')) return;
  const replicas = chart.at('replicas');
  if (chart.isSet('runnerToken') && isSet(replicas) && printed(replicas) !== '1')
    throw new Refused('Using a runner token with more than 1 replica is not supported.', replicas);
}
