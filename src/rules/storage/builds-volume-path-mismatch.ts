import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { buildsDirOf, isBelow, mountsOf } from '../shared/volumes.ts';

export default defineRule({
  id: 'builds-volume-path-mismatch',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A volume that is meant for clones is not used for them.',
    why: 'The executor compares mount_path with builds_dir letter by letter, "/" at the end included. Where no volume has that very path, it mounts an empty directory of its own there, on top of any volume around it: clones go to the disk of the node, and the volume stays empty.',
    remedy: 'Write the same path in mount_path and in builds_dir of [[runners]] (/builds by default).',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#custom-volume-mount',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (isDefaultBuildsDirVolumeRequired)',
    ],
    keys: ['runners.builds_dir', 'runners.kubernetes.volumes'],
    fix: 'Writes the path of builds_dir where only a "/" at the end differs.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "ci-builds"\n    mount_path = "/builds/"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  builds_dir = "/data/builds"\n  [[runners.kubernetes.volumes.pvc]]\n    name = "data"\n    mount_path = "/data"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  builds_dir = "/data/builds"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.pvc]]
    name = "data"
    mount_path = "/data/builds"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "scratch"
    mount_path = "/scratch"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  builds_dir = "/tmp/builds"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "tmp"
    mount_path = "/tmp"
  [[runners.kubernetes.volumes.pvc]]
    name = "builds-$CI_CONCURRENT_ID"
    mount_path = "/tmp/builds"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "ci-builds"
    mount_path = "/builds"
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const builds = buildsDirOf(runner);
      const mounts = mountsOf(runner);
      if (builds === undefined || mounts.some(({ path }) => path === undefined || path === builds)) continue;
      for (const { at, kind, path = '' } of mounts) {
        const isSame = trimmed(path) === trimmed(builds);
        const isAround =
          kind !== 'empty_dir' && path !== '/' && isBelow(builds, path) && runner.at('builds_dir').written;
        if (!isSame && !isAround) continue;
        const mountPath = at.at('mount_path');
        report({
          at: mountPath,
          message: `Clones do not go to this volume: jobs are built in ${builds}, where the executor mounts an empty directory of its own.`,
          ...(isSame
            ? { remedy: `Write mount_path = "${builds}".`, fix: mountedAt(mountPath, builds) }
            : { remedy: `Mount the volume at ${builds}.` }),
        });
      }
    }
  },
});

function mountedAt(at: View, path: string): Proposal {
  return { disposition: 'safe', title: `Set mount_path = "${path}".`, changes: [{ op: 'set', at, value: path }] };
}

function trimmed(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
