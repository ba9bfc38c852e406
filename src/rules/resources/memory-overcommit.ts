import { defineRule } from '../../model/rule.ts';
import { bytesQuantity } from '../../text/quantity.ts';
import { amountFix } from '../shared/amount-fix.ts';
import { amountsOf, boundsOf, MOST_OVERCOMMIT, type Amount, type Consumer } from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';

const CONSUMERS: readonly Consumer[] = ['build', 'service', 'helper', 'pod'];

export default defineRule({
  id: 'memory-overcommit',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'A container may use much more memory than is reserved for it.',
    why: 'The scheduler counts requests only. Where the limit is many times the request, a node gets many more jobs than it can feed; when they use what they may, the kernel or the kubelet kills some of them, mostly innocent ones: `exit code 137`, `The node was low on resource: memory`, `pods "runner-…" not found`. CPU can be shared, memory cannot.',
    remedy: 'Bring memory_request near memory_limit, or leave out the request: Kubernetes then takes the limit for it.',
    references: [
      'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#memory-requests-and-limits',
    ],
    keys: ['runners.kubernetes.memory_request', 'runners.kubernetes.memory_limit'],
    fix: 'Raises the request to a quarter of the limit. Unsafe, because fewer jobs then have room on a node.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    memory_request = "256Mi"\n    memory_limit = "8Gi"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    cpu_request = "100m"
    cpu_limit = "8"
    memory_request = "2Gi"
    memory_limit = "8Gi"
    service_memory_limit = "8Gi"
`,
      },
      {
        file: 'config.toml',
        text: `# Jobs say what they need.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_request = "256Mi"
    helper_image_flavor = "ubuntu"
    memory_limit = "8Gi"
    memory_request_overwrite_max_allowed = "8Gi"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_request = "2Gi"
    memory_limit = "8Gi"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const all = amountsOf(release, runner);
      for (const consumer of all.length < 2 ? [] : CONSUMERS) {
        if (jobsBringRequests(all, consumer)) continue;
        const { request, limit } = boundsOf(all, consumer, 'memory');
        if (!request?.value || !limit?.value || request.value < 1 || limit.value <= MOST_OVERCOMMIT * request.value)
          continue;
        report({
          at: limit.at,
          message: `${request.text} of memory are reserved, and ${limit.text} may be used, ${Number((limit.value / request.value).toPrecision(2))} times as much: on full nodes jobs end with \`exit code 137\` or \`pods "runner-…" not found\`.`,
          related: [{ at: request.at, message: 'what is reserved' }],
          fix: amountFix(request, bytesQuantity(Math.ceil(limit.value / MOST_OVERCOMMIT)), 'unsafe'),
        });
      }
    }
  },
});

function jobsBringRequests(all: readonly Amount[], consumer: Consumer): boolean {
  return all.some(
    (one) => one.isMost && one.consumer === consumer && one.resource === 'memory' && one.bound === 'request',
  );
}
