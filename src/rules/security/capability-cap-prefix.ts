import type { RunnerView, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { CONTAINERS, contextOf } from '../shared/security-contexts.ts';

export default defineRule({
  id: 'capability-cap-prefix',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A capability is written with the prefix CAP_.',
    why: 'Kubernetes wants the names without it, and containerd puts it in front itself. "CAP_NET_RAW" becomes CAP_CAP_NET_RAW, which the kernel does not know: the capability is neither added nor dropped.',
    remedy: 'Write the name without CAP_.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#specify-container-capabilities',
      'containerd: internal/cri/opts/spec_opts.go (WithCapabilities)',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    ],
    keys: [
      'runners.kubernetes.cap_add',
      'runners.kubernetes.cap_drop',
      'runners.kubernetes.*_container_security_context.capabilities',
    ],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cap_add = ["CAP_NET_RAW"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.build_container_security_context.capabilities]
      drop = ["cap_setuid", "MKNOD"]
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        cap_add = ["NET_RAW", "{{ .Values.capability }}"]
        cap_drop = ["ALL"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const [added, dropped] of capabilityLists(runner)) {
        for (const at of added.items()) reportPrefix(at, 'added', report);
        for (const at of dropped.items()) reportPrefix(at, 'dropped', report);
      }
    }
  },
});

/** Lists of what is added and dropped: for all containers, and for each that has some of its own. */
function capabilityLists(runner: RunnerView): readonly (readonly [View, View])[] {
  const kubernetes = runner.at('kubernetes');
  const own = CONTAINERS.map((container) => contextOf(runner, container)).filter(({ kind }) => kind === 'map');
  return [
    [kubernetes.at('cap_add'), kubernetes.at('cap_drop')],
    ...own.map((context) => [context.at('capabilities.add'), context.at('capabilities.drop')] as const),
  ];
}

function reportPrefix(at: View, verb: string, report: (finding: Report) => void): void {
  if (!/^cap_/i.test(at.string ?? '')) return;
  const name = at.string?.slice('CAP_'.length).toUpperCase() ?? '';
  report({
    at,
    message: `The capability is not ${verb}: containerd makes CAP_CAP_${name} of it, which does not exist.`,
    remedy: `Write "${name}".`,
  });
}
