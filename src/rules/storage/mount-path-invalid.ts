import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { swallowedSettings } from '../shared/map-tables.ts';
import { kubernetesRunners, mayExclude } from '../shared/runners.ts';
import { isBelow, mountsOf, type Mount } from '../shared/volumes.ts';

export default defineRule({
  id: 'mount-path-invalid',
  group: 'storage',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A volume is mounted at a path that the API server refuses.',
    why: "Two volumes cannot be mounted at one path (`must be unique`), and paths in a volume (sub_path, items) must not begin with / or hold ..: `must be a relative path`, `must not contain '..'`. The pod is refused and every job fails.",
    remedy: 'Give each volume a path of its own; write sub_path and the paths of items without a leading /.',
    references: [
      'https://kubernetes.io/docs/concepts/storage/volumes/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-volume-types',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getVolumeMountsForConfig)',
    ],
    keys: ['runners.kubernetes.volumes'],
    fix: 'Takes mount_path from the beginning of a path in a volume, or the "/" alone. Unsafe for a path in items that names directories outside of mount_path, because another mount_path may be meant.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "a"\n    mount_path = "/cache"\n  [[runners.kubernetes.volumes.pvc]]\n    name = "b"\n    mount_path = "/cache"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.secret]]\n    name = "ca"\n    mount_path = "/etc/ssl/ca"\n    [runners.kubernetes.volumes.secret.items]\n      "ca.crt" = "/etc/ssl/ca/ca.crt"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.pvc]]\n    name = "data"\n    mount_path = "/data"\n    sub_path = "/ci"\n',
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
  [[runners.kubernetes.volumes.secret]]
    name = "ca"
    mount_path = "/etc/ssl/ca"
    [runners.kubernetes.volumes.secret.items]
      "ca.crt" = "my/ca..crt"
  [[runners.kubernetes.volumes.pvc]]
    name = "data"
    mount_path = "/data"
    sub_path = "ci"
`,
      },
    ],
    fixed: [
      null,
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.secret]]
    name = "ca"
    mount_path = "/etc/ssl/ca"
    [runners.kubernetes.volumes.secret.items]
      "ca.crt" = "ca.crt"
`,
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.pvc]]
    name = "data"
    mount_path = "/data"
    sub_path = "ci"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const seen = new Map<string, Mount>();
      for (const mount of mountsOf(runner)) {
        const first = mount.path === undefined ? undefined : seen.get(mount.path);
        if (mount.path !== undefined && !first) seen.set(mount.path, mount);
        if (first && !mayExclude(first.at, mount.at))
          report({
            at: mount.at.at('mount_path'),
            message: `Every job fails: two volumes are mounted at ${mount.path}, \`mountPath: Invalid value: "${mount.path}": must be unique\`.`,
            related: [{ at: first.at.at('mount_path'), message: 'the other one' }],
          });
        for (const at of [mount.at.at('sub_path'), ...mount.at.at('items').entries()]) {
          const cause = causeIn(at);
          if (cause !== undefined && !isSwallowed(release, at))
            report({
              at,
              message: `Every job fails: "${at.string}" is a path in the volume, \`${cause}\`.`,
              fix: relative(at, mount),
            });
        }
      }
    }
  },
});

/** What the API server says of a path in a volume (validation.go, validateLocalDescendingPath). */
function causeIn({ string = '' }: View): string | undefined {
  if (string.startsWith('/')) return 'must be a relative path';
  return string.split('/').includes('..') ? "must not contain '..'" : undefined;
}

/** True for a setting that has slipped into `items`, which is reported as such. */
function isSwallowed(release: Release, { route }: View): boolean {
  return swallowedSettings(release).some(({ at }) => at.route.join() === route.join());
}

/** The path without the mount point, where it says where the file is to be in the container; else without the leading `/`. */
function relative(at: View, { path: mountPath }: Mount): Proposal | undefined {
  const { string = '' } = at;
  const isSubPath = String(at.key).toLowerCase() === 'sub_path';
  const isFull = !isSubPath && mountPath !== undefined && isBelow(string, mountPath);
  const path = (isFull ? string.slice(mountPath.length) : string).replace(/^\/+/, '');
  if (path === string || path === '' || path.split('/').includes('..')) return undefined;
  return {
    disposition: isFull || isSubPath || !path.includes('/') ? 'safe' : 'unsafe',
    title: `Write the path as "${path}".`,
    changes: [{ op: 'set', at, value: path }],
  };
}
