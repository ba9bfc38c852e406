import type { Correction, Proposal } from '../../model/fix.ts';
import type { RunnerView } from '../../model/release.ts';
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
    fix: 'Writes the host alone, with Insecure = true for http://. Unsafe where a path is lost that is not the name of the bucket, or Insecure = true stands beside https://.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      ServerAddress = "https://minio.example.com:9000"\n      BucketName = "ci-cache"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      ServerAddress = "http://minio.example.com:9000/"\n      BucketName = "ci-cache"\n',
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
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      ServerAddress = "minio.example.com:9000"
      BucketName = "ci-cache"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      ServerAddress = "minio.example.com:9000"
      BucketName = "ci-cache"
      Insecure = true
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      ServerAddress = "minio.example.com"
      BucketName = "ci-cache"
`,
    ],
  },
  check(release, report) {
    for (const runner of release.runners) {
      const at = runner.at('cache.s3.ServerAddress');
      if (!at.string?.includes('/')) continue;
      const address = parts(at.string);
      const insecure = address?.scheme === 'http' && runner.at('cache.s3.Insecure').boolean === false;
      report({
        at,
        message: `There is no cache: "${at.string}" is no host, and jobs go on without one; the manager logs the error only.`,
        ...(address
          ? {
              remedy: `Write ServerAddress = "${address.host}"${insecure ? ' and Insecure = true' : ''}.`,
              fix: hostAlone(runner, address, insecure),
            }
          : {}),
      });
    }
  },
});

interface Address {
  readonly scheme: string | undefined;
  readonly host: string;
  readonly path: string;
}

/** The parts of an address; undefined for one that names no host, or by a variable, or has another scheme. */
function parts(text: string): Address | undefined {
  const [, scheme, host, path = ''] = /^(?:(https?):\/\/)?([^/:$]+(?::\d+)?)(?:\/([^]*))?$/i.exec(text) ?? [];
  return host === undefined ? undefined : { scheme: scheme?.toLowerCase(), host, path };
}

function hostAlone(runner: RunnerView, { scheme, host, path }: Address, insecure: boolean): Proposal {
  const s3 = runner.at('cache.s3');
  const told = s3.at('Insecure').boolean;
  const isPathLost = path !== '' && path.replace(/\/$/, '') !== s3.at('BucketName').string;
  const isContradicted = scheme !== undefined && (insecure || told) !== (scheme === 'http');
  const changes: readonly Correction[] = [
    { op: 'set', at: s3.at('ServerAddress'), value: host },
    ...(insecure ? [{ op: 'set', at: s3.at('Insecure'), value: true } as const] : []),
  ];
  return {
    disposition: isPathLost || isContradicted ? 'unsafe' : 'safe',
    title: `Set ServerAddress = "${host}"${insecure ? ' and Insecure = true' : ''}.`,
    changes,
  };
}
