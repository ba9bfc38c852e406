import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { appended } from '../shared/appended.ts';
import { mayHoldMoreVariables, variablesIn } from '../shared/variables.ts';
import { managerVariables, mayHaveMoreVariables } from '../shared/manager-variables.ts';
import { enumerate } from '../shared/names.ts';
import {
  entriesOf,
  hostsInside,
  isBypassed,
  type NamedValue,
  namesAddresses,
  noProxyIn,
  proxyFor,
  variablesOfManager,
} from '../shared/proxies.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'proxy-without-no-proxy',
  group: 'network',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'A proxy is set, and what lies inside the cluster is not excepted from it.',
    why: 'The manager finds the Kubernetes API by its address, https://10.96.0.1 or the like, and goes there through HTTPS_PROXY unless NO_PROXY holds that address: names such as kubernetes.default.svc do not count. Jobs then end at "prepare environment" with a timeout or "403 Forbidden" of the proxy. In jobs the Docker client goes to tcp://docker:2375 through the proxy ("Cannot connect to the Docker daemon"), and git to services of the cluster.',
    remedy:
      'Add NO_PROXY: for the manager with the network of the cluster\'s services or $(KUBERNETES_SERVICE_HOST); for jobs with "localhost,127.0.0.1,docker,.svc,.cluster.local".',
    references: [
      'https://docs.gitlab.com/runner/configuration/proxy/',
      'https://pkg.go.dev/golang.org/x/net/http/httpproxy',
      'https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/',
    ],
    keys: ['envVars', 'extraEnv', 'runners.environment'],
    fix: 'Adds $(KUBERNETES_SERVICE_HOST) to NO_PROXY of the manager, and the hosts that the finding names to that of jobs.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: HTTPS_PROXY
    value: http://proxy.example.com:3128
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128", "NO_PROXY=localhost,.svc"]
      [runners.kubernetes]
        image = "debian:12"
`,
      `# A name is not what the manager asks for.
gitlabUrl: https://gitlab.example.com/
extraEnv:
  HTTPS_PROXY: http://proxy.example.com:3128
  NO_PROXY: localhost,127.0.0.1,kubernetes.default.svc
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128"]
      [runners.kubernetes]
        image = "debian:12"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["HTTP_PROXY=http://proxy.example.com:3128", "NO_PROXY=localhost,127.0.0.1"]
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
`,
      },
      {
        file: 'config.toml',
        text: `# Jobs have no list yet.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["https_proxy=http://proxy.example.com:3128"]
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
`,
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
envVars:
  - name: HTTPS_PROXY
    value: http://proxy.example.com:3128
  - name: NO_PROXY
    value: localhost,.svc,$(KUBERNETES_SERVICE_HOST)
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128"]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnv:
  HTTPS_PROXY: http://proxy.example.com:3128
  NO_PROXY: 10.0.0.0/8
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128", "NO_PROXY=docker:2375,docker:2376"]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--mtu=1360"]
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
`,
      `# The API speaks TLS; HTTP_PROXY is not for it.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnv:
  HTTP_PROXY: http://proxy.example.com:3128
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# The API server has a name of its own.
gitlabUrl: https://gitlab.example.com/
extraEnv:
  HTTPS_PROXY: http://proxy.example.com:3128
  NO_PROXY: .k8s.example.com
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128"]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        host = "https://api.k8s.example.com:6443"
        image = "debian:12"
`,
      `# What the Secret holds cannot be told.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnvFrom:
  HTTPS_PROXY: {secretKeyRef: {name: proxy, key: url}}
  NO_PROXY: {secretKeyRef: {name: proxy, key: except}}
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
envVars:
  - name: HTTPS_PROXY
    value: http://proxy.example.com:3128
  - name: NO_PROXY
    value: $(KUBERNETES_SERVICE_HOST)
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128", "NO_PROXY=localhost,.svc"]
      [runners.kubernetes]
        image = "debian:12"
`,
      `# A name is not what the manager asks for.
gitlabUrl: https://gitlab.example.com/
extraEnv:
  HTTPS_PROXY: http://proxy.example.com:3128
  NO_PROXY: localhost,127.0.0.1,kubernetes.default.svc,$(KUBERNETES_SERVICE_HOST)
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128"]
      [runners.kubernetes]
        image = "debian:12"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["HTTP_PROXY=http://proxy.example.com:3128", "NO_PROXY=localhost,127.0.0.1,docker"]
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
`,
      `# Jobs have no list yet.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["https_proxy=http://proxy.example.com:3128", "no_proxy=docker"]
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
`,
    ],
  },
  check(release, report) {
    const runners = kubernetesRunners(release);
    if (release.values && runners[0]) ofManager(release, release.values, runners[0]).forEach(report);
    for (const runner of runners) ofJobs(release, runner).forEach(report);
  },
});

