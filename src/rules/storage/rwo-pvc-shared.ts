import { defineRule } from '../../model/rule.ts';
import { jobsAtOnce } from '../shared/concurrency.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { buildsDirOf, mountsOf } from '../shared/volumes.ts';

export default defineRule({
  id: 'rwo-pvc-shared',
  group: 'storage',
  since: '0.1.0',
  severity: 'info',
  confidence: 'low',
  docs: {
    what: 'All jobs share one volume claim, which must then be ReadWriteMany.',
    why: 'A claim with ReadWriteOnce can be attached to one node. Pods of other nodes stay in ContainerCreating, `Multi-Attach error for volume`, and jobs end with `timed out waiting for pod to start`.',
    remedy: 'Use a claim with ReadWriteMany, or one for each job slot with $CI_CONCURRENT_ID in its name.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#persistent-per-concurrency-build-volumes',
      'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    ],
    keys: ['runners.kubernetes.volumes.pvc.name'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: 'concurrent = 10\n[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.pvc]]\n    name = "ci-cache"\n    mount_path = "/cache"\n',
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
  [[runners.kubernetes.volumes.pvc]]
    name = "ci-cache"
    mount_path = "/cache"
`,
      },
      {
        file: 'config.toml',
        text: `concurrent = 10
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.pvc]]
    name = "builds-$CI_CONCURRENT_ID"
    mount_path = "/builds"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const shared = ['/cache', runner.at('cache_dir').string, buildsDirOf(runner)];
      const claims = mountsOf(runner).filter(
        ({ at, kind, name, path }) =>
          kind === 'pvc' && name !== undefined && shared.includes(path) && at.at('read_only').boolean !== true,
      );
      if (claims.length === 0 || (jobsAtOnce(release, runner) ?? 1) < 2) continue;
      for (const { at, name } of claims)
        report({
          at: at.at('name'),
          message: `All jobs use the claim "${name}": unless it is ReadWriteMany, those on other nodes wait for it, \`Multi-Attach error for volume\`.`,
        });
    }
  },
});
