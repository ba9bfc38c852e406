import { compareVersions } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { mayBindRole, mayMountToken } from '../shared/cluster-access.ts';
import { behindLast } from '../shared/lists.ts';
import { grantsOf } from '../shared/rbac-rules.ts';
import { isLayer } from '../shared/layers.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'session-server-address',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { chart: '0.42.0' },
  docs: {
    what: 'The manager cannot find out the address of its session server, so it never starts.',
    why: 'Before anything else the start script of the chart asks Kubernetes for the address of the load balancer in front of the session server, again and again until there is one. Without a token, or without the right to read services, there never is: the log repeats `Service LoadBalancer External Address not yet available`, and the runner is never registered. Since chart 0.84.0 the right is given to the account that serviceAccount or rbac names; if none does, Kubernetes refuses the RoleBinding.',
    remedy: 'Let the manager read services, or give the address in sessionServer.publicIP.',
    references: [
      'gitlab-runner chart 0.92.0: templates/configmap.yaml (entrypoint, set-session-server-address), role-binding-session-server.yaml',
      'gitlab-runner chart 0.57.0: templates/configmap.yaml, role.yaml',
      'Kubernetes: pkg/apis/rbac/validation (ValidateRoleBindingSubject)',
    ],
    keys: ['sessionServer.publicIP', 'sessionServer.serviceType', 'automountServiceAccountToken', 'rbac.rules'],
    fix: 'Removes automountServiceAccountToken: false, or adds the right to read services to rbac.rules.',
  },
  yieldsTo: ['manager-token-not-mounted', 'no-rbac'],
  examples: {
    bad: [
      {
        file: 'values.yaml',
        chart: '0.80.0',
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - resources: [pods, pods/attach, pods/exec, secrets]
serviceAccount:
  create: true
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
`,
      },
      `gitlabUrl: https://gitlab.example.com/
automountServiceAccountToken: false
rbac:
  create: true
serviceAccount:
  create: true
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
  config: |
    [[runners]]
      [runners.kubernetes]
        host = "https://10.0.0.1:6443"
`,
      `# The account "default" is bound to a role of one's own, and the chart binds its own to an account without a name.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: jobs
`,
    ],
    good: [
      {
        file: 'values.yaml',
        text: `# The chart has a Role of its own for that.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - resources: [pods, pods/attach, pods/exec, secrets]
serviceAccount:
  create: true
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      {
        file: 'values.yaml',
        chart: '0.80.0',
        text: `# Nobody has to ask for the address.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - resources: [pods, pods/attach, pods/exec, secrets]
serviceAccount:
  create: true
sessionServer:
  enabled: true
  publicIP: 192.0.2.10
runners:
  secret: gitlab-runner-token
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      {
        file: 'values.yaml',
        chart: '0.80.0',
        text: `# The name of the service is its address.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - resources: [pods, pods/attach, pods/exec, secrets]
serviceAccount:
  create: true
sessionServer:
  enabled: true
  serviceType: ClusterIP
runners:
  secret: gitlab-runner-token
  config: |
    [[runners]]
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
rbac:
  create: true
  rules:
    - resources: [pods, pods/attach, pods/exec, secrets]
    - resources: [services]
      verbs: [get]
serviceAccount:
  create: true
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
  config: |
    [[runners]]
      [runners.kubernetes]
        host = "https://10.0.0.1:6443"
`,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null || !hasSessionServer(values)) return;
    const said = withoutAccount(release, values, chart) ?? withoutAddress(release, values, chart);
    if (said) report(said);
  },
});

/** `runners.configOverride` takes the session server away with all of the chart's own configuration. */
function hasSessionServer(values: View): boolean {
  const replicas = values.at('replicas');
  return (
    values.at('sessionServer.enabled').boolean === true &&
    (replicas.kind === 'absent' || replicas.number === 0 || replicas.number === 1) &&
    isFalsy(values.at('runners.configOverride'))
  );
}

/** Since 0.84.0 the chart binds a Role for it to the account of the manager, even where that has no name. */
function isBound(chart: string): boolean {
  return compareVersions(chart, '0.84.0') >= 0;
}

function withoutAccount(release: Release, values: View, chart: string): Report | undefined {
  const accounts = ['rbac.create', 'serviceAccount.create', 'serviceAccount.name', 'rbac.serviceAccountName'];
  const isNamed = !accounts.every((path) => isFalsy(values.at(path)));
  if (isNamed || !isBound(chart) || isLayer(release)) return undefined;
  return {
    at: values.at('rbac.create'),
    message:
      'Kubernetes refuses the RoleBinding of the session server, `subjects[0].name: Required value`: the values name no service account.',
    remedy: 'Set serviceAccount.create: true, or give the name of an account in serviceAccount.name.',
    related: [{ at: values.at('sessionServer.enabled'), message: 'the session server is switched on' }],
  };
}

function withoutAddress(release: Release, values: View, chart: string): Report | undefined {
  if (!isAskedFor(values, chart)) return undefined;
  const token = values.at('automountServiceAccountToken');
  const never = 'The manager never starts, its log repeats `Service LoadBalancer External Address not yet available`:';
  const related = [{ at: values.at('sessionServer.enabled'), message: 'the session server is switched on' }];
  if (token.boolean === false && !mayMountToken(values))
    return {
      at: token,
      message: `${never} it has no token with which to ask for the address of the session server.`,
      related,
      fix: {
        disposition: 'safe',
        title: 'Remove automountServiceAccountToken: false.',
        changes: [{ op: 'remove', at: token }],
      },
    };
  const grants = grantsOf(release);
  if (isBound(chart) || mayBindRole(values) || grants?.({ group: '', resource: 'services', verb: 'get' }) !== false)
    return undefined;
  const at = values.at('rbac.rules');
  return {
    at,
    message: `${never} rbac.rules does not allow to get services, so it cannot ask for the address of the session server.`,
    remedy: 'Add the verb get for services to rbac.rules, or give the address in sessionServer.publicIP.',
    related,
    fix: readingServices(at),
  };
}

/** True where the start script asks for the address of the load balancer; other types are known since 0.67.0. */
function isAskedFor(values: View, chart: string): boolean {
  const type = values.at('sessionServer.serviceType');
  const isBalancer = compareVersions(chart, '0.67.0') < 0 || isFalsy(type) || type.string === 'LoadBalancer';
  return isBalancer && isFalsy(values.at('sessionServer.publicIP'));
}

function readingServices(at: View): Proposal {
  return {
    disposition: 'safe',
    title: 'Add the right to read services to rbac.rules.',
    changes: [{ op: 'insert', at: behindLast(at), value: { resources: ['services'], verbs: ['get'] } }],
  };
}
