import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayBindRole, mayUseOtherCredentials, roleSettings, startsPods } from '../shared/cluster-access.ts';
import { isLayer, mayBeLayer } from '../shared/layers.ts';
import { capital } from '../shared/names.ts';
import { completedRules } from '../shared/needed-rights.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'sa-without-role',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'medium',
  appliesFrom: { chart: '0.66.0' },
  docs: {
    what: 'The chart makes a service account for the manager and gives it no rights.',
    why: 'Without rbac.create the chart makes neither Role nor RoleBinding. The runner shows as online, and every job fails: `secrets is forbidden: User "system:serviceaccount:…" cannot create resource "secrets"`.',
    remedy: 'Set rbac.create: true, unless the rights are given elsewhere.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#enable-rbac-support',
      'gitlab-runner chart 0.92.0: templates/role.yaml, templates/service-account.yaml',
    ],
    keys: ['rbac.create', 'serviceAccount.create'],
    fix: 'Sets rbac.create: true. That is unsafe because the rights may be given elsewhere.',
  },
  examples: {
    bad: [
      'gitlabUrl: https://gitlab.example.com/\nserviceAccount:\n  create: true\n',
      'gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: false\nserviceAccount:\n  create: true\n  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/ci\n',
    ],
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
      `# A name that others can bind rights to.
gitlabUrl: https://gitlab.example.com/
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
`,
      `gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
extraObjects:
  - kind: RoleBinding
    metadata:
      name: ci
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      'gitlabUrl: https://gitlab.example.com/\nserviceAccount:\n  create: true\nrunners:\n  executor: docker\n',
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
serviceAccount:
  create: true
rbac:
  create: true
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/ci
`,
    ],
  },
  check(release, report) {
    const { umbrella, values } = release;
    if (!values || umbrella?.gitlab) return;
    const at = values.at('serviceAccount.create');
    if (at.boolean !== true || !isFalsy(values.at('rbac.create')) || !isFalsy(values.at('serviceAccount.name'))) return;
    const role = values.at('rbac.create');
    if (isLayer(release) && !role.written) return;
    if (!startsPods(values) || mayBindRole(values) || mayUseOtherCredentials(release, values)) return;
    const fails = 'every job fails with `secrets is forbidden`: the chart makes a service account without any rights.';
    const isOpen = mayBeLayer(release);
    report({
      at: role.written ? role : at,
      ...(isOpen ? { severity: 'warning' } : {}),
      message: isOpen ? `Unless other values change this, ${fails}` : capital(fails),
      related: roleSettings(values).map((idle) => ({ at: idle, message: 'this does nothing without rbac.create' })),
      fix: fixFor(values, release),
    });
  },
});

function fixFor(values: View, release: Release): Proposal | undefined {
  const rules = isGiven(values.at('rbac.rules')) ? completedRules(values, 'indispensable', release) : [];
  return (
    rules && {
      disposition: 'unsafe',
      title: 'Set rbac.create: true.',
      changes: [{ op: 'set', at: values.at('rbac.create'), value: true }, ...rules],
    }
  );
}
