import { defineRule } from '../../model/rule.ts';
import { storageOf } from '../shared/cache.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'cache-not-shared',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Each pod of the manager has a cache of its own, which is empty after a restart.',
    why: 'Without Shared = true the path of a cache has the token of the runner in it. With a registration token each pod of the manager registers a new runner with a new token, so after a restart, and on every other replica, nothing is found.',
    remedy:
      'Set Shared = true in [runners.cache] if all runners with this bucket may read the same caches, or use a runner authentication token.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscache-section',
      'gitlab-runner v19.3.0: cache/cache.go (GetAdapter)',
    ],
    keys: ['runners.cache.Shared'],
    fix: 'Sets Shared = true. Unsafe, because all runners with this bucket can then read and write the same caches.',
  },
  examples: {
    bad: [
      `runnerRegistrationToken: GR1348941example
runners:
  config: |
    [[runners]]
      [runners.cache]
        Type = "gcs"
        [runners.cache.gcs]
          BucketName = "ci-cache"
`,
    ],
    good: [
      `runnerToken: glrt-example
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.cache]
        Type = "gcs"
        [runners.cache.gcs]
          BucketName = "ci-cache"
`,
      {
        file: 'values.yaml',
        besides: ['registration-token-deprecated'],
        text: `runnerRegistrationToken: GR1348941example
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.cache]
        Type = "gcs"
        Shared = true
        [runners.cache.gcs]
          BucketName = "ci-cache"
`,
      },
    ],
    fixed: [
      `runnerRegistrationToken: GR1348941example
runners:
  config: |
    [[runners]]
      [runners.cache]
        Type = "gcs"
        Shared = true
        [runners.cache.gcs]
          BucketName = "ci-cache"
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    const token = values?.at('runnerRegistrationToken').string;
    if (!values || !token || token.startsWith('glrt-') || !isFalsy(values.at('runnerToken'))) return;
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('cache.Shared');
      if (!storageOf(release, runner) || !isFalsy(at)) continue;
      report({
        at,
        message:
          'After each restart of the manager all caches are empty: it registers anew, and the token is part of their path.',
        fix: {
          disposition: 'unsafe',
          title: 'Set Shared = true.',
          changes: [{ op: 'set', at, value: true }],
        },
      });
    }
  },
});