function ofManager(release: Release, values: View, runner: RunnerView): readonly Report[] {
  const variables = variablesOfManager(release);
  const proxy = proxyFor('https', variables);
  const direct = noProxyIn(variables);
  if (!proxy || isGiven(runner.at('kubernetes.host')) || mayHaveMoreVariables(values)) return [];
  if (direct && (direct.value === undefined || namesAddresses(direct.value))) return [];
  return [
    {
      at: direct?.at ?? proxy.at,
      secret: !direct && proxy.value?.includes('@') === true,
      message: `The manager asks the Kubernetes API through the proxy: jobs end at "prepare environment" with a timeout or a refusal of the proxy. ${direct ? 'NO_PROXY has no address, and the API is asked by its address' : 'There is no NO_PROXY'}.`,
      remedy: "Add $(KUBERNETES_SERVICE_HOST), or the network of the cluster's services, to NO_PROXY of the manager.",
      fix: forManager(release, values, proxy, direct),
    },
  ];
}

function ofJobs(release: Release, runner: RunnerView): readonly Report[] {
  const environment = runner.at('environment');
  const variables = variablesIn(environment);
  const proxy = proxyFor('https', variables) ?? proxyFor('http', variables);
  const direct = noProxyIn(variables);
  if (!proxy || mayHoldMoreVariables(environment) || (direct && direct.value === undefined)) return [];
  const missing = hostsInside(release, runner).filter((host) => !isBypassed(direct?.value ?? '', host));
  if (missing.length === 0) return [];
  return [
    {
      at: direct?.at ?? proxy.at,
      secret: !direct && proxy.value?.includes('@') === true,
      message: `Jobs go to ${enumerate(missing)} through the proxy, which does not know the way into the pod or cluster${missing.includes('docker') ? ': `Cannot connect to the Docker daemon at tcp://docker:2375`' : ''}.`,
      remedy: `Add ${missing.join(',')} to NO_PROXY in \`environment\` of [[runners]].`,
      fix: forJobs(environment, missing, proxy, direct),
    },
  ];
}

/** The API is asked by the address that Kubernetes gives to every container in this variable. */
function forManager(release: Release, values: View, proxy: NamedValue, direct?: NamedValue): Proposal {
  const isListed = managerVariables(release).some(({ value, source }) => value === proxy.at && source === 'envVars');
  const value = [...entriesOf(direct?.value ?? ''), '$(KUBERNETES_SERVICE_HOST)'].join(',');
  const added: readonly Correction[] = isListed
    ? appended(values.at('envVars'), [{ name: 'NO_PROXY', value }])
    : [{ op: 'set', at: values.at('extraEnv.NO_PROXY'), value }];
  return {
    disposition: 'safe',
    title: `Add $(KUBERNETES_SERVICE_HOST) to ${direct?.name ?? 'NO_PROXY'} of the manager.`,
    changes: direct ? [{ op: 'set', at: direct.at, value }] : added,
  };
}

function forJobs(environment: View, missing: readonly string[], proxy: NamedValue, direct?: NamedValue): Proposal {
  const name = direct?.name ?? (proxy.name === proxy.name.toLowerCase() ? 'no_proxy' : 'NO_PROXY');
  const value = `${name}=${[...entriesOf(direct?.value ?? ''), ...missing].join(',')}`;
  return {
    disposition: 'safe',
    title: `Add ${missing.join(',')} to ${name} in environment of [[runners]].`,
    changes: direct ? [{ op: 'set', at: direct.at, value }] : appended(environment, [value]),
  };
}
