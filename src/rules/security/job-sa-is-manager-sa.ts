import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy, textOf } from '../shared/truth.ts';

export default defineRule({
  id: 'job-sa-is-manager-sa',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Jobs run under the service account of the manager.',
    why: "The manager's account may create pods and read all secrets of its namespace, by the chart's default rule everything in the core API group. A job under the same account can do so too: it finds the token in its pod, and with it those of other jobs and the runner's own.",
    remedy:
      'Make a service account for jobs with the rights that they need, and name that in [runners.kubernetes] service_account.',
    references: [
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.serviceAccountName), templates/role.yaml',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-the-executor-service-account',
    ],
    keys: ['runners.kubernetes.service_account'],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
  name: ci-manager
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        service_account = "ci-manager"
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ .Release.Namespace }}"
        service_account = "{{ include "gitlab-runner.serviceAccountName" . }}"
`,
      `# Jobs use the account "default" where none is named.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: false
  name: default
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
  name: ci-manager
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        service_account = "ci-jobs"
`,
      `# Another namespace, and so another account of the same name.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
  name: ci
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        namespace = "ci-jobs"
        service_account = "ci"
`,
      `# The name of the manager's account follows from that of the release.
gitlabUrl: https://gitlab.example.com/
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
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        service_account = "gitlab-runner"
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    const manager = managerAccount(values);
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.service_account');
      if (!isSame(at, manager, values) || !isInReleaseNamespace(runner, values)) continue;
      report({
        at,
        message: `Jobs can do all that the manager can, such as read every secret of its namespace: they run under its service account${manager.string ? ` "${manager.string}"` : ''}.`,
        related: manager.written ? [{ at: manager, message: 'the account of the manager' }] : [],
      });
    }
  },
});

/** The setting that names the account of the manager; empty where the chart makes a name from that of the release. */
function managerAccount(values: View): View {
  const own = values.at('serviceAccount.name');
  if (!isFalsy(own) || values.at('serviceAccount.create').boolean) return own;
  return values.at(values.at('rbac.create').boolean ? 'rbac.generatedServiceAccountName' : 'rbac.serviceAccountName');
}

/** Pods that name no account have `default`. The chart makes an account of the release's name where it makes one without a name. */
function isSame(job: View, manager: View, values: View): boolean {
  if (!job.unknown) return Boolean(manager.string) && (job.string || 'default') === manager.string;
  const isMade = ['rbac.create', 'serviceAccount.create'].some((path) => values.at(path).boolean);
  return isMade && isFalsy(manager) && /"gitlab-runner\.(serviceAccountName|fullname)"/.test(textOf(job) ?? '');
}

/** False where jobs have, or may have, a namespace of their own. */
function isInReleaseNamespace(runner: RunnerView, values: View): boolean {
  if (!isFalsy(values.at('runners.jobNamespace')) || !isFalsy(values.at('namespace'))) return false;
  const namespace = runner.at('kubernetes.namespace');
  if (isFalsy(namespace) || !namespace.written) return true;
  return namespace.unknown && /\.Release\.Namespace\b/.test(textOf(namespace) ?? '');
}
