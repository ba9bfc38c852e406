import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { cacheSecret, storageOf } from '../shared/cache.ts';
import { isFalsy } from '../shared/truth.ts';

const KEYS = ['AccessKey', 'SecretKey'];

export default defineRule({
  id: 'cache-secret-mismatch',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'The kind of sign-in to S3 and the keys that are given do not fit.',
    why: 'With AuthenticationType = "iam" keys are not used. With "access-key" and no keys every request for the cache is refused: `InvalidAccessKeyId`, `403 Forbidden`.',
    remedy:
      'Give the keys with runners.cache.secretName (accesskey and secretkey), or set AuthenticationType = "iam" and remove them.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscaches3-section',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml',
      'gitlab-runner v19.3.0: cache/cacheconfig/cacheconfig.go (AuthType)',
    ],
    keys: ['runners.cache.secretName', 'runners.cache.s3.AuthenticationType'],
    fix: 'Removes runners.cache.secretName where the sign-in is "iam". Unsafe, because the keys may be what is meant.',
  },
  examples: {
    bad: [
      `runners:
  cache:
    secretName: s3access
  config: |
    [[runners]]
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          BucketName = "ci-cache"
          AuthenticationType = "iam"
`,
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      BucketName = "ci-cache"\n      AuthenticationType = "access-key"\n',
      },
    ],
    good: [
      `runners:
  cache:
    secretName: s3access
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          BucketName = "ci-cache"
          AuthenticationType = "access-key"
`,
      `# The keys may come from another values file.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          BucketName = "ci-cache"
          AuthenticationType = "access-key"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          BucketName = "ci-cache"
          AuthenticationType = "iam"
`,
      null,
    ],
  },
  check(release, report) {
    const secret = cacheSecret(release);
    for (const runner of release.runners) {
      if (storageOf(release, runner)?.table !== 's3') continue;
      const at = runner.at('cache.s3.AuthenticationType');
      const kind = at.string?.toLowerCase();
      if (kind === 'iam' && secret)
        report({
          at: secret,
          message: 'The keys are not used: AuthenticationType is "iam".',
          related: [{ at, message: 'the kind of sign-in' }],
          fix: withoutSecret(release, secret),
        });
      const isComplete =
        release.configRole === 'whole' && KEYS.every((key) => isFalsy(runner.at(['cache', 's3', key])));
      if (kind === 'access-key' && isComplete)
        report({ at, message: 'There is no cache: AuthenticationType is "access-key", and no keys are given.' });
    }
  },
});

/** The map goes with the last that is written in it. */
function withoutSecret({ values }: Release, secret: View): Proposal {
  const cache = values?.at('runners.cache');
  const isLast = cache?.entries().filter(({ written }) => written).length === 1;
  return {
    disposition: 'unsafe',
    title: 'Remove runners.cache.secretName, whose keys are not used.',
    changes: [{ op: 'remove', at: cache && isLast ? cache : secret }],
  };
}
