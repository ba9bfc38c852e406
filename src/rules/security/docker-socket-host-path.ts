import { defineRule } from '../../model/rule.ts';
import { hostPaths, isRuntimeSocket } from '../shared/host-paths.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'docker-socket-host-path',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: "The socket of the node's container runtime is mounted into jobs.",
    why: 'Whoever reaches the socket can start containers on the node with any rights and read those of others. On most clusters it does not work either: since Kubernetes 1.24 nodes run containerd, and without Docker there is no /var/run/docker.sock: `Cannot connect to the Docker daemon at unix:///var/run/docker.sock`.',
    remedy: 'Remove the volume; build images with BuildKit or Buildah, or with Docker-in-Docker as a service.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#exposed-varrundockersock',
      'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
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
          name = "docker"
          mount_path = "/var/run/docker.sock"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [[runners.kubernetes.volumes.host_path]]
      name = "runtime"
      mount_path = "/mnt/runtime.sock"
      host_path = "/run/containerd/containerd.sock"
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
          name = "cache"
          mount_path = "/cache"
          host_path = "/mnt/disks/cache"
          read_only = true
`,
      `# A folder in the pod, whatever it is called.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.volumes.empty_dir]]
          name = "run"
          mount_path = "/var/run"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, path } of hostPaths(runner)) {
        if (!isRuntimeSocket(path)) continue;
        const onMost = path.includes('docker')
          ? ' On nodes with containerd it is not there: `Cannot connect to the Docker daemon at unix:///var/run/docker.sock`.'
          : '';
        report({
          at,
          message: `Every job can take over its node: ${path} lets it start containers with any rights.${onMost}`,
        });
      }
    }
  },
});
