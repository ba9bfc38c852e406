import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 's3-server-address-scheme',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'ServerAddress of the cache is a URL; it must be a host, with a port if need be.',
    why: 'The runner puts https:// (or http:// with Insecure = true) before it itself. A second one, or a path, gives an address that nothing answers: `Endpoint: https://… does not follow ip address or domain name standards`. Only the manager logs that; jobs go on without a cache.',
    remedy: 'Write the host alone, such as "minio.example.com:9000".',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscaches3-section',
      'gitlab-runner v19.3.0: cache/cacheconfig/cacheconfig.go (GetEndpoint), cache/s3/minio.go',
    ],
    keys: ['runners.cache.s3.ServerAddress'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      ServerAddress = "https://minio.example.com:9000"\n      BucketName = "ci-cache"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      ServerAddress = "minio.example.com/ci-cache"\n      BucketName = "ci-cache"\n',
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
    dns_config = { options = [{ name = "ndots", value = "2" }] }
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      ServerAddress = "minio.example.com:9000"
      BucketName = "ci-cache"
      Insecure = true
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of release.runners) {
      const at = runner.at('cache.s3.ServerAddress');
      if (!at.string?.includes('/')) continue;
      const [host = ''] = at.string.replace(/^[a-z]+:\/\//i, '').split('/');
      const insecure = /^http:/i.test(at.string) && runner.at('cache.s3.Insecure').boolean === false;
      report({
        at,
        message: `There is no cache: "${at.string}" is no host, and jobs go on without one; the manager logs the error only.`,
        ...(host === '' ? {} : { remedy: `Write ServerAddress = "${host}"${insecure ? ' and Insecure = true' : ''}.` }),
      });
    }
  },
});
