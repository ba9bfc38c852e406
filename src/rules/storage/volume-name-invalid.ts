import { defineRule } from '../../model/rule.ts';
import { isDnsLabel } from '../shared/kube-names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { volumeRenamed } from '../shared/volume-fix.ts';
import { mountsOf } from '../shared/volumes.ts';

/** Volumes whose name is that of the thing that is mounted. */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['secret', 'Secret'],
  ['config_map', 'ConfigMap'],
  ['pvc', 'claim'],
]);

export default defineRule({
  id: 'volume-name-invalid',
  group: 'storage',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The name of a volume is no name of a volume in Kubernetes.',
    why: 'The executor uses the name for the volume of the pod too, and there only lower-case letters, digits and dashes are allowed, 63 at most: `spec.volumes[0].name: Invalid value: "my.ca": a lowercase RFC 1123 label must consist of …`. Every job fails. A Secret may be called my.ca; as a volume it cannot.',
    remedy: 'Rename it; a Secret, ConfigMap or claim must be renamed in the cluster too.',
    references: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getVolumesForSecrets)',
    ],
    keys: ['runners.kubernetes.volumes'],
    fix: 'Renames volumes whose name is not that of a Secret, ConfigMap or claim.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.secret]]\n    name = "my.ca"\n    mount_path = "/etc/ssl/ca"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "docker_certs"\n    mount_path = "/certs/client"\n',
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
    name = "my-ca-2"
    mount_path = "/etc/ssl/ca"
  [[runners.kubernetes.volumes.pvc]]
    name = "builds-$CI_CONCURRENT_ID"
    mount_path = "/builds"
`,
      },
    ],
    fixed: [
      null,
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "docker-certs"
    mount_path = "/certs/client"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const mount of mountsOf(runner)) {
        const { at, kind, name } = mount;
        if (name === undefined || isDnsLabel(name)) continue;
        const resource = RESOURCES.get(kind);
        const better = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
        report({
          at: at.at('name'),
          message: `Every job fails: "${name}" cannot be the name of a volume, \`spec.volumes: Invalid value: "${name}": a lowercase RFC 1123 label must consist of …\`.`,
          ...(isDnsLabel(better)
            ? {
                remedy: `${resource === undefined ? 'Call it' : `Make a ${resource} with another name, such as`} "${better}".`,
                fix: volumeRenamed(runner, mount, better),
              }
            : {}),
        });
      }
    }
  },
});
