import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { storages, storageSettings, typeOfBucket } from '../shared/cache.ts';
import { isDropped } from '../shared/dropped.ts';
import { enumerate } from '../shared/names.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'cache-type',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The cache has a storage, and no Type that the runner knows.',
    why: 'Without Type the tables below [runners.cache] are not looked at. Its values are compared letter by letter: "S3" is unknown, `factory for cache adapter "S3" was not registered`. Only the manager logs that; jobs say `No URL provided, cache will not be downloaded from shared cache server` and stay green.',
    remedy: 'Set Type in [runners.cache].',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscache-section',
      'gitlab-runner v19.3.0: cache/adapter.go',
    ],
    keys: ['runners.cache.Type'],
    fix: 'Writes Type in lower case, or sets it to the one storage whose bucket is named. Unsafe where it is another name, such as "s3v2" in runners that only know "s3".',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "S3"\n    [runners.cache.s3]\n      BucketName = "ci-cache"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Shared = true\n    [runners.cache.gcs]\n      BucketName = "ci-cache"\n',
      },
      {
        file: 'config.toml',
        runner: '17.4',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3v2"\n    [runners.cache.s3]\n      BucketName = "ci-cache"\n',
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
  [runners.cache]
    Type = "s3v2"
    [runners.cache.s3]
      BucketName = "ci-cache"
    [runners.cache.gcs]
`,
      },
      {
        file: 'config.toml',
        text: `# What register writes.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [runners.cache]
    [runners.cache.s3]
    [runners.cache.gcs]
    [runners.cache.azure]
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      BucketName = "ci-cache"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.cache]
    Shared = true
    Type = "gcs"
    [runners.cache.gcs]
      BucketName = "ci-cache"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      BucketName = "ci-cache"
`,
    ],
  },
  check(release, report) {
    const known = storages(release).map(({ type }) => type);
    for (const runner of release.runners) {
      const at = runner.at('cache.Type');
      const text = at.string?.trim().toLowerCase() ?? '';
      const meant = known.find((type) => type === text);
      if (isFalsy(at)) {
        const [setting] = storageSettings(runner);
        if (setting && !isDropped(release, 'Type'))
          report({
            at,
            message: `There is no cache: ${setting.key} and the like do nothing without Type, and jobs say \`No URL provided, cache will not be downloaded from shared cache server\`.`,
            related: [{ at: setting, message: 'set for nothing' }],
            fix: typeFix(at, typeOfBucket(release, runner), 'safe'),
          });
      } else if (at.string !== undefined && !known.includes(at.string) && !at.string.includes('$'))
        report({
          at,
          message: `There is no cache: the manager logs \`factory for cache adapter "${at.string}" was not registered\`, and jobs go on without one.`,
          remedy: meant === undefined ? `Write ${enumerate(known, 'or')}, in lower case.` : `Write Type = "${meant}".`,
          fix: typeFix(
            at,
            meant ?? known.findLast((type) => text.startsWith(type)),
            meant === undefined ? 'unsafe' : 'safe',
          ),
        });
    }
  },
});

function typeFix(at: View, type: string | undefined, disposition: 'safe' | 'unsafe'): Proposal | undefined {
  if (type === undefined) return undefined;
  return { disposition, title: `Set Type = "${type}".`, changes: [{ op: 'set', at, value: type }] };
}
