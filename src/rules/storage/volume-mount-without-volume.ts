import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'volume-mount-without-volume',
  group: 'storage',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'volumeMounts of the manager names a volume that is not there.',
    why: 'The API refuses the Deployment, and the installation fails: `spec.template.spec.containers[0].volumeMounts[2].name: Not found: "ca"`. Volumes of [[runners.kubernetes.volumes…]] are those of job pods and do not count.',
    remedy: 'Add the volume to `volumes`, or correct the name.',
    references: [
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
      'Kubernetes: pkg/apis/core/validation/validation.go (ValidateVolumeMounts)',
    ],
    keys: ['volumeMounts', 'volumes'],
    fix: 'Names the one volume that nothing mounts. Unsafe, because another one may be meant.',
  },
  examples: {
    bad: [
      `volumeMounts:
  - name: ca
    mountPath: /etc/ssl/ci
runners:
  secret: gitlab-runner-token
`,
      `volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: certs
    mountPath: /certs
volumes:
  - name: tmp
    emptyDir: {}
  - name: cert
    secret:
      secretName: certs
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `volumeMounts:
  - name: ca
    mountPath: /etc/ssl/ci
volumes:
  - name: ca
    configMap:
      name: ca
runners:
  secret: gitlab-runner-token
`,
      `# A volume of the chart's own.
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
volumeMounts:
  - name: projected-secrets
    mountPath: /more-secrets
`,
      {
        file: 'values.yaml',
        besides: ['wrong-type'],
        text: `volumeMounts:
  - name: ca
    mountPath: /etc/ssl/ci
volumes: "{{ .Values.more }}"
runners:
  secret: gitlab-runner-token
`,
      },
    ],
    fixed: [
      null,
      `volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: cert
    mountPath: /certs
volumes:
  - name: tmp
    emptyDir: {}
  - name: cert
    secret:
      secretName: certs
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    const mounts = values?.at('volumeMounts').items() ?? [];
    if (!values || mounts.length === 0) return;
    const names = volumeNames(values.at('volumes'));
    if (!names) return;
    const lost = mounts
      .map((mount) => mount.at('name'))
      .filter(({ string }) => string !== undefined && string !== '' && !names.has(string));
    const forgotten = forgottenVolume(values, mounts);
    for (const at of lost) {
      report({
        at,
        message: `The installation fails: \`volumeMounts[…].name: Not found: "${at.string}"\`.`,
        remedy: `Add a volume "${at.string}" to volumes, or correct the name.`,
        fix: lost.length === 1 ? mountOf(at, forgotten) : undefined,
      });
    }
  },
});

/** The name of the only volume of `volumes` that nothing mounts; other containers may mount any. */
function forgottenVolume(values: View, mounts: readonly View[]): string | undefined {
  if (!['extraContainers', 'deploymentInitContainers'].every((key) => isFalsy(values.at(key)))) return undefined;
  const mounted = mounts.map((mount) => mount.at('name').string);
  const names = values
    .at('volumes')
    .items()
    .map((volume) => volume.at('name').string);
  const [forgotten, ...more] = names.filter((name) => !mounted.includes(name));
  return more.length === 0 && !mounted.includes(undefined) ? forgotten : undefined;
}

function mountOf(at: View, name: string | undefined): Proposal | undefined {
  if (name === undefined) return undefined;
  return { disposition: 'unsafe', title: `Mount the volume "${name}".`, changes: [{ op: 'set', at, value: name }] };
}

/** Names of all volumes of the pod; undefined where one cannot be told. */
function volumeNames(volumes: View): ReadonlySet<string> | undefined {
  if (volumes.unknown || volumes.kind === 'scalar') return undefined;
  const names = volumes.items().map((volume) => volume.at('name').string);
  return names.every((name) => name !== undefined) ? new Set([...OWN, ...names]) : undefined;
}

/** Volumes that the charts make themselves, some only with a secret or in older versions (templates/deployment.yaml). */
const OWN = [
  'runner-secrets',
  'etc-gitlab-runner',
  'projected-secrets',
  'init-runner-secrets',
  'custom-certs',
  'configmaps',
  'scripts',
];
