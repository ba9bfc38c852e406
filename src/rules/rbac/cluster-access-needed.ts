import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayBindRole } from '../shared/cluster-access.ts';
import { completedRules } from '../shared/needed-rights.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { onlyTextOf } from '../shared/regexps.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'cluster-access-needed',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'Jobs run in namespaces in which the manager has no rights.',
    why: 'Without rbac.clusterWideAccess the chart makes a Role in one namespace. With namespace_per_job every job ends with `failed to create namespace: namespaces is forbidden … at the cluster scope`; a job that chooses another namespace (namespace_overwrite_allowed) with `pods is forbidden`.',
    remedy: 'Set rbac.clusterWideAccess: true, or make Roles in these namespaces yourself.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#overwrite-the-kubernetes-namespace',
      'gitlab-runner chart 0.92.0: templates/role.yaml',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (setupBuildNamespace)',
    ],
    keys: [
      'rbac.clusterWideAccess',
      'runners.kubernetes.namespace_per_job',
      'runners.kubernetes.namespace_overwrite_allowed',
    ],
    fix: 'Sets rbac.clusterWideAccess: true, with the documented permissions in rbac.rules where the list is empty. That is unsafe because the manager then has these rights in every namespace.',
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
        namespace_per_job = true
`,
      `rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace_overwrite_allowed = "^ci-.*$"
`,
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['cluster-wide-wildcard-rbac'],
        text: `rbac:
  create: true
  clusterWideAccess: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace_per_job = true
        namespace_overwrite_allowed = "^ci-.*$"
`,
      },
      `# Rights are given elsewhere.
rbac:
  create: false
serviceAccount:
  name: ci-manager
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace_per_job = true
`,
      {
        file: 'values.yaml',
        besides: ['unanchored-overwrite-regex'],
        text: `# Only the namespace that jobs are in anyway.
rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace = "ci-jobs"
        namespace_overwrite_allowed = "ci-jobs"
`,
      },
    ],
    fixed: [
      `rbac:
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
    - resources:
        - namespaces
      verbs:
        - create
        - delete
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace_per_job = true
`,
      `rbac:
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
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace_overwrite_allowed = "^ci-.*$"
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values || values.at('rbac.create').boolean !== true || mayBindRole(values)) return;
    if (!isFalsy(values.at('rbac.clusterWideAccess'))) return;
    for (const runner of kubernetesRunners(release)) {
      const perJob = runner.at('kubernetes.namespace_per_job');
      const allowed = runner.at('kubernetes.namespace_overwrite_allowed');
      if (perJob.boolean === true)
        report({
          at: perJob,
          message:
            'Every job fails with `failed to create namespace: namespaces is forbidden`: the chart gives the manager rights in one namespace only.',
          fix: fixFor(values, release),
        });
      else if (allowed.string && !isOwnNamespace(allowed.string, runner))
        report({
          at: allowed,
          severity: 'warning',
          fix: fixFor(values, release),
          message:
            'Jobs that choose another namespace fail with `pods is forbidden`: the chart gives the manager rights in one namespace only.',
        });
    }
  },
});

function isOwnNamespace(pattern: string, runner: RunnerView): boolean {
  const only = onlyTextOf(pattern);
  return only !== undefined && only === runner.at('kubernetes.namespace').string;
}

function fixFor(values: View, release: Release): Proposal | undefined {
  const rules = completedRules(values, 'indispensable', release);
  return (
    rules && {
      disposition: 'unsafe',
      title: 'Set rbac.clusterWideAccess: true, with the rights in rbac.rules that jobs need.',
      changes: [{ op: 'set', at: values.at('rbac.clusterWideAccess'), value: true }, ...rules],
    }
  );
}
