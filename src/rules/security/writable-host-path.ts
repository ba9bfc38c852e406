import { defineRule } from '../../model/rule.ts';
import { hostPaths, isRuntimeSocket, type HostPath } from '../shared/host-paths.ts';
import { kubernetesRunners, mayRunOnWindows } from '../shared/runners.ts';

/** Folders with what makes a node a node, or with secrets: even to read them is too much. */
const SENSITIVE = [
  '/',
  '/etc',
  '/root',
  '/home',
  '/proc',
  '/sys',
  '/dev',
  '/boot',
  '/var',
  '/var/lib',
  '/var/lib/kubelet',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/etc/kubernetes',
];

export default defineRule({
  id: 'writable-host-path',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: "Jobs can write to the node's file system.",
    why: 'A host_path volume is shared by all jobs on a node and outlives them: one job can leave files that the next one runs, and from system folders it can take over the node. The pod security standards forbid such volumes: `violates PodSecurity "baseline:latest": hostPath volumes`.',
    remedy: 'Use a cache, a pvc or an empty_dir instead, or set read_only = true where jobs only read.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#hostpath-volume',
      'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ],
    keys: ['runners.kubernetes.volumes.host_path'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [[runners.kubernetes.volumes.host_path]]
          name = "cache"
          mount_path = "/cache"
          host_path = "/mnt/disks/cache"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [[runners.kubernetes.volumes.host_path]]
      name = "etc"
      mount_path = "/mnt/etc"
      host_path = "/etc/"
      read_only = true
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
        [[runners.kubernetes.volumes.host_path]]
          name = "toolchains"
          mount_path = "/opt/toolchains"
          read_only = true
`,
      {
        file: 'values.yaml',
        besides: ['docker-socket-host-path'],
        text: `# docker-socket-host-path speaks of this one.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.volumes.host_path]]
          name = "docker"
          mount_path = "/var/run/docker.sock"
`,
      },
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.volumes.host_path]]
          name = "x"
          mount_path = "{{ .Values.path }}"
          read_only = {{ .Values.readOnly }}
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      if (mayRunOnWindows(runner)) continue;
      for (const volume of hostPaths(runner)) {
        const message = isRuntimeSocket(volume.path) ? undefined : messageOf(volume);
        if (message !== undefined) report({ at: volume.at, message });
      }
    }
  },
});

function messageOf({ path, readOnly }: HostPath): string | undefined {
  const writable = !readOnly.unknown && readOnly.boolean !== true;
  if (SENSITIVE.includes(path))
    return `Every job can ${writable ? 'take over its node' : 'read secrets of its node and of other pods'}: it sees ${path} of the node.`;
  if (!writable) return undefined;
  return `Jobs of all projects share ${path} of the node and can write there: one can leave files that another runs.`;
}
