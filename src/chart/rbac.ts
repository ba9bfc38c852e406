import type { LayeredView } from '../document/view.ts';
import type { HelmMap, HelmValue } from '../model/helm-value.ts';
import { isHelmList, outputText } from '../template/go/value.ts';
import type { Chart } from './chart.ts';
import { ownNamespace } from './names.ts';
import { hasSessionServer } from './session-server.ts';
import { field, isSet, orDefault, printed, ranged, valueOf } from './values.ts';
import { mapIn, readLevel } from './yaml-text.ts';

/** What the manager may do. */
export interface Rbac {
  readonly kind: 'Role' | 'ClusterRole';
  /** null for a ClusterRole, and for a Role whose namespace is that of the installation because none is written. */
  readonly namespace: string | null;
  readonly rules: readonly HelmValue[];
}

/** The Role that the chart makes (templates/role.yaml); null without `rbac.create`. */
export function rbac(chart: Chart): Rbac | null {
  if (!chart.isSet('rbac.create')) return null;
  const isWide = chart.isSet('rbac.clusterWideAccess');
  return {
    kind: isWide ? 'ClusterRole' : 'Role',
    namespace: isWide ? null : roleNamespace(chart),
    rules: [...policyRule(chart), ...ownRule(chart), ...sessionRule(chart), ...givenRules(chart)],
  };
}

function roleNamespace(chart: Chart): string | null {
  if (chart.before('0.28.0')) return null;
  const jobs = chart.since('0.84.0') ? chart.at('runners.jobNamespace') : undefined;
  return jobs && isSet(jobs) ? printed(jobs) : ownNamespace(chart);
}

function policyRule(chart: Chart): readonly HelmValue[] {
  if (chart.before('0.19.0') || !chart.isSet('rbac.podSecurityPolicy.enabled')) return [];
  const rule = new Map<string, HelmValue>([
    ['apiGroups', ['policy']],
    ['resources', ['podsecuritypolicies']],
    ['verbs', ['use']],
  ]);
  const names = chart.at('rbac.podSecurityPolicy.resourceNames');
  return [new Map([...rule, ...readLevel('resourceNames', valueOf(names), names)])];
}

/** The rule that is written without `rbac.rules`; before 0.53.0 beside them where it is set. */
function ownRule(chart: Chart): readonly HelmValue[] {
  if (chart.before('0.28.0')) return [rule(flowList(chart, 'resources'), flowList(chart, 'verbs'))];
  const hasRules = isSet(chart.at('rbac.rules'));
  if (chart.before('0.53.0')) {
    const [resources, verbs] = [chart.at('rbac.resources'), chart.at('rbac.verbs')];
    const shows = !hasRules || isSet(resources) || isSet(verbs);
    return shows ? [rule(orDefault(resources, ['*']), orDefault(verbs, ['*']))] : [];
  }
  return hasRules || chart.before('0.53.2') ? [] : [rule(['*'], ['*'])];
}

function rule(resources: HelmValue, verbs: HelmValue): HelmMap {
  return new Map([
    ['apiGroups', ['']],
    ['resources', resources],
    ['verbs', verbs],
  ]);
}

/** From 0.7.0 the words stand unquoted between brackets. */
function flowList(chart: Chart, key: 'resources' | 'verbs'): HelmValue {
  const setting = chart.since('0.7.0') ? chart.at(`rbac.${key}`) : undefined;
  if (!setting || !isSet(setting)) return ['*'];
  const value = valueOf(setting);
  const words = isHelmList(value)
    ? value
        .filter((word) => word !== null)
        .map(outputText)
        .join(', ')
    : printed(setting);
  return mapIn(`a:\n  k: [${words}]\n  z: 1\n`, setting, 'a').get('k') ?? null;
}

function sessionRule(chart: Chart): readonly HelmValue[] {
  const shows = chart.since('0.37.0') && chart.before('0.42.0') && hasSessionServer(chart);
  return shows ? [rule(['services'], ['create', 'get', 'list'])] : [];
}

function givenRules(chart: Chart): readonly HelmValue[] {
  if (chart.before('0.28.0')) return [];
  return ranged(chart.at('rbac.rules')).map(([, given]) => givenRule(given));
}

/** Of a rule nothing else is copied. */
function givenRule(given: LayeredView): HelmMap {
  return new Map([
    ['apiGroups', orDefault(field(given, 'apiGroups'), [''])],
    ['resources', orDefault(field(given, 'resources'), ['*'])],
    ['verbs', orDefault(field(given, 'verbs'), ['*'])],
  ]);
}
