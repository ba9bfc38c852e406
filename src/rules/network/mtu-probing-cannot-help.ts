import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { scriptsOf } from '../shared/scripts.ts';

export default defineRule({
  id: 'mtu-probing-cannot-help',
  group: 'network',
  since: '0.1.0',
  severity: 'info',
  confidence: 'medium',
  docs: {
    what: 'tcp_mtu_probing is switched on against hanging connections, which it cannot cure in job pods.',
    why: 'net.ipv4.tcp_mtu_probing works in the network namespace in which it is set, and on what is sent from there. A download that hangs inside dind is sent by the other side. Kubernetes does not count it among the safe sysctls, so a pod that asks for it is refused with "SysctlForbidden" unless the kubelet allows it; a script needs a privileged container.',
    remedy: 'Remove it, and give dockerd the MTU of the pods: command = ["--mtu=1360"] of the dind service.',
    references: [
      'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
      'https://docs.gitlab.com/runner/executors/docker/',
    ],
    keys: ['runners.pre_build_script', 'runners.kubernetes.pod_spec.patch'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      pre_build_script = "sysctl -w net.ipv4.tcp_mtu_probing=1 || true"
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
`,
      `runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
      [runners.kubernetes]
        image = "docker:28"
        [[runners.kubernetes.pod_spec]]
          name = "sysctls"
          patch = '''
            securityContext:
              sysctls:
                - {name: net.ipv4.tcp_mtu_probing, value: "1"}
          '''
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      pre_build_script = "sysctl -w vm.max_map_count=262144"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        privileged = true
        runtime_class_name = "kata"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const at of textsOf(release, runner)) {
        if (!at.string?.includes('tcp_mtu_probing')) continue;
        report({
          at,
          message:
            'tcp_mtu_probing concerns what this pod sends itself: downloads into containers inside dind go on hanging.',
        });
      }
    }
  },
});

function textsOf(release: Release, runner: RunnerView): readonly View[] {
  const patches = runner.at('kubernetes.pod_spec').items();
  return [...scriptsOf(release, runner), ...patches.map((entry) => entry.at('patch'))];
}
