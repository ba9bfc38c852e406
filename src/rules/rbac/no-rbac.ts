import { compareVersions } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayBindRole, mayUseOtherCredentials, roleSettings, startsPods } from '../shared/cluster-access.ts';
import { isLayer, mayBeLayer } from '../shared/layers.ts';
import { capital, dotted, enumerate } from '../shared/names.ts';
import { completedRules } from '../shared/needed-rights.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'no-rbac',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The manager has no right to create pods.',
    why: 'Without rbac.create and without a service account the manager runs as the account "default" of its namespace, which may do nothing. The installation succeeds and the runner shows as online, but every job fails: `secrets is forbidden: User "system:serviceaccount:<namespace>:default" cannot create resource "secrets" in API group ""`. Of values that tell little else or not where GitLab is, and of a file called after an environment (values-prod.yaml), it is but a warning: others may lie beneath.',
    remedy:
      'Set rbac.create: true and serviceAccount.create: true, or give the name of an account that has the rights in serviceAccount.name.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#enable-rbac-support',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-runner-api-permissions',
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl, templates/role.yaml, values.yaml (rbac.create: false)',
    ],
    keys: ['rbac.create'],
    fix: 'Sets rbac.create and serviceAccount.create to true. That is unsafe where the file says rbac.create: false: the account "default" may have been given its rights elsewhere.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
  rules:
    - apiGroups: [""]
      resources: [pods]
      verbs: [create, get, delete]
`,
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
      `# An account that exists already.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
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
      {
        file: 'values.yaml',
        besides: ['deprecated-values'],
        text: `# The same by the older key.
gitlabUrl: https://gitlab.example.com/
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
      `# GitLab's own chart switches RBAC on for this sub-chart.
global:
  hosts:
    domain: example.com
gitlab-runner:
  runners:
    tags: docker
    config: |
      [[runners]]
        [runners.kubernetes]
          dns_config = { options = [{ name = "ndots", value = "2" }] }
          helper_image_flavor = "ubuntu"
          memory_request = "1Gi"
`,
      `# Rights for the account "default", made here.
gitlabUrl: https://gitlab.example.com/
extraObjects:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: ci-manager
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: ci-manager
    subjects:
      - kind: ServiceAccount
        name: default
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
rbac:
  create: true
serviceAccount:
  create: true
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - apiGroups: [""]
      resources: [pods]
      verbs: [create, get, delete]
    - resources: [pods/attach, pods/exec]
      verbs: [create, delete, get, patch]
    - resources: [secrets]
      verbs: [create, delete, get, update]
serviceAccount:
  create: true
`,
    ],
  },
  check(release, report) {
    const { values, umbrella } = release;
    if (!values || umbrella?.gitlab || !startsPods(values)) return;
    const accounts = ['rbac.create', 'serviceAccount.create', 'serviceAccount.name', 'rbac.serviceAccountName'];
    if (!accounts.every((path) => isFalsy(values.at(path)))) return;
    if (mayBindRole(values) || mayUseOtherCredentials(release, values)) return;
    const at = values.at('rbac.create');
    if (isLayer(release) && !at.written) return;
    const fails = `every job fails with \`secrets is forbidden: User "system:serviceaccount:<namespace>:default" cannot create resource "secrets"\`: the manager runs as the account "default", to which nothing gives rights.`;
    const isOpen = mayBeLayer(release);
    report({
      at,
      ...(isOpen ? { severity: 'warning' } : {}),
      message: isOpen ? `Unless other values change this, ${fails}` : capital(fails),
      related: roleSettings(values).map((idle) => ({ at: idle, message: 'this does nothing without rbac.create' })),
      fix: fixFor(values, release),
    });
  },
});

function fixFor(values: View, release: Release): Proposal | undefined {
  const [role, account] = ['rbac.create', 'serviceAccount.create'].map((path) => values.at(path));
  const rules = isGiven(values.at('rbac.rules')) ? completedRules(values, 'indispensable', release) : [];
  if (!role || !account || !rules) return undefined;
  // Before 0.66.0 rbac.create made the account, too.
  const isOfItsOwn = release.chart !== null && compareVersions(release.chart, '0.66.0') >= 0;
  const switches = isOfItsOwn ? [role, account] : [role];
  return {
    disposition: role.written ? 'unsafe' : 'safe',
    title: `Set ${enumerate(switches.map(({ route }) => `${dotted(route)}: true`))}.`,
    changes: [...switches.map((at) => ({ op: 'set', at, value: true }) as const), ...rules],
  };
}
