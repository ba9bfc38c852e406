import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { hostOf, isHttps, isPrivateHost } from '../shared/hosts.ts';
import { isOwnImage, mayMountInManager } from '../shared/manager-files.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { isGiven } from '../shared/truth.ts';

/** Variables by which the manager may learn of a CA: the runner's own, and those that Go's TLS library reads. */
const CA_VARIABLES = ['CI_SERVER_TLS_CA_FILE', 'CA_CERTIFICATES_PATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/** Directories in the manager's container from which certificates are taken. */
const CERTIFICATE_DIRECTORIES = [
  '/home/gitlab-runner/.gitlab-runner/certs',
  '/etc/gitlab-runner/certs',
  '/etc/ssl',
  '/etc/pki',
  '/usr/local/share/ca-certificates',
];

export default defineRule({
  id: 'private-ca-missing',
  group: 'tls',
  since: '0.1.0',
  severity: 'error',
  confidence: 'medium',
  docs: {
    what: "The manager does not know the authority that signed GitLab's certificate.",
    why: 'A host with a private name or an address has a certificate of a private authority. The image of the manager knows public ones only, so registration fails: `Post "https://…/api/v4/runners…": x509: certificate signed by unknown authority`. The chart tries 30 times, then the pod restarts.',
    remedy:
      'Put the certificate of the authority into a Secret, under a key that is the host name with ".crt", and name that Secret in certsSecretName.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#access-gitlab-with-a-custom-certificate',
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml (custom-certs)',
      'gitlab-runner v19.3.0: network/client.go (certificate files)',
    ],
    keys: ['certsSecretName', 'gitlabUrl'],
    fix: 'Sets certsSecretName to the fact gitlab.caSecret. That Secret must be in the namespace of the manager, and have the key that the remedy names.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.corp.internal/
rbac:
  create: true
serviceAccount:
  create: true
`,
      `gitlabUrl: https://10.20.30.40:8443/
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        facts: { 'gitlab.privateCa': true, 'gitlab.caSecret': 'corporate-ca' },
        text: `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
`,
      },
    ],
    good: [
      `# A public name may well have a public certificate.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
  secret: gitlab-runner-token
`,
      `gitlabUrl: https://gitlab.corp.internal/
rbac:
  create: true
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# No TLS at all.
gitlabUrl: http://gitlab.corp.internal/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
  secret: gitlab-runner-token
`,
      `gitlabUrl: https://gitlab.corp.internal/
rbac:
  create: true
envVars:
  - name: CI_SERVER_TLS_CA_FILE
    value: /secrets/ca.crt
secrets:
  - name: gitlab-ca
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.corp.internal/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      tls-ca-file = "/secrets/ca.crt"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
secrets:
  - name: gitlab-ca
`,
      `gitlabUrl: https://gitlab.corp.internal/
rbac:
  create: true
volumes:
  - name: ca
    configMap:
      name: corporate-ca
volumeMounts:
  - name: ca
    mountPath: /home/gitlab-runner/.gitlab-runner/certs
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'values.yaml',
        facts: { 'gitlab.privateCa': false },
        text: `gitlabUrl: https://gitlab.corp.internal/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
  secret: gitlab-runner-token
`,
      },
      {
        file: 'config.toml',
        text: `# Which files stand beside a config.toml cannot be seen from it.
[[runners]]
  url = "https://gitlab.corp.internal/"
  executor = "kubernetes"
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
      `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
certsSecretName: corporate-ca
`,
    ],
  },
  check(release, report) {
    const { values, facts } = release;
    if (!values) return;
    const url = values.at('gitlabUrl');
    const host = url.string !== undefined && isHttps(url.string) ? hostOf(url.string) : undefined;
    if (host === undefined || !(facts['gitlab.privateCa'] ?? isPrivateHost(host)) || mayKnowCa(release, values)) return;
    const key = `${host.replace(/\.$/, '')}.crt`;
    report({
      at: url,
      message: `Registration fails with \`Post "https://${host}/api/v4/runners…": x509: certificate signed by unknown authority\`: nothing tells the manager which authority signs for ${host}.`,
      remedy: `Put the authority's certificate into a Secret, under the key "${key}", and name that Secret in certsSecretName.`,
      fix: fixFor(values, facts['gitlab.caSecret'], key),
    });
  },
});

function mayKnowCa(release: Release, values: View): boolean {
  return (
    isGiven(values.at('certsSecretName')) ||
    release.runners.some((runner) => isGiven(runner.at('tls-ca-file'))) ||
    CA_VARIABLES.some((name) => mayHaveVariable(values, name)) ||
    mayMountInManager(values, (path) => CERTIFICATE_DIRECTORIES.some((directory) => path.startsWith(directory))) ||
    isOwnImage(values)
  );
}

function fixFor(values: View, secret: string | undefined, key: string): Proposal {
  if (secret === undefined)
    return {
      disposition: 'suggestion',
      title: `Set certsSecretName to the Secret that holds the certificate as ${key}.`,
      needs: ['gitlab.caSecret'],
    };
  return {
    disposition: 'safe',
    title: `Set certsSecretName: ${secret}, which must have the key ${key}.`,
    changes: [{ op: 'set', at: values.at('certsSecretName'), value: secret }],
  };
}
