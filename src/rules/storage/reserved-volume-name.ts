import type { RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners, mayHaveFlag } from '../shared/runners.ts';
import { volumeRenamed } from '../shared/volume-fix.ts';
import { buildsDirOf, mountsOf } from '../shared/volumes.ts';

const LEGACY = 'FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY';

export default defineRule({
  id: 'reserved-volume-name',
  group: 'storage',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { runner: '14.0' },
  docs: {
    what: 'A volume has a name that the executor uses for its own.',
    why: 'The executor adds the volumes "logs" and "scripts", and "repo" where nothing is mounted at builds_dir. The API server refuses a second one: `spec.volumes[1].name: Duplicate value: "logs"`. Every job fails.',
    remedy: 'Give the volume another name.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-volume-types',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getVolumes, isDefaultBuildsDirVolumeRequired)',
    ],
    keys: ['runners.kubernetes.volumes'],
    fix: 'Puts "job-" before the name, unless it is that of a Secret, ConfigMap or claim. A volume "repo" is left alone: it is most likely meant for clones.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "logs"\n    mount_path = "/var/log"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.host_path]]\n    name = "repo"\n    mount_path = "/builds/"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "repo"
    mount_path = "/builds"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "job-logs"
    mount_path = "/var/log"
`,
      },
      {
        file: 'config.toml',
        besides: ['legacy-exec-strategy'],
        text: `# Without the attach strategy there is no such volume.
[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY = true
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "logs"
    mount_path = "/var/log"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "job-logs"
    mount_path = "/var/log"
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const mount of mountsOf(runner)) {
        const { at, name } = mount;
        if (name === undefined || !isReserved(runner, name)) continue;
        report({
          at: at.at('name'),
          message: `Every job fails: the executor has a volume "${name}" of its own, \`spec.volumes: Duplicate value: "${name}"\`.`,
          fix: name === 'repo' ? undefined : volumeRenamed(runner, mount, `job-${name}`),
        });
      }
    }
  },
});

function isReserved(runner: RunnerView, name: string): boolean {
  if (name === 'logs' || name === 'scripts') return !mayHaveFlag(runner, LEGACY);
  const builds = buildsDirOf(runner);
  return (
    name === 'repo' &&
    builds !== undefined &&
    mountsOf(runner).every(({ path }) => path !== undefined && path !== builds)
  );
}
