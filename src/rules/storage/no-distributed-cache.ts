import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { cacheSecret, storageSettings } from '../shared/cache.ts';
import { isDropped } from '../shared/dropped.ts';
import { hasUnknownVolumes, kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';
import { isBelow, mountsOf } from '../shared/volumes.ts';

/** Settings of a cache, wherever they stand. */
const CACHE = /^(type|cache|s3|gcs|azure|bucketname|serveraddress)$/;

export default defineRule({
  id: 'no-distributed-cache',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Caches of jobs are thrown away with their pod.',
    why: 'Without [runners.cache] the cache is a directory in the pod of the job: `No URL provided, cache will not be downloaded from shared cache server. Instead a local version of cache will be extracted.` Jobs stay green and are slow.',
    remedy: 'Set Type and the table of the storage in [runners.cache], or mount a volume at /cache.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscache-section',
      'gitlab-runner v19.3.0: cache/cache.go, commands/helpers/cache_extractor.go',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml (only the keys of the Secret are handed over)',
    ],
    keys: ['runners.cache.Type'],
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        facts: { 'jobs.useCache': true },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      },
      `# The Secret holds keys, and nothing says for which storage.
runners:
  cache:
    secretName: s3access
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['musl-helper-image', 'ndots-search-expansion'],
        text: `global:
  hosts:
    domain: example.com
gitlab-runner:
  install: true
`,
      },
      {
        file: 'config.toml',
        facts: { 'jobs.useCache': true },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      BucketName = "ci-cache"
`,
      },
      {
        file: 'config.toml',
        facts: { 'jobs.useCache': true },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.pvc]]
    name = "ci-cache"
    mount_path = "/cache"
`,
      },
      {
        file: 'config.toml',
        facts: { 'jobs.useCache': false },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
    ],
  },
  check(release, report) {
    const expected = release.facts['jobs.useCache'];
    if (expected === false || mayHaveParentsCache(release)) return;
    const secret = cacheSecret(release);
    for (const runner of kubernetesRunners(release)) {
      const type = runner.at('cache.Type');
      if (!isFalsy(type) || storageSettings(runner).length > 0 || mayKeepCache(runner) || isDropped(release, CACHE))
        continue;
      if (secret) report({ at: secret, message: messageFor(secret, release) });
      else
        report({
          at: runner.at('cache'),
          severity: expected ? 'warning' : 'info',
          message:
            'Caches of jobs are lost with their pod: `No URL provided, cache will not be downloaded from shared cache server`.',
        });
    }
  },
});

/** The runners.config of GitLab's own chart has a cache in its MinIO. */
function mayHaveParentsCache({ umbrella, values }: Release): boolean {
  return umbrella?.gitlab === true && values?.at('runners.config').written !== true;
}

function messageFor(secret: View, release: Release): string {
  const name = secret.string === undefined ? 'The Secret' : `The Secret "${secret.string}"`;
  const where = release.values?.at('runners.config').written ? 'runners.config' : 'the default of runners.config';
  return `${name} only holds keys: ${where} has no Type below [runners.cache], so there is no cache, \`No URL provided, cache will not be downloaded from shared cache server\`.`;
}

/** True where a volume that outlives the pod is mounted at the directory of caches or around it, or may be. */
function mayKeepCache(runner: RunnerView): boolean {
  const directory = runner.at('cache_dir').string;
  if (directory === undefined || hasUnknownVolumes(runner)) return true;
  return mountsOf(runner).some(
    ({ kind, path }) => kind !== 'empty_dir' && (path === undefined || isBelow(`${directory}/`, path)),
  );
}
