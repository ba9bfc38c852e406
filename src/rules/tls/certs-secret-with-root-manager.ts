import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isOwnImage, mayMountInManager } from '../shared/manager-files.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { removal } from '../shared/removal.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'certs-secret-with-root-manager',
  group: 'tls',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'The manager runs as root and does not look where the chart mounts certsSecretName.',
    why: 'The chart mounts the Secret at /home/gitlab-runner/.gitlab-runner/certs/. As root the runner has its configuration in /etc/gitlab-runner, and looks for <host>.crt in /etc/gitlab-runner/certs. Registration fails with "x509: certificate signed by unknown authority" though the Secret is right.',
    remedy:
      'Remove runAsUser: 0, which the manager does not need; or set tls-ca-file = "/home/gitlab-runner/.gitlab-runner/certs/<host>.crt" in runners.config.',
    references: [
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/#supported-options-for-self-signed-certificates-targeting-the-gitlab-server',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml (custom-certs), templates/configmap.yaml',
      'gitlab-runner v19.3.0: commands/config_unix.go, network/client.go (findCertificate)',
    ],
    keys: ['certsSecretName'],
    fix: "Removes runAsUser: 0, so that the manager has the chart's own user. Unsafe, because scripts of your own in its container may need root.",
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
podSecurityContext:
  runAsUser: 0
  fsGroup: 0
securityContext:
  runAsNonRoot: false
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
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
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
certsSecretName: gitlab-ca
podSecurityContext:
  runAsUser: 0
securityContext:
  runAsNonRoot: false
runners:
  config: |
    [[runners]]
      tls-ca-file = "/home/gitlab-runner/.gitlab-runner/certs/gitlab.example.com.crt"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# The user of the container counts.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
certsSecretName: gitlab-ca
podSecurityContext:
  runAsUser: 0
securityContext:
  runAsUser: 100
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
podSecurityContext:
  runAsUser: 0
securityContext:
  runAsNonRoot: false
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
podSecurityContext:
  fsGroup: 0
securityContext:
  runAsNonRoot: false
`,
    ],
  },
  check(release, report) {
    const { values, runners } = release;
    const secret = values?.at('certsSecretName');
    if (!values || !secret || !secret.string) return;
    const user = userOf(values);
    if (user.number !== 0 || runners.some((runner) => isGiven(runner.at('tls-ca-file')))) return;
    if (mayKnowBetter(values)) return;
    report({
      at: secret,
      message: `The certificates from "${secret.string}" are not found: as root the manager looks in /etc/gitlab-runner/certs, the chart mounts them below /home/gitlab-runner. Registration fails with \`x509: certificate signed by unknown authority\`.`,
      related: [{ at: user, message: 'root' }],
      fix: fixFor(values),
    });
  },
});

/** The container's user goes before the pod's. */
function userOf(values: View): View {
  const ofContainer = values.at('securityContext.runAsUser');
  return ofContainer.kind === 'absent' ? values.at('podSecurityContext.runAsUser') : ofContainer;
}

function mayKnowBetter(values: View): boolean {
  return (
    ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'CI_SERVER_TLS_CA_FILE'].some((name) => mayHaveVariable(values, name)) ||
    mayMountInManager(values, (path) => /^\/etc\/(gitlab-runner|ssl|pki)\b/.test(path)) ||
    isOwnImage(values)
  );
}

function fixFor(values: View): Proposal {
  const contexts = ['securityContext', 'podSecurityContext'].map((key) => values.at(key));
  const asRoot = contexts.filter((context) => context.at('runAsUser').number === 0);
  return {
    disposition: 'unsafe',
    title: 'Remove runAsUser: 0.',
    changes: asRoot.flatMap((context) => removal([context.at('runAsUser')], [context])),
  };
}
