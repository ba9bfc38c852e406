import type { Chart } from './chart.ts';
import { legacyCache, legacySecurityContext, legacySettings } from './legacy-environment.ts';
import { fullname } from './names.ts';
import { isAuthToken } from './register.ts';
import { publicIp, sessionServerTest, sessionServiceType } from './session-server.ts';
import { known } from './stop.ts';
import { equals, field, hasKey, isSet, quoted, ranged, stringOf, valueOf } from './values.ts';
import { named } from './template.ts';
import { shown, type ManagerVariable } from './variable.ts';
import { readText } from './yaml-text.ts';

type Group = (chart: Chart) => readonly ManagerVariable[];

/** The parts of the list in the chart's order (templates/_env_vars.tpl). */
const GROUPS: readonly Group[] = [
  (chart) => [gitlabUrl(chart)],
  (chart) => legacySettings(chart, 'first'),
  executor,
  serverSide,
  (chart) => legacySettings(chart, 'runner'),
  (chart) => (isKubernetes(chart) ? kubernetes(chart) : []),
  legacyCache,
  listed,
  extra,
  extraFrom,
  sessionAddress,
];

/**
 * The variables in the chart's order, duplicates kept; of them the last counts. Where it cannot be told which ones are written, a
 * variable of unknown name stands for them.
 */
export function environment(chart: Chart): readonly ManagerVariable[] {
  return GROUPS.flatMap((group) => {
    const variables = known(() => group(chart));
    return 'unknown' in variables ? [{ name: variables, source: null, value: variables }] : variables;
  });
}

function gitlabUrl(chart: Chart): ManagerVariable {
  const source = chart.at('gitlabUrl');
  return {
    name: 'CI_SERVER_URL',
    source,
    value: known(() => quoted(named(chart, 'gitlabUrl', () => quoted(valueOf(source))))),
  };
}

function executor(chart: Chart): readonly ManagerVariable[] {
  if (chart.before('0.1.32')) return [];
  if (chart.before('0.26.0')) return [{ name: 'RUNNER_EXECUTOR', source: null, value: 'kubernetes' }];
  return [shown('RUNNER_EXECUTOR', chart.at('runners.executor'), 'kubernetes')];
}

/** Settings that GitLab keeps for a runner with an authentication token. */
function serverSide(chart: Chart): readonly ManagerVariable[] {
  if (isAuthToken(chart)) return [];
  const locked = chart.at('runners.locked');
  return [
    ...(chart.since('0.1.24')
      ? [{ name: 'REGISTER_LOCKED', source: locked, value: known(() => lockedText(chart)) }]
      : []),
    ...(chart.since('0.1.28') ? [shown('RUNNER_TAG_LIST', chart.at('runners.tags'), '')] : []),
  ];
}

function lockedText(chart: Chart): string {
  const locked = chart.at('runners.locked');
  if (chart.before('0.1.45')) return quoted(valueOf(locked)) ?? 'true';
  return String(!hasKey(chart.at('runners'), 'locked') || isSet(locked));
}

function isKubernetes(chart: Chart): boolean {
  if (chart.before('0.26.0')) return true;
  const setting = chart.at('runners.executor');
  return !isSet(setting) || equals(setting, 'kubernetes');
}

function kubernetes(chart: Chart): readonly ManagerVariable[] {
  if (chart.since('0.53.0')) return namespace(chart);
  return [
    ...legacySettings(chart, 'image'),
    ...namespace(chart),
    ...legacySettings(chart, 'kubernetes'),
    ...legacySecurityContext(chart),
  ];
}

/** Since 0.31.0 a text in `runners.config` that looks like a namespace keeps the chart from setting it; the text is not templated for that. */
const NAMESPACE = /namespace[\t\n\f\r ]*=/;

function namespace(chart: Chart): readonly ManagerVariable[] {
  const own = chart.before('0.53.0') ? chart.at('runners.namespace') : undefined;
  const source = own && isSet(own) ? own : null;
  const isLeftOut = chart.since('0.31.0') && !source && NAMESPACE.test(stringOf(chart.at('runners.config')));
  if (isLeftOut) return [];
  return [
    source
      ? shown('KUBERNETES_NAMESPACE', source)
      : { name: 'KUBERNETES_NAMESPACE', source, value: known(() => chart.releaseNamespace) },
  ];
}

/** `envVars` is a list of name and value; the template prints nothing else of an item. */
function listed(chart: Chart): readonly ManagerVariable[] {
  const list = chart.at('envVars');
  if (chart.before('0.1.32') || !isSet(list)) return [];
  return ranged(list).map(([, item]) => {
    const name = field(item, 'name');
    return { ...shown('', field(item, 'value')), name: known(() => readText(quoted(valueOf(name)) ?? '', name)) };
  });
}

function extra(chart: Chart): readonly ManagerVariable[] {
  if (chart.before('0.62.0')) return [];
  return ranged(chart.at('extraEnv')).map(([name, value]) => ({ ...shown('', value), name: readText(name, value) }));
}

function extraFrom(chart: Chart): readonly ManagerVariable[] {
  if (chart.before('0.62.0')) return [];
  return ranged(chart.at('extraEnvFrom')).map(([name, source]) => ({
    name: readText(name, source),
    source,
    valueFrom: known(() => valueOf(source)),
  }));
}

/** Written wherever the test for the session server writes anything, `false` included. */
function sessionAddress(chart: Chart): readonly ManagerVariable[] {
  if (chart.before('0.67.0') || sessionServerTest(chart) === '') return [];
  const source = chart.at('sessionServer.publicIP');
  const name = 'SESSION_SERVER_ADDRESS';
  if (isSet(source)) {
    const text = publicIp(chart);
    const read = readText(text, source);
    return [{ name, source, value: typeof read === 'string' || read === null ? read : text }];
  }
  const type = sessionServiceType(chart);
  const service = (): string => `${fullname(chart)}-session-server.${chart.releaseNamespace}.svc.cluster.local`;
  if (type === 'ClusterIP') return [{ name, source: null, value: known(service) }];
  const path = { NodePort: 'status.hostIP', Headless: 'status.podIP' }[type];
  if (path === undefined) return [{ name, source: null, value: null }];
  const fieldRef = new Map([
    ['apiVersion', 'v1'],
    ['fieldPath', path],
  ]);
  return [{ name, source: null, valueFrom: new Map([['fieldRef', fieldRef]]) }];
}
