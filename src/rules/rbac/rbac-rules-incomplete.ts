import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { mayBindRole } from '../shared/cluster-access.ts';
import { enumerate } from '../shared/names.ts';
import {
  ATTACH,
  CLEANUP,
  completedRules,
  LISTED,
  NEEDED,
  type ResourceRights,
  type Wanted,
} from '../shared/needed-rights.ts';
import { grantsOf } from '../shared/rbac-rules.ts';
import { kubernetesRunners, mayHaveFlag } from '../shared/runners.ts';

const LEGACY = 'FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY';

export default defineRule({
  id: 'rbac-rules-incomplete',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'rbac.rules leaves out rights that jobs need.',
    why: 'A list in rbac.rules replaces the rule of the chart, which allows everything in the core group. What is missing in it fails when a job comes to it: `pods "runner-…" is forbidden: User … cannot create resource "pods/attach"`. "pods" does not include "pods/exec" and "pods/attach".',
    remedy: 'Add the rights to rbac.rules, or remove the list.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-runner-api-permissions',
      'gitlab-runner chart 0.92.0: templates/role.yaml',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go, executors/kubernetes/exec.go',
    ],
    keys: ['rbac.rules'],
    fix: 'Adds rules with the documented verbs for the resources that jobs cannot do without. What else the documentation lists is added as well where only that is missing: unsafe, for it may have been left out on purpose.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - apiGroups: [""]
      resources: [pods, pods/exec, secrets]
      verbs: [create, get, list, watch, update, delete]
`,
      `# Pods are never removed.
gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: [create, get, list, watch, update]
`,
      `# Only what is convenient is missing: said as information.
gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: [create, get, update, delete]
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules: []
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - apiGroups: ["*"]
      resources: ["*"]
      verbs: ["*"]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# The chart fills in what a rule does not say.
gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - apiGroups: [""]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - apiGroups: [""]
      resources: [pods, pods/exec, secrets]
      verbs: [create, get, list, watch, update, delete]
    - resources: [pods/attach]
      verbs: [create, delete, get, patch]
    - resources: [pods/log]
      verbs: [get, list]
    - resources: [services]
      verbs: [create, get]
    - resources: [serviceaccounts]
      verbs: [get]
    - resources: [events]
      verbs: [list, watch]
`,
      `# Pods are never removed.
gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: [create, get, list, watch, update]
    - resources: [pods]
      verbs: [delete]
    - resources: [pods/log]
      verbs: [get, list]
    - resources: [secrets]
      verbs: [delete]
    - resources: [services]
      verbs: [create, get]
    - resources: [serviceaccounts]
      verbs: [get]
    - resources: [events]
      verbs: [list, watch]
`,
      `# Only what is convenient is missing: said as information.
gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: [create, get, update, delete]
    - resources: [pods]
      verbs: [list, watch]
    - resources: [pods/log]
      verbs: [get, list]
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
    const { values } = release;
    const grants = grantsOf(release);
    const runners = kubernetesRunners(release);
    if (!values || !grants || runners.length === 0 || mayBindRole(values)) return;
    const missing = (rights: readonly ResourceRights[]): readonly string[] =>
      rights.flatMap(([resource, verbs]) => {
        const lacking = verbs.filter((verb) => !grants({ group: '', resource, verb }));
        return lacking.length > 0 ? [`${resource} (${lacking.join(', ')})`] : [];
      });
    const needed = missing(runners.some((runner) => mayHaveFlag(runner, LEGACY)) ? NEEDED : [...NEEDED, ATTACH]);
    const at = values.at('rbac.rules');
    const related = misspelt(at);
    if (needed.length > 0)
      report({
        at,
        message: `Jobs fail with \`is forbidden\`: rbac.rules does not allow ${enumerate(needed)}.`,
        remedy: `Add ${enumerate(needed)} to rbac.rules.`,
        fix: fixFor(values, 'indispensable', release),
        related,
      });
    else if (missing([CLEANUP]).length > 0)
      report({
        at,
        severity: 'warning',
        message: 'Pods of jobs are never removed, `Error cleaning up pod`: rbac.rules does not allow to delete pods.',
        remedy: 'Add the verb delete for pods to rbac.rules.',
        fix: fixFor(values, 'indispensable', release),
      });
    else if (missing(LISTED).length > 0)
      report({
        at,
        severity: 'info',
        message: `The documentation lists rights that rbac.rules lacks: ${enumerate(missing(LISTED))}. Without them jobs run, and some of their settings and messages do not.`,
        related,
        fix: fixFor(values, 'documented', release),
      });
  },
});

/** Resources that are named with capitals: Kubernetes compares names letter by letter, and its own are all small. */
function misspelt(rules: View): NonNullable<Report['related']> {
  return rules.items().flatMap((rule) =>
    rule
      .at('resources')
      .items()
      .filter(({ string }) => string !== undefined && string !== string.toLowerCase())
      .map((at) => ({ at, message: `nothing is called "${at.string}": resources have names in small letters` })),
  );
}

function fixFor(values: View, wanted: Wanted, release: Release): Proposal | undefined {
  const changes = completedRules(values, wanted, release);
  if (!changes) return undefined;
  return wanted === 'documented'
    ? { disposition: 'unsafe', title: 'Add the rights to rbac.rules that the documentation lists.', changes }
    : { disposition: 'safe', title: 'Add the rights to rbac.rules without which jobs fail.', changes };
}
