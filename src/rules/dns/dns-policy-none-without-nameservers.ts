import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isIpAddress } from '../shared/hosts.ts';
import { mayPatchPod } from '../shared/pod-spec.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'dns-policy-none-without-nameservers',
  group: 'dns',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { runner: '13.7' },
  docs: {
    what: 'dns_policy is "none", and no nameserver is given.',
    why: 'With this policy a pod gets nothing from the cluster or the node. Kubernetes refuses a pod that has no nameserver then, so no job starts: "spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None". Services of the cluster need its search domains as well.',
    remedy:
      "Add nameservers below [runners.kubernetes.dns_config], and searches for names of the cluster; or remove dns_policy to use the cluster's DNS.",
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-pod-dns-settings',
      'gitlab-runner v19.3.0: common/config.go (GetDNSConfig)',
      'kubernetes 1.33: pkg/apis/core/validation/validation.go (validatePodDNSConfig)',
    ],
    keys: ['runners.kubernetes.dns_policy', 'runners.kubernetes.dns_config.nameservers'],
    fix: "Adds the cluster's DNS, the fact dns.clusterIp, to the nameservers. Unsafe, because names of services have to be written in full then: there are no search domains.",
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        dns_policy = "none"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        dns_policy = "none"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      {
        file: 'values.yaml',
        facts: { 'dns.clusterIp': '10.96.0.10' },
        text: `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        dns_policy = "none"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
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
        dns_policy = "none"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10"]
`,
      `# The node's own resolv.conf.
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
        dns_policy = "none"
        [runners.kubernetes.dns_config]
          nameservers = {{ .Values.nameservers | toJson }}
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
      [runners.kubernetes]
        memory_request = "1Gi"
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        dns_policy = "none"
        [[runners.kubernetes.pod_spec]]
          name = "dns"
          patch = "dnsConfig: {nameservers: [10.0.0.10]}"
`,
    ],
    fixed: [
      null,
      null,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        dns_policy = "none"
        [runners.kubernetes.dns_config]
          nameservers = ["10.96.0.10"]
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const policy = runner.at('kubernetes.dns_policy');
      const config = runner.at('kubernetes.dns_config');
      const nameservers = config.at('nameservers');
      if (policy.string !== 'none' || nameservers.unknown || nameservers.items().length > 0) continue;
      if (mayPatchPod(runner, 'dns')) continue;
      const refused = ['options', 'searches'].every((key) => config.at(key).items().length === 0)
        ? 'spec.dnsConfig: Required value: must provide `dnsConfig`'
        : 'spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver';
      const address = release.facts['dns.clusterIp'];
      report({
        at: policy,
        message: `No job starts, because Kubernetes refuses the pod: "${refused} when \`dnsPolicy\` is None".`,
        ...(address === undefined
          ? {}
          : {
              remedy: `Add nameservers = ["${address}"] below [runners.kubernetes.dns_config], or remove dns_policy.`,
            }),
        fix: fixFor(nameservers, address),
      });
    }
  },
});

function fixFor(nameservers: View, address: string | undefined): Proposal | undefined {
  if (address === undefined)
    return {
      disposition: 'suggestion',
      title: "Add the address of the cluster's DNS to nameservers.",
      needs: ['dns.clusterIp'],
    };
  if (!isIpAddress(address)) return undefined;
  const title = `Set nameservers = ["${address}"] in dns_config.`;
  return { disposition: 'unsafe', title, changes: [{ op: 'set', at: nameservers, value: [address] }] };
}
