import type { Correction } from '../../model/fix.ts';
import type { PatchMap } from '../../model/patch.ts';
import type { Release, View } from '../../model/release.ts';
import { behindLast } from './lists.ts';
import { grantedBy, rulesIn, type Granted } from './rbac-rules.ts';
import { kubernetesRunners, runnerIsAtLeast } from './runners.ts';
import { isGiven } from './truth.ts';

interface Rights {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * What the documentation lists as the permissions of the executor in the core group (runner 19.3.0: docs/executors/kubernetes/_index.md,
 * "Configure runner API permissions").
 */
const DOCUMENTED: readonly Rights[] = [
  { group: '', resources: ['pods'], verbs: ['create', 'delete', 'get', 'list', 'watch'] },
  { group: '', resources: ['pods/attach', 'pods/exec'], verbs: ['create', 'delete', 'get', 'patch'] },
  { group: '', resources: ['pods/log'], verbs: ['get', 'list'] },
  { group: '', resources: ['secrets'], verbs: ['create', 'delete', 'get', 'update'] },
  { group: '', resources: ['services'], verbs: ['create', 'get'] },
  { group: '', resources: ['serviceaccounts'], verbs: ['get'] },
  { group: '', resources: ['events'], verbs: ['list', 'watch'] },
];

/** Verbs for a resource of the core group. */
export type ResourceRights = readonly [resource: string, verbs: readonly string[]];

/** Rights in the core group without which a job of default settings fails (executors/kubernetes/kubernetes.go, exec.go). */
export const NEEDED: readonly ResourceRights[] = [
  ['pods', ['create', 'get']],
  ['pods/exec', ['create']],
  ['secrets', ['create', 'update']],
];
/** Needed unless scripts are run by the old strategy. */
export const ATTACH: ResourceRights = ['pods/attach', ['create']];
/** Without it jobs pass, and their pods stay. */
export const CLEANUP: ResourceRights = ['pods', ['delete']];
/** What the documentation lists besides: for conflicts, warnings in the job log, watching pods, services with ports. */
export const LISTED: readonly ResourceRights[] = [
  ['pods', ['list', 'watch']],
  ['pods/log', ['get', 'list']],
  ['secrets', ['get', 'delete']],
  ['serviceaccounts', ['get']],
  ['services', ['create', 'get']],
  ['events', ['list', 'watch']],
];

/** What settings of the runners need besides. */
function neededBySettings(release: Release): readonly Rights[] {
  const has = (path: string): boolean => kubernetesRunners(release).some((runner) => runner.at(path).boolean === true);
  const scales = kubernetesRunners(release).some(
    (runner) => runner.at('kubernetes.autoscaler.policy').items().length > 0,
  );
  const isNew = runnerIsAtLeast(release, '18.11');
  const wanted: readonly (Rights | false)[] = [
    !runnerIsAtLeast(release, '15.8') && {
      group: '',
      resources: ['configmaps'],
      verbs: ['create', 'delete', 'get', 'list', 'update'],
    },
    has('kubernetes.namespace_per_job') && { group: '', resources: ['namespaces'], verbs: ['create', 'delete'] },
    isNew &&
      has('kubernetes.pod_disruption_budget') && {
        group: 'policy',
        resources: ['poddisruptionbudgets'],
        verbs: ['create', 'get'],
      },
    isNew &&
      scales && { group: 'apps', resources: ['deployments'], verbs: ['create', 'delete', 'get', 'list', 'update'] },
  ];
  return wanted.filter((rights) => rights !== false);
}

/** Which rights are to be added: those without which jobs fail, those that settings need beside the chart's own rule, or all. */
export type Wanted = 'indispensable' | 'settings' | 'documented';

/** Rules for what others do not grant of the rights that are wanted; the chart fills in the core group. */
export function rulesBeside(granted: readonly Granted[], wanted: Wanted, release: Release): readonly PatchMap[] {
  const isGranted = grantedBy(granted);
  const grants = (group: string, resource: string, verbs: readonly string[]): boolean =>
    verbs.every((verb) => isGranted({ group, resource, verb }));
  const rights = [...NEEDED, ATTACH, CLEANUP, ...(wanted === 'documented' ? LISTED : [])];
  const isWanted = (resource: string): boolean =>
    rights.some(([needed, verbs]) => needed === resource && !grants('', resource, verbs));
  const core = DOCUMENTED.map((one) => ({ ...one, resources: one.resources.filter(isWanted) }));
  const all = [...(wanted === 'settings' ? [] : core), ...neededBySettings(release)];
  return all.flatMap(({ group, resources, verbs }) => {
    const lacking = resources.filter((resource) => !grants(group, resource, verbs));
    const isLacking = (verb: string): boolean => lacking.some((resource) => !grants(group, resource, [verb]));
    return lacking.length > 0
      ? [{ ...(group === '' ? {} : { apiGroups: [group] }), resources: lacking, verbs: verbs.filter(isLacking) }]
      : [];
  });
}

/** What the chart grants where rbac.rules says nothing (chart 0.92.0: templates/role.yaml). */
const OWN_RULE = { groups: [''], resources: ['*'], verbs: ['*'] };

/**
 * Completes rbac.rules by rights that it lacks. The first rule in an empty list takes the place of the chart's own: for settings that is kept
 * and written out, else the documented rights stand for it. undefined where nobody can tell the list.
 */
export function completedRules(values: View, wanted: Wanted, release: Release): readonly Correction[] | undefined {
  const at = values.at('rbac.rules');
  const rules = rulesIn(at);
  if (!rules || (rules.length === 0 && isGiven(at))) return undefined;
  if (rules.length === 0)
    return [{ op: 'set', at, value: wanted === 'settings' ? ownAndMore(release) : documentedRules(release) }];
  const first = Number(behindLast(at).key);
  return rulesBeside(rules, wanted, release).map((value, index) => ({
    op: 'insert',
    at: at.at([first + index]),
    value,
  }));
}

/** All that the documentation lists for the settings of the runners. */
export function documentedRules(release: Release): readonly PatchMap[] {
  return rulesBeside([], 'documented', release);
}

function ownAndMore(release: Release): readonly PatchMap[] {
  const { resources, verbs } = OWN_RULE;
  return [{ resources, verbs }, ...rulesBeside([OWN_RULE], 'settings', release)];
}
