import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'service-account-create-unset',
  group: 'rbac',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  appliesFrom: { chart: '0.66.0' },
  docs: {
    what: 'Nothing says whether the chart shall make the service account.',
    why: 'With rbac.create the chart still makes one where serviceAccount.create is not set, for the sake of older values; where one of that name is there already, Helm refuses to take it over. The notes of the chart ask for true or false.',
    remedy: 'Set serviceAccount.create to true or false.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#enable-rbac-support',
      'gitlab-runner chart 0.92.0: templates/service-account.yaml, templates/NOTES.txt',
    ],
    keys: ['serviceAccount.create', 'rbac.create'],
    fix: 'Sets serviceAccount.create: true, which is what the chart takes it for.',
  },
  examples: {
    bad: ['gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: true\n'],
    good: [
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
    const { umbrella, values } = release;
    if (!values || umbrella?.gitlab) return;
    const at = values.at('rbac.create');
    if (at.boolean !== true || values.at('serviceAccount.create').kind !== 'absent') return;
    report({
      at,
      message:
        'The chart makes a service account, because serviceAccount.create is not set; its notes ask for true or false.',
      // With serviceAccount.create the chart no longer reads the name that is there.
      fix: isGiven(values.at('rbac.generatedServiceAccountName')) ? undefined : fixFor(values),
    });
  },
});

function fixFor(values: View): Proposal {
  return {
    disposition: 'safe',
    title: 'Set serviceAccount.create: true.',
    changes: [{ op: 'set', at: values.at('serviceAccount.create'), value: true }],
  };
}
