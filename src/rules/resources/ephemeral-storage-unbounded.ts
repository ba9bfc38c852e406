import { defineRule } from '../../model/rule.ts';
import { amountsOf } from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'ephemeral-storage-unbounded',
  group: 'resources',
  since: '0.1.0',
  severity: 'info',
  confidence: 'medium',
  docs: {
    what: 'Jobs may fill the disk of their node.',
    why: 'Clones, logs, caches and the layers of Docker-in-Docker lie on the disk of the node. Without ephemeral_storage_limit one job can fill it; the kubelet then evicts other jobs: `The node was low on resource: ephemeral-storage`.',
    remedy:
      'Set ephemeral_storage_request and ephemeral_storage_limit, with helper_… and service_…, in [runners.kubernetes].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#storage-requests-and-limits',
      'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/',
    ],
    keys: ['runners.kubernetes.*ephemeral_storage_limit'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    memory_limit = "2Gi"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_limit = "2Gi"
    ephemeral_storage_limit = "20Gi"
`,
      },
      {
        file: 'config.toml',
        text: `# No amounts at all: see no-requests.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const all = amountsOf(release, runner);
      const isBounded = all.some(({ resource }) => resource === 'ephemeral_storage');
      if (all.length === 0 || isBounded || isGiven(runner.at('kubernetes.ephemeral_storage_limit'))) continue;
      report({
        at: runner.at('kubernetes.ephemeral_storage_limit'),
        message:
          'One job can fill the disk of its node, and others are evicted with `The node was low on resource: ephemeral-storage`.',
      });
    }
  },
});
