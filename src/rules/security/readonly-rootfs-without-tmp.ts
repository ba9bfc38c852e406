import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { behindLast } from '../shared/lists.ts';

export default defineRule({
  id: 'readonly-rootfs-without-tmp',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: "The manager's file system is read-only, and nothing is mounted at /tmp.",
    why: 'The manager and its scripts need a place for temporary files. With securityContext.readOnlyRootFilesystem: true nothing but volumes can be written to: `read-only file system`. The documentation asks for a volume at /tmp.',
    remedy:
      'Add volumes: [{name: tmp-dir, emptyDir: {medium: Memory}}] and volumeMounts: [{name: tmp-dir, mountPath: /tmp}].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/troubleshooting/#error-only-read-only-root-filesystem-container-is-allowed',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
    ],
    keys: ['securityContext'],
    fix: 'Adds a volume in memory for /tmp, as the documentation has it.',
  },
  examples: {
    bad: [
      `securityContext:
  readOnlyRootFilesystem: true
runners:
  secret: gitlab-runner-token
`,
      `securityContext:
  readOnlyRootFilesystem: true
volumes:
  - name: tools
    persistentVolumeClaim:
      claimName: tools
volumeMounts:
  - name: tools
    mountPath: /opt/tools
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `securityContext:
  readOnlyRootFilesystem: true
volumes:
  - name: tmp-dir
    emptyDir:
      medium: Memory
volumeMounts:
  - name: tmp-dir
    mountPath: /tmp
runners:
  secret: gitlab-runner-token
`,
      `securityContext:
  readOnlyRootFilesystem: false
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `securityContext:
  readOnlyRootFilesystem: true
runners:
  secret: gitlab-runner-token
volumes:
  - name: tmp-dir
    emptyDir:
      medium: Memory
volumeMounts:
  - name: tmp-dir
    mountPath: /tmp
`,
      `securityContext:
  readOnlyRootFilesystem: true
volumes:
  - name: tools
    persistentVolumeClaim:
      claimName: tools
  - name: tmp-dir
    emptyDir:
      medium: Memory
volumeMounts:
  - name: tools
    mountPath: /opt/tools
  - name: tmp-dir
    mountPath: /tmp
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    const at = values?.at('securityContext.readOnlyRootFilesystem');
    if (!values || !at?.boolean || mayHaveTmp(values.at('volumeMounts'))) return;
    report({
      at,
      message: 'The manager has no place for temporary files: `read-only file system`. Nothing is mounted at /tmp.',
      fix: fixFor(values),
    });
  },
});

function mayHaveTmp(mounts: View): boolean {
  return (
    mounts.unknown ||
    mounts.items().some((mount) => {
      const path = mount.at('mountPath');
      return mount.unknown || path.unknown || path.string?.replace(/\/$/, '') === '/tmp';
    })
  );
}

const VOLUME = 'tmp-dir';

function fixFor(values: View): Proposal | undefined {
  const [volumes, mounts] = [values.at('volumes'), values.at('volumeMounts')];
  if (volumes.unknown || volumes.items().some((volume) => volume.unknown || volume.at('name').string === VOLUME))
    return undefined;
  return {
    disposition: 'safe',
    title: 'Mount a volume in memory at /tmp.',
    changes: [
      { op: 'insert', at: behindLast(volumes), value: { name: VOLUME, emptyDir: { medium: 'Memory' } } },
      { op: 'insert', at: behindLast(mounts), value: { name: VOLUME, mountPath: '/tmp' } },
    ],
  };
}
