import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { quantity } from '../../text/quantity.ts';
import { amountsOf, boundsOf } from '../shared/resources.ts';
import { kubernetesRunners, volumesOf } from '../shared/runners.ts';

/** Directories that hold some kilobytes only; /dev/shm, which is memory in every pod, is made larger this way. */
const SMALL = /cert|\/run\b|\/ssl|\/etc\/|secret|token|gnupg|\.ssh|\/dev\/shm/i;

export default defineRule({
  id: 'memory-emptydir',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  gravest: 'error',
  confidence: 'medium',
  docs: {
    what: 'A volume in memory has no limit of its own, or one above that of the container.',
    why: 'Files of an empty_dir with medium = "Memory" count as memory of the container that writes them. When they reach its limit the container is killed, often in the middle of the clone: `exit code: 137, reason: \'OOMKilled\'`. Without a limit they take memory from the whole node.',
    remedy: 'Set size_limit below the memory limits of the helper and of the build container.',
    references: [
      'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-volume-types',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (parseVolumeSizeLimit)',
    ],
    keys: ['runners.kubernetes.volumes.empty_dir.medium', 'runners.kubernetes.volumes.empty_dir.size_limit'],
    fix: 'Writes "Memory" with a capital letter. Sizes are left alone.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "builds"\n    mount_path = "/builds"\n    medium = "Memory"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    memory_limit = "2Gi"\n    [[runners.kubernetes.volumes.empty_dir]]\n      name = "builds"\n      mount_path = "/builds"\n      medium = "Memory"\n      size_limit = "4Gi"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "tmp"\n    mount_path = "/tmp"\n    medium = "memory"\n    size_limit = "1Gi"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_limit = "4Gi"
    [[runners.kubernetes.volumes.empty_dir]]
      name = "builds"
      mount_path = "/builds"
      medium = "Memory"
      size_limit = "2Gi"
    [[runners.kubernetes.volumes.empty_dir]]
      name = "cache"
      mount_path = "/cache"
`,
      },
      {
        file: 'config.toml',
        text: `# Certificates are small.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "docker-certs"
    mount_path = "/certs/client"
    medium = "Memory"
`,
      },
    ],
    fixed: [
      null,
      null,
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "tmp"
    mount_path = "/tmp"
    medium = "Memory"
    size_limit = "1Gi"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const volume of volumesOf(runner, 'empty_dir')) {
        const medium = volume.at('medium');
        if (medium.string?.toLowerCase() === 'memory' && medium.string !== 'Memory')
          report({
            at: medium,
            severity: 'error',
            message: `No job pod starts: the kubelet only knows "Memory", \`MountVolume.SetUp failed … unknown storage medium "${medium.string}"\`.`,
            remedy: 'Write medium = "Memory".',
            fix: {
              disposition: 'safe',
              title: 'Set medium = "Memory".',
              changes: [{ op: 'set', at: medium, value: 'Memory' }],
            },
          });
        else if (medium.string === 'Memory') checkSize(release, runner, volume, report);
      }
    }
  },
});

function checkSize(release: Release, runner: RunnerView, volume: View, report: (finding: Report) => void): void {
  const size = volume.at('size_limit');
  const path = volume.at('mount_path').string;
  if (size.kind === 'absent') {
    if (path !== undefined && !SMALL.test(path))
      report({
        at: volume.at('medium'),
        message: `Files below ${path} are memory without a limit: jobs that write much end with \`exit code: 137, reason: 'OOMKilled'\`.`,
      });
    return;
  }
  const { limit } = boundsOf(amountsOf(release, runner), 'build', 'memory');
  const bytes = quantity(size.string ?? '');
  if (bytes === undefined || limit?.value === undefined || bytes < limit.value) return;
  report({
    at: size,
    message: `The volume may hold ${size.string}, the build container only ${limit.text}: it is killed before the volume is full, \`exit code: 137, reason: 'OOMKilled'\`.`,
  });
}
