import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { scriptsOf } from '../shared/scripts.ts';

interface Hack {
  readonly what: string;
  readonly instead: string;
  readonly is: (script: string) => boolean;
}

const HACKS: readonly Hack[] = [
  {
    what: 'rewrites /etc/resolv.conf',
    instead: 'Set dns_policy and [runners.kubernetes.dns_config] (nameservers, searches, options).',
    is: (script) => writesTo(script, '/etc/resolv.conf'),
  },
  {
    what: 'writes to /etc/hosts',
    instead: 'Use [[runners.kubernetes.host_aliases]] with ip and hostnames.',
    is: (script) => writesTo(script, '/etc/hosts'),
  },
  {
    what: 'waits until a look-up succeeds',
    instead:
      'Set helper_image_flavor = "ubuntu" and [[runners.kubernetes.dns_config.options]] with name = "ndots" and value = "2".',
    is: (script) => /\b(?:until|while|for)\b/.test(script) && /\b(?:getent (?:a?hosts)|nslookup|dig)\b/.test(script),
  },
];

export default defineRule({
  id: 'resolv-conf-hack',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'A script of the runner mends name resolution in the running container.',
    why: 'The script needs root, and acts in one container only: pre_get_sources_script in the helper, pre_build_script in the build container; services keep what they have. /etc/resolv.conf is a mounted file, so `sed -i` on it ends with "Resource busy". In an image without root every job fails with "Permission denied". The executor has settings for all of it.',
    remedy: 'Use [runners.kubernetes.dns_config] or [[runners.kubernetes.host_aliases]].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-pod-dns-settings',
      'https://docs.gitlab.com/runner/executors/kubernetes/#add-extra-host-aliases',
    ],
    keys: ['runners.pre_*_script', 'runners.post_*_script'],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      pre_get_sources_script = "echo 'options ndots:1' >> /etc/resolv.conf"
      [runners.kubernetes]
        image = "debian:12"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  pre_build_script = '''
    echo "10.20.30.40 gitlab.example.com" | tee -a /etc/hosts
  '''
  [runners.kubernetes]
    image = "debian:12"
`,
      },
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  RUNNER_PRE_GET_SOURCES_SCRIPT: "until getent hosts gitlab.example.com; do sleep 1; done"
`,
    ],
    good: [
      `# Reading does no harm.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      pre_get_sources_script = "cat /etc/resolv.conf /etc/hosts > /tmp/dns.txt"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
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
        [runners.kubernetes.dns_config]
          searches = ["example.com"]
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`,
      {
        file: 'values.yaml',
        besides: ['removed-toml-keys'],
        text: `# A script that this runner no longer runs is another matter.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      pre_clone_script = "echo 'nameserver 10.0.0.10' > /etc/resolv.conf"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const script of scriptsOf(release, runner)) {
        const hack = HACKS.find(({ is }) => is(script.string ?? ''));
        if (hack) report({ at: script, message: messageOf(script, hack), remedy: hack.instead });
      }
    }
  },
});

/** True for a redirection, a `tee` or a `sed -i` to the file, or a copy onto it. */
function writesTo(script: string, file: string): boolean {
  return script.split(/[\n;]|&&|\|\|/).some((command) => {
    const at = command.lastIndexOf(file);
    const [before, after] = [command.slice(0, Math.max(0, at)), command.slice(at + file.length)];
    if (at < 0 || /^[\w.-]/.test(after)) return false;
    const isLast = after.trim() === '';
    return (
      />\s*["']?$/.test(before) ||
      /\|\s*(sudo\s+)?tee\b/.test(before) ||
      /\bsed\s+-i/.test(before) ||
      (isLast && /\b(cp|mv)\s/.test(before))
    );
  });
}

function messageOf({ key }: View, { what }: Hack): string {
  const container = String(key).includes('build') ? 'build' : 'helper';
  return `${key} ${what}: that needs root in every image, and reaches the ${container} container alone.`;
}
