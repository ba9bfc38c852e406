import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** Waits between tries begin here, in milliseconds (common/config.go, RequestRetryBackoffMin). */
const LEAST_BACKOFF = 500;

export default defineRule({
  id: 'retry-limit-zero',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  appliesFrom: { runner: '16.9' },
  docs: {
    what: 'A setting of the retries means something else than it seems to.',
    why: 'retry_limit = 0 does not switch retries off: 0 and less mean the default of 5. retry_backoff_max is counted in milliseconds and raised to 500.',
    remedy: 'Set retry_limit = 1 for as few tries as possible, and retry_backoff_max in milliseconds.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configure-the-number-of-request-attempts-to-the-kubernetes-api',
      'gitlab-runner v19.3.0: common/config.go (RequestRetryLimit, RequestRetryBackoffMax)',
    ],
    keys: ['runners.kubernetes.retry_limit', 'runners.kubernetes.retry_backoff_max'],
    fix: 'Sets retry_limit = 1 where it is 0. Unsafe, as one failed request then ends a job. retry_backoff_max is left alone, as its unit is not known.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    retry_limit = 0\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    retry_backoff_max = 10\n',
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
    retry_limit = 1
    retry_backoff_max = 10000
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    retry_limit = 1
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const limit = runner.at('kubernetes.retry_limit');
      const backoff = runner.at('kubernetes.retry_backoff_max');
      if (limit.number !== undefined && limit.number <= 0)
        report({
          at: limit,
          message: `retry_limit = ${limit.number} means the default of 5, not no retries.`,
          fix: limit.number === 0 ? fewest(limit) : undefined,
        });
      if (backoff.number !== undefined && backoff.number > 0 && backoff.number < LEAST_BACKOFF)
        report({
          at: backoff,
          message: `retry_backoff_max is in milliseconds, and ${backoff.number} is raised to ${LEAST_BACKOFF}.`,
        });
    }
  },
});

function fewest(limit: View): Proposal {
  return { disposition: 'unsafe', title: 'Set retry_limit = 1.', changes: [{ op: 'set', at: limit, value: 1 }] };
}
