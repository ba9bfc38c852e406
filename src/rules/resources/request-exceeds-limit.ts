import type { Proposal } from '../../model/fix.ts';
import type { Release } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { quantity } from '../../text/quantity.ts';
import { amountFix } from '../shared/amount-fix.ts';
import {
  amounts,
  amountsOf,
  boundsOf,
  whose,
  withMilli,
  type Amount,
  type Consumer,
  type Resource,
} from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';

const CONSUMERS: readonly Consumer[] = ['build', 'helper', 'service', 'pod', 'manager'];
const RESOURCES: readonly Resource[] = ['cpu', 'memory', 'ephemeral_storage'];

export default defineRule({
  id: 'request-exceeds-limit',
  group: 'resources',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A container asks for more of a resource than its limit allows.',
    why: 'The API server refuses such a pod, so every job fails: `Pod "runner-…" is invalid: spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit`.',
    remedy: 'Lower the request or raise the limit.',
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#cpu-requests-and-limits',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (buildContainer)',
    ],
    keys: [
      'runners.kubernetes.*cpu_request',
      'runners.kubernetes.*cpu_limit',
      'runners.kubernetes.*memory_request',
      'runners.kubernetes.*memory_limit',
      'runners.kubernetes.*ephemeral_storage_request',
      'runners.kubernetes.*ephemeral_storage_limit',
      'resources',
    ],
    fix: 'Lowers the request to the limit, or adds the m to a number of hundreds of CPUs. Unsafe, because the limit may be what is wrong.',
  },
  yieldsTo: ['memory-in-millibytes'],
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    cpu_request = "2"\n    cpu_limit = "500m"\n',
      },
      `resources:
  requests:
    memory: 1Gi
  limits:
    memory: 512Mi
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    cpu_request = "500m"
    cpu_limit = "0.5"
    memory_request = "1Gi"
    helper_memory_limit = "512Mi"
    helper_memory_request = "512Mi"
    service_cpu_request = "1"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    cpu_request = "500m"
    cpu_limit = "500m"
`,
      `resources:
  requests:
    memory: "512Mi"
  limits:
    memory: 512Mi
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    for (const all of groupsOf(release)) {
      for (const { request, limit } of CONSUMERS.flatMap((who) => RESOURCES.map((what) => boundsOf(all, who, what)))) {
        if (request?.value === undefined || limit?.value === undefined || request.value <= limit.value) continue;
        report({
          at: request.at,
          message: `${effect(request)}: ${whose(request)} asks for ${request.text} and may have ${limit.text}, \`must be less than or equal to ${request.resource.replace('_', '-')} limit\`.`,
          related: [{ at: limit.at, message: 'the limit' }],
          ...remedyFor(request, limit),
        });
      }
    }
  },
});

/** Amounts that belong together: those of the manager and those of each runner. */
function groupsOf(release: Release): readonly (readonly Amount[])[] {
  return [
    amounts(release).filter(({ consumer }) => consumer === 'manager'),
    ...kubernetesRunners(release).map((runner) => amountsOf(release, runner)),
  ].filter((all) => all.length > 1);
}

function effect({ consumer }: Amount): string {
  return consumer === 'manager' ? 'Helm cannot install this' : 'Every job fails';
}

/** The m that is missing, or else no more than the limit. */
function remedyFor(request: Amount, limit: Amount): { remedy?: string; fix: Proposal } {
  const meant = withMilli(request);
  return meant === undefined || (quantity(meant) ?? 0) > (limit.value ?? 0)
    ? { fix: amountFix(request, limit.text, 'unsafe') }
    : { remedy: `Write "${meant}", if that is what is meant.`, fix: amountFix(request, meant, 'unsafe') };
}
