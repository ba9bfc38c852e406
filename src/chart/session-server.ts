import type { HelmValue } from '../model/helm-value.ts';
import type { Chart } from './chart.ts';
import { Refused } from './stop.ts';
import { replaced } from './template.ts';
import { isSet, orDefault, printed, valueOf } from './values.ts';
import { goText, outputText } from '../template/go/value.ts';

/**
 * What the chart's test for the session server writes: `true` switches it on; what is not empty still counts as true where only that
 * is asked (templates/_helpers.tpl of chart 0.62.0, isSessionServerAllowed).
 */
export function sessionServerTest(chart: Chart): string {
  return replaced(chart, 'isSessionServerAllowed') ?? ownTest(chart);
}

function ownTest(chart: Chart): string {
  if (chart.before('0.37.0') || !hasOneReplica(chart)) return 'false';
  const server = chart.at('sessionServer');
  const answer = isSet(server) ? valueOf(chart.at('sessionServer.enabled')) : valueOf(server);
  return answer === null ? '<no value>' : outputText(answer);
}

/** True if the chart runs a session server. */
export function hasSessionServer(chart: Chart): boolean {
  if (chart.since('0.62.0')) return sessionServerTest(chart) === 'true';
  return (
    chart.since('0.37.0') &&
    hasOneReplica(chart) &&
    chart.isSet('sessionServer') &&
    chart.isSet('sessionServer.enabled')
  );
}

/** Charts before 0.62.0 compare with a float, which fails for everything that is none. */
function hasOneReplica(chart: Chart): boolean {
  const replicas = chart.at('replicas');
  const value = orDefault(replicas, 1);
  if (chart.since('0.62.0')) return [0, 1].includes(toInteger(value));
  if (typeof value !== 'number') throw new Refused('error calling eq: incompatible types for comparison', replicas);
  return value === 1;
}

/** A whole number of whatever is given, 0 for what is none (sprig, int64). */
function toInteger(value: HelmValue): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Math.trunc(Number(value));
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && /^[-+]?\d+(?:\.0*)?$/.test(value) ? Number.parseInt(value, 10) : 0;
}

/** A port or time of the session server. */
export function sessionServerSetting(chart: Chart, key: 'timeout' | 'externalPort' | 'internalPort'): string {
  return goText(orDefault(chart.at(`sessionServer.${key}`), DEFAULTS[key]));
}

const DEFAULTS = { timeout: 1800, externalPort: 9000, internalPort: 8093 };

/** Type of the Service in front of the session server. */
export function sessionServiceType(chart: Chart): string {
  return goText(orDefault(chart.at('sessionServer.serviceType'), 'LoadBalancer'));
}

/** What stands in `advertise_address` until the start script knows better. */
export function advertiseAddress(chart: Chart): string {
  return chart.since('0.67.0')
    ? 'SESSION_SERVER_ADDRESS:SESSION_SERVER_PORT'
    : `SESSION_SERVER_IP:${sessionServerSetting(chart, 'externalPort')}`;
}

/** The address that is set by hand. */
export function publicIp(chart: Chart): string {
  return printed(chart.at('sessionServer.publicIP'));
}
