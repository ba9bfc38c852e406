import type { Proposal } from '../../model/fix.ts';
import type { RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners, mayExclude } from '../shared/runners.ts';
import { volumeRenamed } from '../shared/volume-fix.ts';
import { mountsOf, type Mount } from '../shared/volumes.ts';

export default defineRule({
  id: 'duplicate-volume-name',
  group: 'storage',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'Two volumes of a job pod have one name.',
    why: 'Each entry becomes a volume of the pod, and the API server wants their names to be unique: `spec.volumes[1].name: Duplicate value: "ca"`. Every job fails. Mounting one Secret or ConfigMap in two places does this too; only claims (pvc) may be repeated.',
    remedy: 'Give volumes different names. A Secret or ConfigMap can be mounted once; use pod_spec for a second place.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-volume-types',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getVolumesForConfig)',
    ],
    keys: ['runners.kubernetes.volumes'],
    fix: 'Puts a number behind the name of one of them, unless both are names of a Secret, ConfigMap or claim.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.secret]]\n    name = "ca"\n    mount_path = "/etc/ssl/ca"\n  [[runners.kubernetes.volumes.secret]]\n    name = "ca"\n    mount_path = "/etc/docker/certs.d"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.host_path]]\n    name = "cache"\n    mount_path = "/cache"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "cache"\n    mount_path = "/tmp/cache"\n',
      },
    ],
    good: [
      {
        file: 'main.tf',
        besides: ['no-requests'],
        text: `# The conditions exclude each other.
locals {
  config = <<-EOT
    [[runners]]
      %{~ if var.claim ~}
      [[runners.kubernetes.volumes.pvc]]
        name = "cache"
        mount_path = "/cache"
      %{~ endif ~}
      %{~ if !var.claim ~}
      [[runners.kubernetes.volumes.empty_dir]]
        name = "cache"
        mount_path = "/cache"
      %{~ endif ~}
  EOT
}
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.pvc]]
    name = "data"
    mount_path = "/data"
    sub_path = "a"
  [[runners.kubernetes.volumes.pvc]]
    name = "data"
    mount_path = "/more"
    sub_path = "b"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "cache"
    mount_path = "/cache"
`,
      },
    ],
    fixed: [
      null,
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.host_path]]
    name = "cache"
    mount_path = "/cache"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "cache-2"
    mount_path = "/tmp/cache"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const seen = new Map<string, Mount>();
      for (const mount of mountsOf(runner)) {
        const first = mount.name === undefined ? undefined : seen.get(mount.name);
        if (mount.name !== undefined && !first) seen.set(mount.name, mount);
        if (!first || (first.kind === 'pvc' && mount.kind === 'pvc') || mayExclude(first.at, mount.at)) continue;
        report({
          at: mount.at.at('name'),
          message: `Every job fails: two volumes are called "${mount.name}", \`spec.volumes: Duplicate value: "${mount.name}"\`.`,
          related: [{ at: first.at.at('name'), message: 'the other one' }],
          fix: numbered(runner, mount) ?? numbered(runner, first),
        });
      }
    }
  },
});

/** The first number that no other volume has behind that name. */
function numbered(runner: RunnerView, mount: Mount): Proposal | undefined {
  const names = new Set(mountsOf(runner).map(({ name }) => name));
  let number = 2;
  while (names.has(`${mount.name}-${number}`)) number++;
  return volumeRenamed(runner, mount, `${mount.name}-${number}`);
}
