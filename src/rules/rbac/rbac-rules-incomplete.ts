import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { mayBindRole } from '../shared/cluster-access.ts';
import { enumerate } from '../shared/names.ts';
import { grantsOf } from '../shared/rbac-rules.ts';
import { kubernetesRunners, mayHaveFlag } from '../shared/runners.ts';

const LEGACY = 'FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY';

/** Rights in the core group without which a job of default settings fails (executors/kubernetes/kubernetes.go, exec.go). */
const NEEDED: readonly [resource: string, verbs: readonly string[]][] = [
  ['pods', ['create', 'get']],
  ['pods/exec', ['create']],
  ['secrets', ['create', 'update']],
];
/** Needed unless scripts are run by the old strategy. */
const ATTACH: (typeof NEEDED)[number] = ['pods/attach', ['create']];
/** Without it jobs pass, and their pods stay. */
const CLEANUP: (typeof NEEDED)[number] = ['pods', ['delete']];
/** What the documentation lists besides: for conflicts, warnings in the job log, watching pods, services with ports. */
const LISTED: typeof NEEDED = [
  ['pods', ['list', 'watch']],
  ['pods/log', ['get', 'list']],
  ['secrets', ['get', 'delete']],
  ['serviceaccounts', ['get']],
  ['services', ['create', 'get']],
  ['events', ['list', 'watch']],
];

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
  },
  check(release, report) {
    const { values } = release;
    const grants = grantsOf(release);
    const runners = kubernetesRunners(release);
    if (!values || !grants || runners.length === 0 || mayBindRole(values)) return;
    const missing = (rights: typeof NEEDED): readonly string[] =>
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
        related,
      });
    else if (missing([CLEANUP]).length > 0)
      report({
        at,
        severity: 'warning',
        message: 'Pods of jobs are never removed, `Error cleaning up pod`: rbac.rules does not allow to delete pods.',
        remedy: 'Add the verb delete for pods to rbac.rules.',
      });
    else if (missing(LISTED).length > 0)
      report({
        at,
        severity: 'info',
        message: `The documentation lists rights that rbac.rules lacks: ${enumerate(missing(LISTED))}. Without them jobs run, and some of their settings and messages do not.`,
        related,
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
