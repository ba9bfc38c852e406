import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { concurrency } from '../shared/concurrency.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** Up to this `limit` the runner itself calls a single request at a time too few (commands/multi.go). */
const LOW_LIMIT = 2;

export default defineRule({
  id: 'concurrency-starvation',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Runners wait for each other before they ask GitLab for jobs.',
    why: 'Where concurrent is less than the number of [[runners]], those that wait in a long request hold all workers, and the others get none: jobs stay pending for up to 50 seconds and more. With request_concurrency = 1, the default, each runner asks for one job at a time. The manager logs `CONFIGURATION: Long polling issues detected`.',
    remedy: 'Set concurrent above the number of runners, and request_concurrency to 2 to 4.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#long-polling-issues',
      'gitlab-runner v19.3.0: commands/multi.go (checkConfigConcurrency)',
    ],
    keys: ['concurrent', 'runners.limit'],
    fix: 'Sets concurrent to one more than there are runners, or request_concurrency = 2. Unsafe, because more jobs may then run at once, and GitLab gets more requests.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: 'concurrent = 1\n[[runners]]\n  executor = "kubernetes"\n  request_concurrency = 2\n[[runners]]\n  executor = "kubernetes"\n  request_concurrency = 2\n',
      },
      {
        file: 'config.toml',
        text: 'concurrent = 4\n[[runners]]\n  executor = "kubernetes"\n  limit = 2\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `concurrent = 4
[[runners]]
  executor = "kubernetes"
  request_concurrency = 4
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
[[runners]]
  executor = "kubernetes"
  limit = 1
  request_concurrency = 2
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
      {
        file: 'config.toml',
        text: `# A single request is enough for few jobs.
concurrent = 4
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
    ],
    fixed: [
      `concurrent = 3
[[runners]]
  executor = "kubernetes"
  request_concurrency = 2
[[runners]]
  executor = "kubernetes"
  request_concurrency = 2
`,
      `concurrent = 4
[[runners]]
  executor = "kubernetes"
  limit = 2
  request_concurrency = 2
`,
    ],
  },
  check(release, report) {
    reportWorkers(release, report);
    for (const runner of kubernetesRunners(release)) {
      const limit = runner.at('limit').number ?? 0;
      // Where the manager takes no more jobs than that anyway, the limit holds nothing up.
      if ((concurrency(release) ?? 0) <= limit) continue;
      const requests = runner.at('request_concurrency').number ?? 0;
      if (requests !== 1 || limit < 1 || limit > LOW_LIMIT) continue;
      report({
        at: runner.at('limit'),
        severity: 'info',
        message: `With limit = ${limit} and one request at a time jobs may stay pending; the manager logs \`Build limit bottleneck\`.`,
        remedy: 'Raise limit to 5 or request_concurrency to 2.',
        fix: raised(runner.at('request_concurrency'), 2),
      });
    }
  },
});

/** A template has one runner, and the chart's own `concurrent`. */
function reportWorkers({ config, configRole }: Release, report: (finding: Report) => void): void {
  if (configRole !== 'whole' || !config) return;
  const at = config.at('concurrent');
  const workers = at.unknown ? undefined : (at.number ?? 1);
  const runners = config.at('runners').items().length;
  if (workers === undefined || workers < 1 || workers >= runners) return;
  report({
    at,
    message: `${runners} runners share ${workers === 1 ? 'one worker' : `${workers} workers`}: jobs stay pending while another runner waits for GitLab, \`Worker starvation bottleneck\`.`,
    fix: raised(at, runners + 1),
  });
}

function raised(at: View, value: number): Proposal {
  return { disposition: 'unsafe', title: `Set ${at.key} = ${value}.`, changes: [{ op: 'set', at, value }] };
}
