import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { DNS_POLICIES, meantDnsPolicy } from '../shared/dns.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';

export default defineRule({
  id: 'dns-policy-invalid',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '13.7' },
  docs: {
    what: 'dns_policy has a value that the runner does not know.',
    why: 'The runner takes none, default, cluster-first and cluster-first-with-host-net. It sends nothing for other words, "ClusterFirst" and "None" among them, and Kubernetes uses its own default, cluster-first. All that jobs show is the warning "falling back to cluster\'s default policy: unsupported kubernetes-dns-policy".',
    remedy: `Write ${enumerate(Object.values(DNS_POLICIES), 'or')}.`,
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-pod-dns-settings',
      'gitlab-runner v19.3.0: common/config.go (KubernetesDNSPolicy), executors/kubernetes/kubernetes.go (getDNSPolicy)',
    ],
    keys: ['runners.kubernetes.dns_policy'],
    fix: 'Writes the policy as the runner spells it. Unsafe for every policy but cluster-first, which job pods have now: their look-ups change.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        dns_policy = "None"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10"]
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  KUBERNETES_DNS_POLICY: ClusterFirst
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
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        dns_policy = "cluster-first-with-host-net"
`,
      `# Empty means the default.
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
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        dns_policy = ""
`,
      {
        file: 'config.toml',
        text: `# Another executor does not read it.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "shell"
  [runners.kubernetes]
    dns_policy = "ClusterFirst"
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
        dns_policy = "none"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10"]
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  KUBERNETES_DNS_POLICY: cluster-first
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.dns_policy');
      if (!at.string || Object.values(DNS_POLICIES).includes(at.string)) continue;
      const meant = meantDnsPolicy(runner);
      report({
        at: at.valuePlace,
        message: messageOf(at.string, runner.at('kubernetes.dns_config.nameservers')),
        ...(meant === undefined ? {} : { remedy: `Write dns_policy = "${meant}".`, fix: fixFor(runner, meant) }),
      });
    }
  },
});

function messageOf(policy: string, nameservers: View): string {
  const added = nameservers.items().length > 0 ? '; the nameservers are added to those of the cluster' : '';
  return `The runner does not know "${policy}" and job pods get the default of Kubernetes, cluster-first${added}: \`falling back to cluster's default policy: unsupported kubernetes-dns-policy: "${policy}"\`.`;
}

/** Without nameservers Kubernetes would refuse a pod whose policy is none. */
function fixFor(runner: View, meant: string): Proposal | undefined {
  if (meant === 'none' && runner.at('kubernetes.dns_config.nameservers').items().length === 0) return undefined;
  return {
    disposition: meant === 'cluster-first' ? 'safe' : 'unsafe',
    title: `Set dns_policy = "${meant}".`,
    changes: [{ op: 'set', at: textPlace(runner.at('kubernetes.dns_policy')), value: meant }],
  };
}
