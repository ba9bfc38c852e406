import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { storageOf, typeOfBucket, type Storage } from '../shared/cache.ts';
import { isDropped } from '../shared/dropped.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'cache-bucket-missing',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The cache has a type, and no bucket or container.',
    why: "The manager cannot make an address for the cache; it logs `BucketName can't be empty`, `ContainerName can't be empty` or `missing S3 configuration`. Jobs say `No URL provided, cache will not be downloaded from shared cache server` and stay green.",
    remedy: 'Name the bucket in the table of the storage.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscache-section',
      'gitlab-runner v19.3.0: cache/s3/adapter.go, cache/gcs/adapter.go, cache/azure/adapter.go',
    ],
    keys: ['runners.cache.s3.BucketName', 'runners.cache.gcs.BucketName', 'runners.cache.azure.ContainerName'],
    fix: 'Sets Type to the one storage whose bucket is named. Unsafe, because the bucket may be what is wrong.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      ServerAddress = "minio.example.com"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "azure"\n    [runners.cache.s3]\n      BucketName = "ci-cache"\n',
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
    Type = "azure"
    [runners.cache.azure]
      ContainerName = "ci-cache"
`,
      },
      `# The bucket comes by a variable.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnvFrom:
  CACHE_S3_BUCKET_NAME:
    configMapKeyRef:
      name: cache
      key: bucket
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "s3"
`,
    ],
    fixed: [
      null,
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
    for (const runner of release.runners) {
      const storage = storageOf(release, runner);
      if (!storage || (release.values && isGiven(release.values.at('extraEnvFromRefs')))) continue;
      const { bucket, table } = storage;
      const at = runner.at(['cache', table, bucket]);
      if (!isFalsy(at) || isDropped(release, bucket)) continue;
      report({
        at,
        message: `There is no cache: ${bucket} is not set in [runners.cache.${table}], and jobs say \`No URL provided, cache will not be downloaded from shared cache server\`.`,
        remedy: `Set ${bucket} in [runners.cache.${table}].`,
        fix: otherType(release, runner, storage),
        related: [{ at: runner.at('cache.Type'), message: 'the storage' }],
      });
    }
  },
});

/** The storage whose bucket is named, where nothing is said about the one that Type names. */
function otherType(release: Release, runner: RunnerView, { table }: Storage): Proposal | undefined {
  const other = typeOfBucket(release, runner);
  if (other === undefined || isGiven(runner.at(['cache', table]))) return undefined;
  return {
    disposition: 'unsafe',
    title: `Set Type = "${other}".`,
    changes: [{ op: 'set', at: runner.at('cache.Type'), value: other }],
  };
}
