import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { cacheSecret, storageOf } from '../shared/cache.ts';
import { runnerIsAtLeast } from '../shared/runners.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 's3-credentials-ignored',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Keys for S3 are given, and the runner uses the IAM role of its node or pod instead.',
    why: 'Without AuthenticationType the runner takes the keys only where ServerAddress is set too; else it means IAM. Where there is no role, caches fail: `error while generating S3 pre-signed URL` on the manager, `No URL provided` in jobs, which stay green.',
    remedy: 'Set AuthenticationType = "access-key" in [runners.cache.s3].',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscaches3-section',
      'gitlab-runner v19.3.0: cache/cacheconfig/cacheconfig.go (AuthType)',
    ],
    keys: ['runners.cache.s3.AuthenticationType', 'runners.cache.s3.AccessKey', 'runners.cache.s3.SecretKey'],
    fix: 'Sets AuthenticationType = "access-key".',
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
          BucketLocation = "eu-central-1"
`,
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      BucketName = "ci-cache"\n      AccessKey = "EXAMPLEACCESS"\n      SecretKey = "examplesecret"\n',
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
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "s3.amazonaws.com"
          BucketName = "ci-cache"
`,
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
          AuthenticationType = "access-key"
          BucketName = "ci-cache"
`,
      `# No keys: IAM is meant.
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
`,
    ],
    fixed: [
      `runners:
  cache:
    secretName: s3access
  config: |
    [[runners]]
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          BucketName = "ci-cache"
          BucketLocation = "eu-central-1"
          AuthenticationType = "access-key"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      BucketName = "ci-cache"
      AccessKey = "EXAMPLEACCESS"
      SecretKey = "examplesecret"
      AuthenticationType = "access-key"
`,
    ],
  },
  check(release, report) {
    for (const runner of release.runners) {
      if (storageOf(release, runner)?.table !== 's3') continue;
      const keys = keysFor(release, runner);
      const ways = ['AuthenticationType', 'ServerAddress', 'RoleARN', 'UploadRoleARN'];
      if (!keys || !ways.every((key) => isFalsy(runner.at(['cache', 's3', key])))) continue;
      const at = runner.at('cache.s3.AuthenticationType');
      report({
        at,
        message:
          'The keys are not used: without ServerAddress or AuthenticationType the runner takes the IAM role of its node, and caches fail without a word in the job.',
        related: [{ at: keys, message: 'the keys' }],
        fix: runnerIsAtLeast(release, '14.4') ? withKeys(at) : undefined,
      });
    }
  },
});

function withKeys(at: View): Proposal {
  return {
    disposition: 'safe',
    title: 'Set AuthenticationType = "access-key".',
    changes: [{ op: 'set', at, value: 'access-key' }],
  };
}

/** Where keys for S3 come from. */
function keysFor(release: Release, runner: RunnerView): View | undefined {
  const access = runner.at('cache.s3.AccessKey');
  return isGiven(access) && isGiven(runner.at('cache.s3.SecretKey')) ? access : cacheSecret(release);
}
