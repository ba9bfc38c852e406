import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { appended } from '../shared/appended.ts';
import { jobHosts } from '../shared/job-hosts.ts';
import { enumerate } from '../shared/names.ts';
import { mayPatchPod } from '../shared/pod-spec.ts';
import { kubernetesRunners, mayBeAliased, mayRunOnWindows } from '../shared/runners.ts';
import { knownTexts } from '../shared/truth.ts';

export default defineRule({
  id: 'host-aliases-manager-only',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '13.7' },
  docs: {
    what: 'The hosts file of the manager has a name that the job pods need too, and theirs lacks it.',
    why: 'hostAliases of the chart go into the manager\'s pod. Job pods take theirs from [[runners.kubernetes.host_aliases]]. Where no DNS server knows the name, registration succeeds and every job fails: "fatal: unable to access …: Could not resolve host".',
    remedy: 'Repeat the entry as [[runners.kubernetes.host_aliases]] with ip and hostnames in runners.config.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#add-extra-host-aliases',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml (hostAliases)',
      'gitlab-runner v19.3.0: executors/kubernetes/host_aliases.go',
    ],
    keys: ['hostAliases', 'runners.kubernetes.host_aliases'],
    fix: 'Repeats the entry, with all of its names, as [[runners.kubernetes.host_aliases]].',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
hostAliases:
  - ip: 10.20.30.40
    hostnames:
      - gitlab.example.com
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      `gitlabUrl: https://gitlab.example.com/
hostAliases:
  - ip: 10.20.30.41
    hostnames: [minio.example.com]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "minio.example.com:9000"
          BucketName = "ci-cache"
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
hostAliases:
  - ip: 10.20.30.40
    hostnames:
      - gitlab.example.com
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
      `# Jobs have no business with this host, as far as anybody can tell.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
hostAliases:
  - ip: 10.20.30.42
    hostnames: [sentry.example.com]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Who else reads this template cannot be told.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
hostAliases:
  - ip: 10.20.30.40
    hostnames: [gitlab.example.com]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        [[runners.kubernetes.host_aliases]]
          ip = "10.20.30.40"
          hostnames = ["{{ .Values.gitlabHost }}"]
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
hostAliases:
  - ip: 10.20.30.40
    hostnames:
      - gitlab.example.com
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.host_aliases]]
          ip = "10.20.30.40"
          hostnames = ["gitlab.example.com"]
`,
      `gitlabUrl: https://gitlab.example.com/
hostAliases:
  - ip: 10.20.30.41
    hostnames: [minio.example.com]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.host_aliases]]
          ip = "10.20.30.41"
          hostnames = ["minio.example.com"]
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "minio.example.com:9000"
          BucketName = "ci-cache"
`,
    ],
  },
  check(release, report) {
    const aliases = release.values?.at('hostAliases').items() ?? [];
    if (aliases.length === 0) return;
    for (const runner of kubernetesRunners(release)) {
      if (mayRunOnWindows(runner) || mayPatchPod(runner, 'hostAliases')) continue;
      const needed = hostsOfJobs(release, runner);
      for (const alias of aliases) {
        const names = alias
          .at('hostnames')
          .items()
          .filter(({ string }) => needed.includes(bare(string ?? '')));
        if (!names[0]) continue;
        report({
          at: names[0],
          message: messageOf(names, needed),
          remedy: remedyFor(alias),
          fix: fixFor(alias, runner.at('kubernetes.host_aliases')),
        });
      }
    }
  },
});

/** Hosts that job pods look up, without those in their own hosts file. */
function hostsOfJobs(release: Release, runner: RunnerView): readonly string[] {
  const { url, cloneUrl, cache } = jobHosts(release, runner);
  return [url, cloneUrl, cache].flatMap((host) => {
    if (host === undefined || mayBeAliased(runner, host) || mayBeAliased(runner, bare(host))) return [];
    return [bare(host)];
  });
}

/** The name as a hosts file has it. */
function bare(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

function messageOf(names: readonly View[], [first]: readonly string[]): string {
  const hosts = names.map(({ string }) => string ?? '');
  const effect = hosts.some((host) => bare(host) === first)
    ? `Jobs fail with \`Could not resolve host: ${first ?? ''}\` where no DNS server knows the name`
    : 'Job pods do not find the host where no DNS server knows the name';
  return `${effect}: only the manager's hosts file has ${enumerate(hosts)}, that of the job pods has not.`;
}

function remedyFor(alias: View): string {
  const names = alias
    .at('hostnames')
    .items()
    .map(({ string }) => JSON.stringify(string ?? ''));
  return `In runners.config add [[runners.kubernetes.host_aliases]] with ip = "${alias.at('ip').string ?? '…'}" and hostnames = [${names.join(', ')}].`;
}

function fixFor(alias: View, aliases: View): Proposal | undefined {
  const ip = alias.at('ip').string;
  const hostnames = knownTexts(alias.at('hostnames'));
  if (!ip || !hostnames) return undefined;
  const title = `Add ${enumerate(hostnames)} with ${ip} to [[runners.kubernetes.host_aliases]].`;
  return { disposition: 'safe', title, changes: appended(aliases, [{ ip, hostnames }]) };
}
