import type { Correction, Proposal } from '../../model/fix.ts';
import type { PatchMap } from '../../model/patch.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { documentedRules } from '../shared/needed-rights.ts';
import { isFalsy, knownTexts } from '../shared/truth.ts';

export default defineRule({
  id: 'cluster-wide-wildcard-rbac',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The manager may do everything with all core objects of the whole cluster.',
    why: 'With rbac.clusterWideAccess the chart makes a ClusterRole, and without rbac.rules that allows all verbs on all resources of the core API group: every Secret of every namespace. A rule that leaves out resources or verbs gets "*" for it.',
    remedy:
      'List in rbac.rules what the runner needs (pods, pods/attach, pods/exec, pods/log, secrets, services, events), or keep jobs in one namespace and set clusterWideAccess: false.',
    references: [
      'gitlab-runner chart 0.92.0: templates/role.yaml',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-runner-api-permissions',
    ],
    keys: ['rbac.clusterWideAccess', 'rbac.rules'],
    fix: 'Writes rbac.rules with the permissions that the documentation lists. That is unsafe because jobs may rely on more. Where there are several rules they are left alone.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  clusterWideAccess: true
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  clusterWideAccess: true
  rules:
    - apiGroups: [""]
      resources: ["*"]
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  clusterWideAccess: true
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: [create, get, update, delete]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  clusterWideAccess: false
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'values.yaml',
        besides: ['ignored-rbac-keys'],
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
  clusterWideAccess: true
serviceAccount:
  name: ci-manager
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  clusterWideAccess: true
  rules:
    - resources:
        - pods
      verbs:
        - create
        - delete
        - get
        - list
        - watch
    - resources:
        - pods/attach
        - pods/exec
      verbs:
        - create
        - delete
        - get
        - patch
    - resources:
        - pods/log
      verbs:
        - get
        - list
    - resources:
        - secrets
      verbs:
        - create
        - delete
        - get
        - update
    - resources:
        - services
      verbs:
        - create
        - get
    - resources:
        - serviceaccounts
      verbs:
        - get
    - resources:
        - events
      verbs:
        - list
        - watch
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  clusterWideAccess: true
  rules:
    - apiGroups: [""]
      resources: [pods]
      verbs: [create, delete, get, list, watch]
    - resources: [pods/attach, pods/exec]
      verbs: [create, delete, get, patch]
    - resources: [pods/log]
      verbs: [get, list]
    - resources: [secrets]
      verbs: [create, delete, get, update]
    - resources: [services]
      verbs: [create, get]
    - resources: [serviceaccounts]
      verbs: [get]
    - resources: [events]
      verbs: [list, watch]
`,
    ],
  },
  check(release, report) {
    const rbac = release.values?.at('rbac');
    if (!rbac?.at('create').boolean || !rbac.at('clusterWideAccess').boolean) return;
    const rules = rbac.at('rules');
    const open = rules.items().find(allowsAll);
    if (!open && !isFalsy(rules)) return;
    report({
      at: open ?? rbac.at('clusterWideAccess'),
      message: `The manager may read and change every Secret and pod of the whole cluster: ${open ? 'this rule allows' : 'without rbac.rules the chart allows'} all verbs on all ${isForAllGroups(open) ? '' : 'core '}resources, in a ClusterRole.`,
      fix: rules.items().length > 1 ? undefined : fixFor(rules, open, release),
    });
  },
});

function isForAllGroups(rule: View | undefined): boolean {
  return rule !== undefined && knownTexts(rule.at('apiGroups'))?.includes('*') === true;
}

/** The chart writes "*" for resources and verbs that a rule leaves out, and the core group for apiGroups. */
function allowsAll(rule: View): boolean {
  const has = (key: string, wanted: readonly string[], otherwise: string): boolean => {
    const list = rule.at(key);
    if (isFalsy(list)) return wanted.includes(otherwise);
    return knownTexts(list)?.some((text) => wanted.includes(text)) ?? false;
  };
  return has('apiGroups', ['', '*'], '') && has('resources', ['*'], '*') && has('verbs', ['*'], '*');
}

function fixFor(rules: View, open: View | undefined, release: Release): Proposal {
  const [first, ...others] = documentedRules(release);
  const documented: readonly Correction[] =
    open && first
      ? [...narrowed(open, first), ...others.map((value, index) => insertion(rules.at([index + 1]), value))]
      : [{ op: 'set', at: rules, value: documentedRules(release) }];
  return {
    disposition: 'unsafe',
    title: 'Limit rbac.rules to the permissions that the documentation lists.',
    changes: documented,
  };
}

/** The rule that is there becomes the first one; where it names no groups it is about the core group. */
function narrowed(open: View, { resources = [], verbs = [] }: PatchMap): readonly Correction[] {
  const groups = open.at('apiGroups');
  const isCore = isFalsy(groups) || knownTexts(groups)?.join() === '';
  return [
    ...(isCore ? [] : [{ op: 'set', at: groups, value: [''] } as const]),
    { op: 'set', at: open.at('resources'), value: resources },
    { op: 'set', at: open.at('verbs'), value: verbs },
  ];
}

function insertion(at: View, value: PatchMap): Correction {
  return { op: 'insert', at, value };
}
