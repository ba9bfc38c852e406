import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isDropped } from '../shared/dropped.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

/**
 * Values about the manager's pod, with the settings of [runners.kubernetes] that do the same for jobs. Affinity to other pods only spreads
 * the managers.
 */
const COUNTERPARTS: readonly [value: string, settings: readonly string[]][] = [
  ['nodeSelector', ['node_selector', 'affinity']],
  ['tolerations', ['node_tolerations']],
  ['affinity.nodeAffinity', ['affinity', 'node_selector']],
  ['priorityClassName', ['priority_class_name']],
  ['runtimeClassName', ['runtime_class_name']],
];

export default defineRule({
  id: 'manager-only-scheduling',
  group: 'resources',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'Scheduling is set for the manager alone; job pods go where the scheduler likes.',
    why: 'nodeSelector, tolerations, affinity, priorityClassName and runtimeClassName of the chart shape the one pod of the manager. The pods of jobs are shaped by [runners.kubernetes] only.',
    remedy: 'If jobs are meant too, repeat the setting in [runners.kubernetes] of runners.config.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#other-configtoml-settings',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
    ],
    keys: ['nodeSelector', 'tolerations', 'affinity', 'priorityClassName', 'runtimeClassName'],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
nodeSelector:
  pool: ci
tolerations:
  - key: dedicated
    operator: Exists
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
nodeSelector:
  pool: system
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        image = "debian:12"
        [runners.kubernetes.node_selector]
          pool = "ci"
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
nodeSelector: {}
tolerations: []
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Where the image of the manager runs at all.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
nodeSelector:
  kubernetes.io/os: linux
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Managers keep apart from each other.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
replicas: 2
affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels:
            app: gitlab-runner
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'values.yaml',
        besides: ['legacy-runners-values', 'musl-helper-image', 'ndots-search-expansion', 'no-requests'],
        text: `# Meant for jobs too, where nothing reads it: another rule's matter.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
nodeSelector:
  pool: ci
runners:
  nodeSelector:
    pool: ci
`,
      },
      {
        file: 'release.yaml',
        text: `# What the Secret holds cannot be told.
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart:
    spec:
      chart: gitlab-runner
  valuesFrom:
    - kind: Secret
      name: ci
  values:
    gitlabUrl: https://gitlab.example.com/
    runners:
      config: |
        [[runners]]
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
    const { values } = release;
    const [runner] = kubernetesRunners(release);
    if (!values || !runner) return;
    const alone = COUNTERPARTS.filter(
      ([value, settings]) =>
        isSet(values.at(value)) &&
        !isAboutImage(values.at(value)) &&
        settings.every((setting) => isFalsy(runner.at(['kubernetes', setting])) && !isDropped(release, setting)),
    ).map(([value]) => value);
    const [first] = alone;
    if (first === undefined) return;
    report({
      at: values.at(first),
      message: `${enumerate(alone)} ${alone.length > 1 ? 'are' : 'is'} set for the manager only; nothing of the kind is set for the pods of jobs.`,
    });
  },
});

/** Labels of nodes that can run the image of the manager at all: those that jobs need follow from their own images. */
const IMAGE_LABELS: readonly string[] = ['kubernetes.io/os', 'kubernetes.io/arch'];

function isAboutImage(value: View): boolean {
  return value.key === 'nodeSelector' && value.entries().every(({ key }) => IMAGE_LABELS.includes(String(key)));
}

function isSet(value: View): boolean {
  return !value.unknown && isGiven(value);
}
