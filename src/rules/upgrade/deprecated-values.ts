import { chartKey, compareVersions, knows, type Key } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { dotted } from '../shared/names.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'deprecated-values',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A value that the chart still reads, but has replaced.',
    why: 'The service account moved from rbac to serviceAccount in chart 0.66, and a PodMonitor took the place of the ServiceMonitor in 0.85. The older keys go with a later chart, without an error. rbac.serviceAccountName is already ignored where the chart makes an account: the manager then runs as another one than is written.',
    remedy: 'Write the value that took its place.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.serviceAccountName), templates/NOTES.txt, CHANGELOG.md',
    ],
    fix: 'Moves the setting to its successor where that means the same; removes one that is ignored.',
  },
  yieldsTo: ['monitor-without-metrics'],
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
  serviceAccountName: ci-manager
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  serviceAccountAnnotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/ci
`,
      `gitlabUrl: https://gitlab.example.com/
metrics:
  enabled: true
  serviceMonitor:
    enabled: true
service:
  enabled: true
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  podSecurityPolicy:
    enabled: true
`,
      {
        file: 'values.yaml',
        chart: '0.33.1',
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  resources: [pods, pods/exec, secrets]
  verbs: [get, list, watch, create, patch, delete]
`,
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
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
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Copied from the chart's own values.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  serviceAccountName: ""
  serviceAccountAnnotations: {}
  imagePullSecrets: []
  podSecurityPolicy:
    enabled: false
metrics:
  serviceMonitor:
    enabled: false
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
        chart: '0.65.0',
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
  serviceAccountName: ci-manager
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      {
        file: 'values.yaml',
        facts: { 'cluster.version': '1.24' },
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  podSecurityPolicy:
    enabled: true
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
  create: false
serviceAccount:
  name: ci-manager
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/ci
`,
      null,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
`,
      null,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null) return;
    for (const path of REPLACED) {
      const at = values.at(path);
      // Said with the resources that the verbs are for.
      if (path === 'rbac.verbs' && isGiven(values.at('rbac.resources'))) continue;
      const key = at.written && isGiven(at) ? chartKey(path) : undefined;
      if (key?.deprecated !== undefined && knows(chart, key) && compareVersions(chart, key.deprecated) >= 0)
        report(replaced(at, path, key, values));
    }
    const policy = values.at('rbac.podSecurityPolicy.enabled');
    if (policy.written && policy.boolean === true && !mayHavePolicies(release)) {
      report({
        at: policy,
        message: '`rbac.podSecurityPolicy` has no effect since Kubernetes 1.25, which took PodSecurityPolicy away.',
        remedy:
          'Remove rbac.podSecurityPolicy; labels of the namespace (pod-security.kubernetes.io/enforce) took its place.',
        fix: {
          disposition: 'safe',
          title: 'Remove rbac.podSecurityPolicy.',
          changes: [{ op: 'remove', at: values.at('rbac.podSecurityPolicy') }],
        },
      });
    }
  },
});

/** Those with a successor that can be written instead; what became of the rest is told by rules of its own. */
const REPLACED = [
  'rbac.serviceAccountName',
  'rbac.generatedServiceAccountName',
  'rbac.serviceAccountAnnotations',
  'rbac.imagePullSecrets',
  'rbac.resources',
  'rbac.verbs',
  'metrics.serviceMonitor.enabled',
];

function mayHavePolicies({ facts }: Release): boolean {
  const version = facts['cluster.version'];
  return version !== undefined && compareVersions(version, '1.25') < 0;
}

function replaced(at: View, path: string, { deprecated, replacement }: Key, values: View): Report {
  const remedy = `Write ${replacement} instead.`;
  if (path === 'rbac.serviceAccountName' && makesAccount(values)) {
    return {
      at,
      message:
        '`rbac.serviceAccountName` is ignored: the manager runs as the account that the chart makes or that serviceAccount.name says.',
      remedy,
      fix: { disposition: 'safe', title: `Remove ${path}, which is ignored.`, changes: [{ op: 'remove', at }] },
    };
  }
  const message = `\`${path}\` is deprecated since chart ${deprecated}, and goes with a later one.`;
  if (/^rbac\.(resources|verbs)$/.test(path)) return { at, message, remedy: AS_RULE, related: verbsOf(at, values) };
  const fix = MEANS_THE_SAME.has(path) ? moved(at, values.at(replacement ?? [])) : undefined;
  return { at, message, remedy, fix };
}

const AS_RULE = 'Write rbac.rules instead, a list in which each rule has its resources and verbs.';

function verbsOf(at: View, values: View): NonNullable<Report['related']> {
  const verbs = values.at('rbac.verbs');
  return at.key === 'resources' && isGiven(verbs) ? [{ at: verbs, message: 'the verbs of the same rule' }] : [];
}

/** Their successors take the same values, and the chart makes the same of them. */
const MEANS_THE_SAME = new Set([
  'rbac.serviceAccountName',
  'rbac.generatedServiceAccountName',
  'rbac.serviceAccountAnnotations',
  'rbac.imagePullSecrets',
]);

function moved(at: View, to: View): Proposal | undefined {
  if (to.written || at.unknown) return undefined;
  const title = `Move ${dotted(at.route)} to ${dotted(to.route)}.`;
  return { disposition: 'safe', title, changes: [{ op: 'move', at, to }] };
}

/** The name is read only where none of these says which account it is. */
function makesAccount(values: View): boolean {
  return ['rbac.create', 'serviceAccount.create', 'serviceAccount.name'].some((path) => {
    const at = values.at(path);
    return !at.unknown && isGiven(at);
  });
}
