import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { appended } from '../shared/appended.ts';
import { dnsOption, ndotsOf, type ShortName, shortNamesForGit } from '../shared/dns.ts';
import { alpineHelper } from '../shared/helper.ts';
import { dotsOf } from '../shared/hosts.ts';
import { expandedHosts } from '../shared/job-hosts.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { knownTexts } from '../shared/truth.ts';

export default defineRule({
  id: 'ndots-search-expansion',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Job pods try every search domain of the cluster before they look up the real name.',
    why: 'Kubernetes gives pods `ndots:5`: a name with fewer than five dots is first looked up as name.<namespace>.svc.cluster.local and so on, each time for IPv4 and IPv6. With three search domains one look-up is eight queries instead of two. In an Alpine helper one SERVFAIL or one empty answer in that chain ends the look-up ("Could not resolve host"); elsewhere it is slow, and times out when the cluster\'s DNS is busy ("dial tcp: lookup …: i/o timeout").',
    remedy:
      'Add [[runners.kubernetes.dns_config.options]] with name = "ndots" and value = "2" below [runners.kubernetes].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-pod-dns-settings',
      'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
      'https://man7.org/linux/man-pages/man5/resolv.conf.5.html',
      'gitlab-runner v13.7.0: executors/kubernetes (dns_config)',
    ],
    keys: ['runners.kubernetes.dns_config.options'],
    fix: 'Sets the option ndots to "2", or to "1" for a host with one dot. It is not offered where an Alpine helper would then no longer find a short service name.',
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
        helper_image_flavor = "ubuntu"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.dns_config]
      [[runners.kubernetes.dns_config.options]]
        name = "single-request-reopen"
`,
      },
      `# The cache server is outside, GitLab is not.
gitlabUrl: http://gitlab-webservice-default.gitlab.svc:8181
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab.svc:8181"
      [runners.kubernetes]
        image = "debian:12"
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "minio.example.com:9000"
          BucketName = "ci-cache"
`,
      `# One dot is still less than two.
gitlabUrl: https://gitlab.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
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
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      `# The node's resolv.conf knows no search domains of the cluster.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_policy = "default"
`,
      `# A service of the cluster needs the search domains.
gitlabUrl: http://gitlab-webservice-default.gitlab.svc.cluster.local:8181
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab.svc.cluster.local:8181"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# Five dots.
gitlabUrl: https://gitlab.ci.build.eu.corp.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# The hosts file of the pods has the name.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
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
      {
        file: 'config.toml',
        runner: '13.6',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    memory_request = "1Gi"
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
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      `[[runners]]
  url = "https://gitlab.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.dns_config]
      [[runners.kubernetes.dns_config.options]]
        name = "single-request-reopen"
      [[runners.kubernetes.dns_config.options]]
        name = "ndots"
        value = "1"
`,
      null,
      `# One dot is still less than two.
gitlabUrl: https://gitlab.com/
runners:
  config: |
    [[runners]]
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
      const hosts = expandedHosts(release, runner);
      if (hosts.length === 0) continue;
      const ndots = Math.min(2, ...hosts.map(dotsOf));
      report({
        at: dnsOption(runner, 'ndots')?.at('value') ?? runner.at('kubernetes.dns_config.options'),
        message: `Each look-up of ${enumerate(hosts)} tries the cluster's search domains first (ndots:${ndotsOf(runner)}): ${queries(release, runner)} instead of two. That is slow, and ends in \`dial tcp: lookup ${hosts[0] ?? ''} …: i/o timeout\` when the cluster's DNS is busy.`,
        remedy: remedyFor(ndots, runner),
        fix: fixFor(ndots, runner),
      });
    }
  },
});

const NUMBERS: Readonly<Record<number, string>> = { 4: 'four', 6: 'six', 8: 'eight', 10: 'ten', 12: 'twelve' };

/** Every name is asked for IPv4 and for IPv6: with each search domain, and alone. Pods have three domains of the cluster and those of the node. */
function queries({ facts }: Release, runner: View): string {
  const own = knownTexts(runner.at('kubernetes.dns_config.searches')) ?? [];
  const known = facts['dns.searchDomains'];
  const count = (new Set([...(known ?? ['', 'svc', 'cluster']), ...own]).size + 1) * 2;
  return `${NUMBERS[count] ?? count} DNS queries${known ? '' : ' or more'}`;
}

function remedyFor(ndots: number, runner: View): string {
  const setting = dnsOption(runner, 'ndots')
    ? `Set the option ndots to "${ndots}".`
    : `Add [[runners.kubernetes.dns_config.options]] with name = "ndots" and value = "${ndots}" below [runners.kubernetes].`;
  const short = incomplete(ndots, runner);
  return short.length === 0
    ? setting
    : `${setting} Write ${enumerate(short.map(({ host }) => host))} in full then, to the end of the cluster's domain.`;
}

/** Names that an Alpine helper would then look up as they stand. */
function incomplete(ndots: number, runner: View): readonly ShortName[] {
  return shortNamesForGit(runner).filter(({ host }) => dotsOf(host) >= ndots);
}

function fixFor(ndots: number, runner: View): Proposal | undefined {
  if (alpineHelper(runner) && incomplete(ndots, runner).length > 0) return undefined;
  const value = String(ndots);
  const option = dnsOption(runner, 'ndots');
  return {
    disposition: 'safe',
    title: `Set the DNS option ndots to "${value}".`,
    changes: option
      ? [{ op: 'set', at: option.at('value'), value }]
      : appended(runner.at('kubernetes.dns_config.options'), [{ name: 'ndots', value }]),
  };
}
