import type { Severity } from '../../model/finding.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { hostOf, isHttps } from '../shared/hosts.ts';
import { mayTrustMore } from '../shared/job-ca.ts';
import { CERTS_DIRECTORY, mayHaveFile } from '../shared/manager-files.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'tls-ca-file-not-mounted',
  group: 'tls',
  since: '0.1.0',
  severity: 'error',
  confidence: 'medium',
  docs: {
    what: 'tls-ca-file names a file that the manager does not have.',
    why: 'The manager reads tls-ca-file in its own container: volumes of runners.config are those of job pods. It says nothing about a file that is not there, and no longer looks for certs/<host>.crt either. Registration then fails with "x509: certificate signed by unknown authority", and jobs are given no CA.',
    remedy:
      'Put the certificate into a Secret under a key that is the host name with ".crt", name the Secret in certsSecretName, and remove tls-ca-file: the runner finds the file by itself.',
    references: [
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/',
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#access-gitlab-with-a-custom-certificate',
      'gitlab-runner v19.3.0: network/client.go (addTLSCA, findCertificate)',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
    ],
    keys: ['runners.tls-ca-file'],
    fix: 'Sets certsSecretName to the fact gitlab.caSecret where no Secret is named, and tls-ca-file to the file that it has in the manager. That Secret must be in the namespace of the manager, under a key that is the host name with ".crt".',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CI_SERVER_TLS_CA_FILE
    value: /home/gitlab-runner/.gitlab-runner/certs/gitlab.example.com.crt
`,
      `# A volume of job pods is none of the manager.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      tls-ca-file = "/etc/gitlab-runner/certs/ca.crt"
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.secret]]
          name = "gitlab-ca"
          mount_path = "/etc/gitlab-runner/certs"
          [runners.kubernetes.volumes.secret.items]
            "ca.crt" = "gitlab.example.com.crt"
`,
      `# Jobs have the certificate from elsewhere: said as information.
gitlabUrl: http://gitlab.tools.svc.cluster.local
runners:
  config: |
    [[runners]]
      tls-ca-file = "/certs/ca.crt"
      environment = ["GIT_SSL_CAINFO=/certs/ca.crt"]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.config_map]]
          name = "ca"
          mount_path = "/certs"
`,
      {
        file: 'values.yaml',
        facts: { 'gitlab.caSecret': 'corporate-ca' },
        text: `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CI_SERVER_TLS_CA_FILE
    value: /certs/ca.pem
`,
      },
      `# The Secret is there, its file is another.
gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      tls-ca-file = "/etc/gitlab-runner/certs/gitlab.example.com.crt"
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
certsSecretName: gitlab-ca
envVars:
  - name: CI_SERVER_TLS_CA_FILE
    value: /home/gitlab-runner/.gitlab-runner/certs/gitlab.example.com.crt
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
secrets:
  - name: gitlab-ca
runners:
  config: |
    [[runners]]
      tls-ca-file = "/secrets/ca.crt"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
volumes:
  - name: ca
    configMap:
      name: corporate-ca
volumeMounts:
  - name: ca
    mountPath: /etc/corporate/
runners:
  config: |
    [[runners]]
      tls-ca-file = "/etc/corporate/ca.crt"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# What is in an image of one's own cannot be told.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
image:
  registry: registry.example.com
  image: platform/runner
runners:
  config: |
    [[runners]]
      tls-ca-file = "/opt/ca.crt"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'config.toml',
        text: `# Which files stand beside a config.toml cannot be seen from it.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  tls-ca-file = "/etc/gitlab-runner/certs/ca.crt"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      null,
      null,
      null,
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CI_SERVER_TLS_CA_FILE
    value: /home/gitlab-runner/.gitlab-runner/certs/gitlab.example.com.crt
certsSecretName: corporate-ca
`,
      `# The Secret is there, its file is another.
gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      tls-ca-file = "/home/gitlab-runner/.gitlab-runner/certs/gitlab.example.com.crt"
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('tls-ca-file');
      const path = at.string;
      if (!path?.startsWith('/') || /[{$]/.test(path) || mayHaveFile(values, path)) continue;
      const { severity, loss } = lossOf(release, runner);
      report({
        at,
        severity,
        message: `The manager has no file ${path} and says nothing about it: ${loss}.`,
        ...(path.startsWith(`${CERTS_DIRECTORY}/`)
          ? { remedy: 'Name the Secret with the certificate in certsSecretName.' }
          : {}),
        fix: severity === 'error' ? fixFor(release, values, at) : undefined,
      });
    }
  },
});

/** The manager's own requests come first; where they need no CA, those of jobs over https do, unless jobs bring one. */
function lossOf(release: Release, runner: RunnerView): { severity: Severity; loss: string } {
  if (isHttps(release.values?.at('gitlabUrl').string ?? 'https://'))
    return {
      severity: 'error',
      loss: `where GitLab has a certificate of a private authority, registration fails with ${UNKNOWN_AUTHORITY}`,
    };
  if (mayTrustMore(release, runner))
    return { severity: 'info', loss: 'jobs are given no CA by it, and have what their other settings bring' };
  return { severity: 'warning', loss: `jobs are given no CA, and clones over https fail with ${UNKNOWN_AUTHORITY}` };
}

const UNKNOWN_AUTHORITY = '`x509: certificate signed by unknown authority`';

function fixFor({ facts }: Release, values: View, at: View): Proposal | undefined {
  const host = hostOf(values.at('gitlabUrl').string ?? '');
  const certs = values.at('certsSecretName');
  const secret = facts['gitlab.caSecret'];
  if (host === undefined) return undefined;
  const file = `${CERTS_DIRECTORY}/${host.replace(/\.$/, '')}.crt`;
  const pointed: readonly Correction[] = at.string?.startsWith(`${CERTS_DIRECTORY}/`)
    ? []
    : [{ op: 'set', at: textPlace(at), value: file }];
  if (isGiven(certs)) return { disposition: 'safe', title: `Set tls-ca-file = "${file}".`, changes: pointed };
  if (secret === undefined)
    return {
      disposition: 'suggestion',
      title: 'Set certsSecretName to the Secret with the CA.',
      needs: ['gitlab.caSecret'],
    };
  return {
    disposition: 'safe',
    title: `Set certsSecretName: ${secret}${pointed.length > 0 ? ` and tls-ca-file = "${file}"` : ''}.`,
    changes: [{ op: 'set', at: certs, value: secret }, ...pointed],
  };
}
