import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { alpineHelper } from '../shared/helper.ts';
import { hostOf, isClusterName, isIpAddress } from '../shared/hosts.ts';
import { expandedHosts, isAliasedForManager, jobHosts } from '../shared/job-hosts.ts';
import { tells } from '../shared/layers.ts';
import { enumerate } from '../shared/names.ts';
import { gitlabUrl, kubernetesRunners, mayBeAliased } from '../shared/runners.ts';
import { textOf } from '../shared/truth.ts';
import { ubuntuHelper } from '../shared/ubuntu-helper.ts';

export default defineRule({
  id: 'musl-helper-image',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '14.0' },
  docs: {
    what: 'The helper container looks up host names with the resolver of Alpine Linux (musl).',
    why: 'The helper image clones the repository. Its default form is Alpine, where git uses the resolver of musl: it asks for IPv4 and IPv6 at once from one socket, gives up if either answer is lost or is SERVFAIL, and stops at the first search domain with an empty answer. Jobs then fail at random with "fatal: unable to access …: Could not resolve host". The runner itself is written in Go and has its own resolver, so registration works all the same.',
    remedy:
      'Set helper_image_flavor = "ubuntu" in [runners.kubernetes]. That image is larger; behind a registry mirror its tag (ubuntu-x86_64-v…) must be mirrored too.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/troubleshooting/',
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#override-the-helper-image',
      'https://gitlab.com/gitlab-org/gitlab-runner/-/issues/26876',
      'gitlab-runner v19.3.0: helpers/container/helperimage/info.go (DefaultFlavor)',
      'musl 1.2.5: src/network/lookup_name.c, src/network/res_msend.c',
    ],
    keys: ['runners.kubernetes.helper_image_flavor', 'runners.kubernetes.helper_image'],
    fix: 'Sets helper_image_flavor = "ubuntu". Where helper_image names the image, its tag becomes that of Ubuntu; this is unsafe, because a registry of your own need not have it.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      `# The chart's own runners.config: the default flavour as well.
gitlabUrl: https://gitlab.example.com/
runnerToken: ""
rbac:
  create: true
serviceAccount:
  create: true
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "alpine3.21"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image = "registry.example.com/mirror/gitlab-runner-helper:x86_64-v\${CI_RUNNER_VERSION}"
`,
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Nobody can tell what this image is built on.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        helper_image = "registry.example.com/platform/runner-helper:2026-03"
`,
      `# The hosts file has the name, musl reads it first.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "https://gitlab.example.com"
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        [[runners.kubernetes.host_aliases]]
          ip = "10.20.30.40"
          hostnames = ["gitlab.example.com"]
`,
      {
        file: 'values.yaml',
        besides: ['host-aliases-manager-only'],
        text: `# DNS does not know the name.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
hostAliases:
  - ip: 10.20.30.40
    hostnames: [gitlab.example.com]
`,
      },
      `# An address instead of a name.
gitlabUrl: https://10.20.30.40/
certsSecretName: gitlab-ca
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "https://10.20.30.40"
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "mcr.microsoft.com/windows/servercore:ltsc2022"
    memory_request = "1Gi"
    [runners.kubernetes.node_selector]
      "kubernetes.io/os" = "windows"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "docker"
  [runners.docker]
    image = "debian:12"
`,
      },
      {
        file: 'config.toml',
        runner: '13.12',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
`,
      `# The chart's own runners.config: the default flavour as well.
gitlabUrl: https://gitlab.example.com/
runnerToken: ""
rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
        image = "alpine"
        helper_image_flavor = "ubuntu"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = alpineHelper(runner);
      if (!at) continue;
      const names = namesLookedUp(release, runner);
      if (names === 'none' || isLayer(release)) continue;
      report({
        at,
        ...remedyFor(at),
        fix: ubuntuHelper(release, runner),
        ...(names === 'not told' ? NOT_TOLD : { message: messageOf(names, release, runner) }),
      });
    }
  },
});

/** A values file with neither the configuration of jobs nor GitLab's address is one of several. */
function isLayer(release: Release): boolean {
  const { umbrella, values } = release;
  return values !== null && !umbrella?.gitlab && !tells(release, 'jobs') && !tells(release, 'address');
}

const NOT_TOLD = {
  severity: 'info',
  message:
    'The helper image is Alpine. Jobs clone from the address that GitLab itself gives out; if that is a name, git looks it up with the resolver of musl, which fails at random.',
} as const;

/**
 * The names that jobs look up, empty if there are some that the files do not give. `none`: every host is an address, stands in the hosts
 * file or is given in full with a dot at the end. `not told`: GitLab is known by an address, a name of the cluster or a
 * name with a dot at its end, and jobs clone from the one that GitLab itself sends (runner: helpers/url/gitauth.go, GetRemoteURL).
 */
function namesLookedUp(release: Release, runner: RunnerView): readonly string[] | 'none' | 'not told' {
  // The cache is fetched by the runner's own Go program, which does not use musl.
  const { url, cloneUrl, unknown } = jobHosts(release, runner);
  const hosts = [cloneUrl, url].filter((host) => host !== undefined);
  const names = hosts.filter(
    (host) =>
      !isIpAddress(host) && !host.endsWith('.') && !mayBeAliased(runner, host) && !isAliasedForManager(release, host),
  );
  const fromGitLab = !cloneUrl && url !== undefined && (isIpAddress(url) || isClusterName(url) || url.endsWith('.'));
  if (fromGitLab && names.every((name) => name === url)) return 'not told';
  return names.length > 0 || unknown || hosts.length === 0 ? [...new Set(names)] : 'none';
}

function remedyFor(at: View): { remedy?: string } {
  if (at.key !== 'helper_image') return {};
  const image = 'Use the image whose tag begins with "ubuntu-"';
  // Without helper_image the runner takes that for x86_64, whatever the nodes are.
  const isDefault = textOf(at)?.includes('x86_64') === true;
  return { remedy: `${image}${isDefault ? ', or remove helper_image and set helper_image_flavor = "ubuntu"' : ''}.` };
}

function messageOf(names: readonly string[], release: Release, runner: RunnerView): string {
  const host = names[0] ?? "GitLab's host";
  const address = `${schemeOf(names[0], release, runner)}://${names[0] ?? '…'}/…`;
  const error = `\`fatal: unable to access '${address}': Could not resolve host: ${names[0] ?? '…'}\``;
  const expanded = expandedHosts(release, runner).length > 0;
  const chain = expanded
    ? ' Each look-up goes through the search domains first, so one bad answer among many is enough.'
    : '';
  const others = names.length > 1 ? ` The same holds for ${enumerate(names.slice(1))}.` : '';
  return `Jobs fail at random with ${error}: the helper image is Alpine, and its git looks up ${host} with the resolver of musl.${chain}${others}`;
}

/** How the files address the host. */
function schemeOf(host: string | undefined, release: Release, runner: RunnerView): string {
  const urls = [runner.at('clone_url'), gitlabUrl(release, runner)].map(({ string = '' }) => string.trim());
  const url = urls.find((one) => host !== undefined && hostOf(one) === host);
  return url?.toLowerCase().startsWith('http:') ? 'http' : 'https';
}
