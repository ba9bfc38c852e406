import { defineRule } from '../../model/rule.ts';
import { mayHaveObject } from '../shared/cluster-access.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'service-account-missing',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { chart: '0.66.0' },
  docs: {
    what: 'The manager is to run as a service account that nothing makes.',
    why: 'With rbac.create and without a name the chart takes the account that is called like the release. With serviceAccount.create: false it does not make it, so no pod of the manager is created: `error looking up service account …: serviceaccount "…" not found`.',
    remedy: 'Set serviceAccount.create: true, or give the name of an account in serviceAccount.name.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#enable-rbac-support',
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.serviceAccountName), templates/service-account.yaml',
    ],
    keys: ['serviceAccount.create', 'serviceAccount.name'],
    fix: 'Sets serviceAccount.create: true. That is unsafe because an account of that name may have been made elsewhere, which Helm would refuse to take over.',
  },
  examples: {
    bad: ['gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: true\nserviceAccount:\n  create: false\n'],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: false
  name: ci-manager
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
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# The chart still makes it where nothing is said.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
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
rbac:
  create: true
serviceAccount:
  create: true
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    const at = values.at('serviceAccount.create');
    const names = ['serviceAccount.name', 'rbac.generatedServiceAccountName'];
    if (at.boolean !== false || values.at('rbac.create').boolean !== true) return;
    if (!names.every((name) => isFalsy(values.at(name))) || mayHaveObject(values, 'ServiceAccount')) return;
    report({
      at,
      message: 'The manager never starts: nothing makes its service account, `serviceaccount "…" not found`.',
      fix: {
        disposition: 'unsafe',
        title: 'Set serviceAccount.create: true.',
        changes: [{ op: 'set', at, value: true }],
      },
    });
  },
});
