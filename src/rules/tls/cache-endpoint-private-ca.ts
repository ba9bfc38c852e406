import { defineRule } from '../../model/rule.ts';
import { hostOf, isClusterName, isPrivateHost } from '../shared/hosts.ts';
import { jobCaFix, mayMountJobCa, mayTrustMore } from '../shared/job-ca.ts';
import { kubernetesRunners, mayRunOnWindows } from '../shared/runners.ts';

export default defineRule({
  id: 'cache-endpoint-private-ca',
  group: 'tls',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'The cache server has no public certificate, and nothing tells job pods which authority signs for it.',
    why: 'The helper loads and stores caches over TLS unless Insecure is true, and trusts the authorities of its image. For a server inside the cluster or a private network that ends with "x509: certificate signed by unknown authority", or with "http: server gave HTTP response to HTTPS client" where the server has no TLS. Jobs stay green, and never have a cache.',
    remedy:
      'Set Insecure = true in [runners.cache.s3] if the server speaks plain http. Else install its CA in pre_get_sources_script, or set SSL_CERT_DIR in `environment`.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runnerscaches3-section',
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/',
      'gitlab-runner v19.3.0: commands/helpers/cache_client.go',
    ],
    keys: ['runners.cache.s3.ServerAddress'],
    fix: 'Mounts the Secret of the fact gitlab.caSecret into job pods and sets SSL_CERT_DIR. Unsafe, because the server may have another authority or no TLS, and because all containers of jobs get the variable.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "minio.storage.svc.cluster.local:9000"
          BucketName = "ci-cache"
`,
      {
        file: 'config.toml',
        facts: { 'gitlab.caSecret': 'corporate-ca' },
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      ServerAddress = "minio.corp.internal"
      BucketName = "ci-cache"
`,
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "minio.storage.svc.cluster.local:9000"
          BucketName = "ci-cache"
          Insecure = true
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "s3.eu-central-1.amazonaws.com"
          BucketName = "ci-cache"
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      environment = ["SSL_CERT_DIR=/etc/ssl/certs:/ca"]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "minio.corp.internal:9000"
          BucketName = "ci-cache"
`,
      `# Another store than S3.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "gcs"
        [runners.cache.s3]
          ServerAddress = "minio.corp.internal:9000"
        [runners.cache.gcs]
          BucketName = "ci-cache"
`,
    ],
    fixed: [
      null,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["SSL_CERT_DIR=/etc/ssl/certs:/etc/gitlab-runner/certs"]
  [runners.kubernetes]
    image = "debian:12"
    [[runners.kubernetes.volumes.secret]]
      name = "corporate-ca"
      mount_path = "/etc/gitlab-runner/certs"
      read_only = true
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      ServerAddress = "minio.corp.internal"
      BucketName = "ci-cache"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const s3 = runner.at('cache.s3');
      const at = s3.at('ServerAddress');
      const host = hostOf(at.string ?? '');
      if (runner.at('cache.Type').string !== 's3' || s3.at('Insecure').boolean !== false) continue;
      if (host === undefined || !(isPrivateHost(host) || isClusterName(host)) || mayRunOnWindows(runner)) continue;
      if (mayMountJobCa(runner) || mayTrustMore(release, runner)) continue;
      report({
        at,
        message: `The cache on ${host} never works, and jobs stay green: \`x509: certificate signed by unknown authority\`, or \`http: server gave HTTP response to HTTPS client\` where it has no TLS.`,
        fix: jobCaFix(release, runner),
      });
    }
  },
});
