import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dnsOption, meantDnsPolicy, ndotsOf, type ShortName, shortNamesForGit } from '../shared/dns.ts';
import { alpineHelper } from '../shared/helper.ts';
import { dotsOf, withHost } from '../shared/hosts.ts';
import { kubernetesRunners, mayBeAliased } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';
import { ubuntuHelper } from '../shared/ubuntu-helper.ts';

export default defineRule({
  id: 'ndots-breaks-short-cluster-names',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A short service name has as many dots as `ndots` says, so the Alpine helper never completes it.',
    why: 'A name with at least `ndots` dots is looked up as it stands. glibc and Go fall back to the search domains when that fails; musl does not. With ndots:1 git in an Alpine helper asks for "gitlab.tools" and nothing else: "fatal: unable to access …: Could not resolve host: gitlab.tools".',
    remedy: 'Write the name in full, such as gitlab.tools.svc.cluster.local, or set helper_image_flavor = "ubuntu".',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-pod-dns-settings',
      'musl 1.2.5: src/network/lookup_name.c (name_from_dns_search)',
    ],
    keys: ['runners.kubernetes.dns_config.options', 'runners.clone_url'],
    fix: 'Writes the name in full, given the fact dns.clusterDomain; else makes the helper image that of Ubuntu. Unsafe for https, because a certificate need not have the full name, and where helper_image names the image, because a registry of your own need not have that tag.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab:8181"
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["HTTPS_PROXY=http://squid.proxies.svc:3128"]
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.dns_config]
      options = [{ name = "ndots", value = "2" }]
`,
      },
      {
        file: 'values.yaml',
        facts: { 'dns.clusterDomain': 'k8s.example.net' },
        text: `# The domain is known.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab:8181"
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['musl-helper-image'],
        text: `# Fewer dots than ndots: the search domains come first.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab:8181"
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      },
      {
        file: 'values.yaml',
        besides: ['musl-helper-image'],
        text: `# The whole name needs no search domain.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab.svc.cluster.local:8181"
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      },
      `# glibc falls back to the search domains.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab:8181"
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        helper_image_flavor = "ubuntu"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`,
      {
        file: 'values.yaml',
        besides: ['musl-helper-image'],
        text: `# The cache is reached by the runner's own program, which falls back too.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "minio.storage:9000"
          BucketName = "ci-cache"
          Insecure = true
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab:8181"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["HTTPS_PROXY=http://squid.proxies.svc:3128"]
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    [runners.kubernetes.dns_config]
      options = [{ name = "ndots", value = "2" }]
`,
      `# The domain is known.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab.svc.k8s.example.net:8181"
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const ndots = dnsOption(runner, 'ndots') && ndotsOf(runner);
      if (ndots === undefined || !meantDnsPolicy(runner)?.startsWith('cluster-first') || !alpineHelper(runner))
        continue;
      for (const { host, at } of shortNamesForGit(runner)) {
        if (dotsOf(host) < ndots || mayBeAliased(runner, host)) continue;
        const full = fullName(host, release.facts['dns.clusterDomain'] ?? 'cluster.local');
        report({
          at,
          message: `Jobs fail with \`Could not resolve host: ${host}\`: ndots is ${ndots}, so git in the Alpine helper looks up ${host} as it stands and never tries the search domains of the cluster.`,
          ...(full === undefined ? {} : { remedy: `Write ${full}, or set helper_image_flavor = "ubuntu".` }),
          fix: fixFor(release, runner, { host, at }),
        });
      }
    }
  },
});

/** A single label may be in any namespace. */
function fullName(host: string, domain: string): string | undefined {
  if (!host.includes('.')) return undefined;
  return host.endsWith('.svc') ? `${host}.${domain}` : `${host}.svc.${domain}`;
}

function fixFor(release: Release, runner: RunnerView, { host, at }: ShortName): Proposal | undefined {
  const domain = release.facts['dns.clusterDomain'];
  const full = domain === undefined ? undefined : fullName(host, domain);
  const text = at.string;
  if (full === undefined || text === undefined) return ubuntuHelper(release, runner);
  return {
    disposition: text.toLowerCase().includes('https://') ? 'unsafe' : 'safe',
    title: `Write ${full} instead of ${host}.`,
    changes: [{ op: 'set', at: textPlace(at), value: withHost(text, full) }],
  };
}
