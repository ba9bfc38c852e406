import { defineRule } from '../../model/rule.ts';
import { concurrency, concurrentOf } from '../shared/concurrency.ts';

export default defineRule({
  id: 'concurrent-zero',
  group: 'resources',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The manager may run no job at once.',
    why: "With concurrent below 1 the runner ends: `Current configuration 'concurrent = 0' means that no jobs will be processed`. 0 does not mean unlimited.",
    remedy: 'Set concurrent to 1 or more; to take no jobs pause the runner in GitLab.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-global-section',
      'gitlab-runner v19.3.0: commands/multi.go (updateWorkers)',
    ],
    keys: ['concurrent'],
  },
  examples: {
    bad: [
      `concurrent: 0
runners:
  secret: gitlab-runner-token
`,
      { file: 'config.toml', text: 'concurrent = 0\n[[runners]]\n  executor = "kubernetes"\n' },
    ],
    good: [
      `concurrent: 1
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  limit = 0
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
    ],
  },
  check(release, report) {
    const at = concurrentOf(release);
    const jobs = concurrency(release);
    if (!at || jobs === undefined || jobs >= 1) return;
    report({
      at,
      message: `The manager ends with \`Current configuration 'concurrent = ${jobs}' means that no jobs will be processed\`.`,
    });
  },
});
