import { defineRule } from '../../model/rule.ts';
import { managersOf } from '../shared/concurrency.ts';
import { kubernetesRunners, volumesOf } from '../shared/runners.ts';
import { textOf } from '../shared/truth.ts';

export default defineRule({
  id: 'concurrent-id-pvc-with-replicas',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Volume claims are numbered by job slot, and several managers count their slots from 0.',
    why: "CI_CONCURRENT_ID is unique in one manager. With more replicas two jobs get the same claim, and with it the same directory: they overwrite each other's files, or wait with `Multi-Attach error for volume`.",
    remedy: 'Set replicas: 1 and raise concurrent instead.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#persistent-per-concurrency-build-volumes',
      'https://docs.gitlab.com/ci/variables/predefined_variables/',
    ],
    keys: ['runners.kubernetes.volumes.pvc.name', 'replicas'],
    fix: 'Sets replicas: 1. Unsafe, because fewer jobs run at once. An autoscaler (hpa) is left alone.',
  },
  examples: {
    bad: [
      `replicas: 2
runners:
  config: |
    [[runners]]
      [[runners.kubernetes.volumes.pvc]]
        name = "builds-$CI_CONCURRENT_ID"
        mount_path = "/builds"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [[runners.kubernetes.volumes.pvc]]
        name = "builds-$CI_CONCURRENT_ID"
        mount_path = "/builds"
`,
      `replicas: 2
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [[runners.kubernetes.volumes.pvc]]
        name = "tools"
        mount_path = "/opt/tools"
`,
    ],
    fixed: [
      `replicas: 1
runners:
  config: |
    [[runners]]
      [[runners.kubernetes.volumes.pvc]]
        name = "builds-$CI_CONCURRENT_ID"
        mount_path = "/builds"
`,
    ],
  },
  check(release, report) {
    const managers = managersOf(release);
    if (release.values === null || managers === 0 || managers === 1) return;
    const at = release.values.at(managers === undefined ? 'hpa' : 'replicas');
    if (at.unknown || release.values.at('replicas').unknown) return;
    for (const claim of kubernetesRunners(release).flatMap((runner) => volumesOf(runner, 'pvc'))) {
      const name = claim.at('name');
      if (!textOf(name)?.includes('CI_CONCURRENT_ID')) continue;
      report({
        at: name,
        message:
          'Each manager counts its slots from 0: with several of them two jobs share a claim and overwrite files of each other.',
        related: [{ at, message: 'more than one manager' }],
        fix:
          managers === undefined
            ? undefined
            : { disposition: 'unsafe', title: 'Set replicas: 1.', changes: [{ op: 'set', at, value: 1 }] },
      });
    }
  },
});
