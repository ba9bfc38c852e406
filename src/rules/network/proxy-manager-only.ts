import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { appended } from '../shared/appended.ts';
import { isClusterName, isHttps } from '../shared/hosts.ts';
import { jobHosts } from '../shared/job-hosts.ts';
import { mayHoldMoreVariables, variablesIn } from '../shared/variables.ts';
import { mayHaveMoreVariables } from '../shared/manager-variables.ts';
import { enumerate } from '../shared/names.ts';
import { mayPatchPod } from '../shared/pod-spec.ts';
import {
  entriesOf,
  hostsInside,
  isBypassed,
  type NamedValue,
  noProxyIn,
  proxyFor,
  variablesOfManager,
} from '../shared/proxies.ts';
import { gitlabUrl, kubernetesRunners } from '../shared/runners.ts';
import { scriptsOf } from '../shared/scripts.ts';

export default defineRule({
  id: 'proxy-manager-only',
  group: 'network',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'The manager reaches GitLab through a proxy, and job pods are not told of it.',
    why: 'envVars and extraEnv set variables of the manager. The runner hands none of them on: job pods know only `environment` of [[runners]] and the variables of the job. Registration succeeds, and every clone ends with "Failed to connect to … port 443" or a timeout where the network lets only the proxy out.',
    remedy:
      'Set the same variables in `environment` of [[runners]], upper and lower case, with NO_PROXY for what jobs reach directly.',
    references: [
      'https://docs.gitlab.com/runner/configuration/proxy/',
      'gitlab-runner chart 0.92.0: templates/_env_vars.tpl',
      'gitlab-runner v19.3.0: common/config.go (RunnerConfig.GetVariables)',
    ],
    keys: ['envVars', 'extraEnvFrom', 'runners.environment'],
    fix: "Repeats the manager's variables in `environment` of [[runners]], in upper and lower case. Unsafe, because all requests of jobs go to the proxy then. Values from a Secret or with a password are not copied.",
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: HTTPS_PROXY
    value: http://proxy.example.com:3128
  - name: NO_PROXY
    value: localhost,10.0.0.0/8
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnvFrom:
  https_proxy:
    secretKeyRef:
      name: proxy
      key: url
extraEnv:
  NO_PROXY: 10.0.0.0/8
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
envVars:
  - name: HTTPS_PROXY
    value: http://proxy.example.com:3128
  - name: NO_PROXY
    value: localhost,10.0.0.0/8
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128", "NO_PROXY=localhost,127.0.0.1,.svc"]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# The proxy is not for GitLab.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
envVars:
  - name: HTTPS_PROXY
    value: http://proxy.example.com:3128
  - name: NO_PROXY
    value: .example.com,10.0.0.0/8
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# A script sets it up.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnv:
  HTTPS_PROXY: http://proxy.example.com:3128
  NO_PROXY: 10.0.0.0/8
runners:
  config: |
    [[runners]]
      pre_get_sources_script = "git config --global http.proxy http://proxy.example.com:3128"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Nobody can tell what is in the ConfigMap.
gitlabUrl: https://gitlab.example.com/
extraEnv:
  HTTPS_PROXY: http://proxy.example.com:3128
extraEnvFromRefs:
  - configMapRef:
      name: proxy
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
    value: localhost,10.0.0.0/8
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128", "https_proxy=http://proxy.example.com:3128", "NO_PROXY=localhost,10.0.0.0/8", "no_proxy=localhost,10.0.0.0/8"]
      [runners.kubernetes]
        image = "debian:12"
`,
      null,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    const variables = variablesOfManager(release);
    if (variables.length === 0) return;
    for (const runner of kubernetesRunners(release)) {
      const url = gitlabUrl(release, runner).string ?? '';
      const proxy = proxyFor(isHttps(url) ? 'https' : 'http', variables);
      const { url: host } = jobHosts(release, runner);
      if (!proxy || host === undefined || isClusterName(host) || !isProxied(host, variables)) continue;
      if (mayHaveMoreVariables(values) || mayHaveProxy(release, runner)) continue;
      report({
        at: proxy.at,
        secret: proxy.value?.includes('@') === true,
        message: `Only the manager knows the proxy. Job pods go to ${host} directly: where only the proxy gets out, every clone ends with \`Failed to connect to ${host}\` or a timeout.`,
        fix: fixFor(release, runner, variables),
      });
      return;
    }
  },
});

/** True where the manager goes to the host through its proxy. */
function isProxied(host: string, variables: readonly NamedValue[]): boolean {
  const direct = noProxyIn(variables);
  return direct === undefined || (direct.value !== undefined && !isBypassed(direct.value, host));
}

/** True where jobs get a proxy by another way, or may. */
function mayHaveProxy(release: Release, runner: RunnerView): boolean {
  const environment = runner.at('environment');
  return (
    mayHoldMoreVariables(environment) ||
    variablesIn(environment).some(({ name }) => /proxy$/i.test(name)) ||
    scriptsOf(release, runner).some((script) => script.unknown || /proxy/i.test(script.string ?? '')) ||
    mayPatchPod(runner, 'proxy') ||
    mayPatchPod(runner, 'PROXY')
  );
}

/** What jobs reach directly where the manager's list does not say. */
const NO_PROXY = 'localhost,127.0.0.1,.svc,.cluster.local';

function fixFor(release: Release, runner: RunnerView, variables: readonly NamedValue[]): Proposal | undefined {
  const proxies = [proxyFor('http', variables), proxyFor('https', variables)].filter((proxy) => proxy !== undefined);
  const direct = noProxyIn(variables);
  const values = [...proxies, ...(direct ? [direct] : [])].map(({ value }) => value);
  if (values.some((value) => value === undefined || value.includes('@')) || proxies.some(isComposed)) return undefined;
  const listed = entriesOf(direct?.value ?? NO_PROXY);
  const inside = hostsInside(release, runner).filter((host) => !isBypassed(listed.join(','), host));
  const all = [
    ...proxies.map(({ name, value = '' }) => [name, value] as const),
    ['NO_PROXY', [...listed, ...inside].join(',')] as const,
  ];
  return {
    disposition: 'unsafe',
    title: `Set ${enumerate(all.map(([name]) => name.toUpperCase()))} in environment of [[runners]].`,
    changes: appended(
      runner.at('environment'),
      all.flatMap(([name, value]) => [`${name.toUpperCase()}=${value}`, `${name.toLowerCase()}=${value}`]),
    ),
  };
}

function isComposed({ value }: NamedValue): boolean {
  return value?.includes('$') === true;
}
