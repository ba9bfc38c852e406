import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

const OS_LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

export default defineRule({
  id: 'mixed-os-manager',
  group: 'resources',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'The cluster has Windows nodes, and nothing keeps the manager from them.',
    why: 'The image of the manager runs on Linux only. On a Windows node its pod stays in ContainerCreating: `MountVolume.SetUp failed … not supported by windows`.',
    remedy: 'Set nodeSelector: {kubernetes.io/os: linux} in the values of the chart.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/troubleshooting/',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
    ],
    keys: ['nodeSelector'],
    fix: 'Sets nodeSelector: {kubernetes.io/os: linux}.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes.node_selector]
        "kubernetes.io/os" = "windows"
        "kubernetes.io/arch" = "amd64"
`,
    ],
    good: [
      `nodeSelector:
  kubernetes.io/os: linux
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
      [runners.kubernetes.node_selector]
        "kubernetes.io/os" = "windows"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.kubernetes.node_selector]
        "kubernetes.io/os" = "linux"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes.node_selector]
        "kubernetes.io/os" = "windows"
        "kubernetes.io/arch" = "amd64"
nodeSelector:
  kubernetes.io/os: linux
`,
    ],
  },
  check(release, report) {
    const { facts, values } = release;
    if (!values || isGiven(values.at('nodeSelector')) || isGiven(values.at('affinity'))) return;
    const hasWindows = facts['cluster.os'] === 'mixed' || kubernetesRunners(release).some(selectsWindows);
    if (!hasWindows) return;
    report({
      at: values.at('nodeSelector'),
      message:
        'The manager may be put on a Windows node, where it never starts: `MountVolume.SetUp failed … not supported by windows`.',
      fix: {
        disposition: 'safe',
        title: 'Set nodeSelector: {kubernetes.io/os: linux}.',
        changes: [{ op: 'set', at: values.at(['nodeSelector', 'kubernetes.io/os']), value: 'linux' }],
      },
    });
  },
});

function selectsWindows(runner: View): boolean {
  return OS_LABELS.some((label) => runner.at('kubernetes.node_selector').at([label]).string === 'windows');
}
