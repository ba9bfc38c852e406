import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { meantDnsPolicy } from '../shared/dns.ts';
import { alpineHelper } from '../shared/helper.ts';
import { isIpAddress } from '../shared/hosts.ts';
import { jobHosts } from '../shared/job-hosts.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners, mayBeAliased } from '../shared/runners.ts';
import { knownTexts } from '../shared/truth.ts';
import { ubuntuHelper } from '../shared/ubuntu-helper.ts';

/** Resolvers that answer everybody the same (Google, Cloudflare, Quad9, OpenDNS, AdGuard), by the beginning of their address. */
const PUBLIC_RESOLVERS =
  /^(8\.8\.[48]\.[48]|1\.[01]\.[01]\.[1-3]|9\.9\.9\.\d+|149\.112\.112\.\d+|208\.67\.22[02]\.22[02]|94\.140\.1[45]\.1[45]|2001:4860:4860:|2606:4700:4700:|2620:fe:)/;

export default defineRule({
  id: 'musl-parallel-nameservers',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  appliesFrom: { runner: '13.7' },
  docs: {
    what: 'The Alpine helper asks nameservers at once that know different names, and believes the first answer.',
    why: 'glibc and Go ask the second nameserver only when the first is silent. musl sends each question to all of them, and the first answer counts, "no such name" included. Kubernetes adds the nameservers of dns_config to those of the cluster. A public one knows neither services of the cluster nor names of a company: where it is faster, git fails with "Could not resolve host", and the next job succeeds.',
    remedy:
      'Leave only the cluster\'s DNS and let it forward to the other nameservers, or set helper_image_flavor = "ubuntu".',
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
      'https://wiki.musl-libc.org/functional-differences-from-glibc.html',
      'musl 1.2.5: src/network/res_msend.c',
    ],
    keys: ['runners.kubernetes.dns_config.nameservers', 'runners.kubernetes.helper_image_flavor'],
    fix: 'Makes the helper image that of Ubuntu; this is unsafe where helper_image names it, because a registry of your own need not have that tag.',
  },
  yieldsTo: ['dns-config-refused'],
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [runners.kubernetes.dns_config]
          nameservers = ["8.8.8.8"]
`,
      `# One for the company, one for the rest of the world.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        dns_policy = "none"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10", "1.1.1.1"]
`,
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
        memory_request = "1Gi"
        helper_image_flavor = "ubuntu"
        [runners.kubernetes.dns_config]
          nameservers = ["8.8.8.8"]
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      {
        file: 'values.yaml',
        besides: ['musl-helper-image'],
        text: `# Both know the same names.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        dns_policy = "none"
        [runners.kubernetes.dns_config]
          nameservers = ["8.8.8.8", "8.8.4.4"]
`,
      },
      {
        file: 'values.yaml',
        besides: ['musl-helper-image'],
        text: `# Two servers of one company, as far as anybody can tell.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        dns_policy = "none"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10", "10.0.0.11"]
`,
      },
      {
        file: 'values.yaml',
        besides: ['musl-helper-image'],
        text: `# Every nameserver knows this host.
gitlabUrl: https://gitlab.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        [runners.kubernetes.dns_config]
          nameservers = ["8.8.8.8"]
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`,
      },
      {
        file: 'values.yaml',
        facts: { 'dns.clusterIp': '10.96.0.10' },
        besides: ['musl-helper-image'],
        text: `# The cluster's own DNS once more.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        [runners.kubernetes.dns_config]
          nameservers = ["10.96.0.10"]
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
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
        [runners.kubernetes.dns_config]
          nameservers = ["8.8.8.8"]
`,
      `# One for the company, one for the rest of the world.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        dns_policy = "none"
        helper_image_flavor = "ubuntu"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10", "1.1.1.1"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const nameservers = runner.at('kubernetes.dns_config.nameservers');
      const addresses = knownTexts(nameservers) ?? [];
      if (addresses.length === 0 || !alpineHelper(runner)) continue;
      const [some, others] = disagreeing(addresses, meantDnsPolicy(runner), release.facts['dns.clusterIp']);
      if (others.length === 0 || !asksForPrivateNames(release, runner)) continue;
      report({
        at: nameservers,
        message: `Jobs fail at random with \`Could not resolve host\`: the helper image is Alpine, and its resolver (musl) asks ${some} and ${enumerate(others)} at once and believes the first answer, "no such name" too.`,
        fix: ubuntuHelper(release, runner),
      });
    }
  },
});

/** The nameservers that are asked beside the first, where the two are known to answer differently. */
function disagreeing(
  addresses: readonly string[],
  policy: string | undefined,
  clusterDns: string | undefined,
): readonly [string, readonly string[]] {
  if (policy?.startsWith('cluster-first'))
    return ["the cluster's DNS", addresses.filter((address) => address !== clusterDns)];
  const publicOnes = addresses.filter((address) => PUBLIC_RESOLVERS.test(address));
  const own = addresses.filter((address) => !publicOnes.includes(address));
  return policy === 'none' && own.length > 0 ? [enumerate(own), publicOnes] : ['', []];
}

/** True where git looks up a name that not every nameserver need know. */
function asksForPrivateNames(release: Release, runner: RunnerView): boolean {
  const { url, cloneUrl } = jobHosts(release, runner);
  const host = cloneUrl ?? url;
  return host !== undefined && host !== 'gitlab.com' && !isIpAddress(host) && !mayBeAliased(runner, host);
}
