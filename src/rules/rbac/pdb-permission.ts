import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayBindRole } from '../shared/cluster-access.ts';
import { completedRules } from '../shared/needed-rights.ts';
import { grantsOf } from '../shared/rbac-rules.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'pdb-permission',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { runner: '18.11' },
  docs: {
    what: 'The manager may not make what a setting of the jobs needs.',
    why: 'The Role of the chart covers the core API group only. With pod_disruption_budget = true every job ends, after its pod has been made, with `error creating PodDisruptionBudget: poddisruptionbudgets.policy is forbidden`. [runners.kubernetes.autoscaler] needs deployments in the group apps.',
    remedy:
      'Write rbac.rules: those of the core group that jobs need, {apiGroups: [policy], resources: [poddisruptionbudgets], verbs: [create, get]}, and for the autoscaler {apiGroups: [apps], resources: [deployments], verbs: [create, delete, get, list, update]}. A list in rbac.rules replaces the rule of the chart.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-runner-api-permissions',
      'gitlab-runner chart 0.92.0: templates/role.yaml',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (setupBuildPod)',
    ],
    keys: ['rbac.rules', 'runners.kubernetes.pod_disruption_budget', 'runners.kubernetes.autoscaler'],
    fix: "Adds a rule for what the setting needs to rbac.rules. Where there are no rules yet, the chart's own one is written out before it.",
  },
  examples: {
    bad: [
      `rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pod_disruption_budget = true
`,
      `rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [[runners.kubernetes.autoscaler.policy]]
        idle_count = 2
`,
      `rbac:
  create: true
  rules:
    - resources: [pods, pods/attach, pods/exec, pods/log, secrets, services, serviceaccounts, events]
      verbs: ["*"]
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pod_disruption_budget = true
`,
    ],
    good: [
      `rbac:
  create: true
  rules:
    - apiGroups: [""]
      resources: ["*"]
      verbs: ["*"]
    - apiGroups: [policy]
      resources: [poddisruptionbudgets]
      verbs: [create, get]
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pod_disruption_budget = true
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    pod_disruption_budget = true
`,
      },
    ],
    fixed: [
      `rbac:
  create: true
  rules:
    - resources:
        - "*"
      verbs:
        - "*"
    - apiGroups:
        - policy
      resources:
        - poddisruptionbudgets
      verbs:
        - create
        - get
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pod_disruption_budget = true
`,
      `rbac:
  create: true
  rules:
    - resources:
        - "*"
      verbs:
        - "*"
    - apiGroups:
        - apps
      resources:
        - deployments
      verbs:
        - create
        - delete
        - get
        - list
        - update
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [[runners.kubernetes.autoscaler.policy]]
        idle_count = 2
`,
      `rbac:
  create: true
  rules:
    - resources: [pods, pods/attach, pods/exec, pods/log, secrets, services, serviceaccounts, events]
      verbs: ["*"]
    - apiGroups: [policy]
      resources: [poddisruptionbudgets]
      verbs: [create, get]
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pod_disruption_budget = true
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    const grants = grantsOf(release);
    if (!values || !grants || mayBindRole(values)) return;
    for (const runner of kubernetesRunners(release)) {
      const budget = runner.at('kubernetes.pod_disruption_budget');
      const policy = runner.at('kubernetes.autoscaler.policy');
      if (budget.boolean === true && !grants({ group: 'policy', resource: 'poddisruptionbudgets', verb: 'create' }))
        report({
          at: budget,
          message:
            'Every job fails with `error creating PodDisruptionBudget: poddisruptionbudgets.policy is forbidden`: the Role of the chart does not cover it.',
          fix: fixFor(values, release),
        });
      if (policy.items().length > 0 && !grants({ group: 'apps', resource: 'deployments', verb: 'create' }))
        report({
          at: policy,
          severity: 'warning',
          message: 'No pause pods are made: the Role of the chart does not allow the manager to make deployments.',
          fix: fixFor(values, release),
        });
    }
  },
});

function fixFor(values: View, release: Release): Proposal | undefined {
  const changes = completedRules(values, 'settings', release);
  return changes && { disposition: 'safe', title: 'Add what the settings of the jobs need to rbac.rules.', changes };
}
