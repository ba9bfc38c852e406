import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'api-certificates-without-host',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Certificates for the API of Kubernetes without the host that they are for.',
    why: 'Without host in [runners.kubernetes] the manager takes its service account, or a kubeconfig, and never looks at ca_file, cert_file and key_file (it does at bearer_token). They have nothing to do with the certificate of GitLab either: that is tls-ca-file in [[runners]], or certsSecretName of the chart.',
    remedy: 'Remove the settings; for the certificate of GitLab use certsSecretName.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#connect-to-the-kubernetes-api',
      'gitlab-runner v19.3.0: executors/kubernetes/util.go (getKubeClientConfig), overwrites.go',
    ],
    keys: ['runners.kubernetes.ca_file', 'runners.kubernetes.cert_file', 'runners.kubernetes.key_file'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    ca_file = "/etc/gitlab-runner/certs/ca.crt"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    host = ""\n    cert_file = "/etc/ssl/kubernetes/api.crt"\n    key_file = "/etc/ssl/kubernetes/api.key"\n    ca_file = "/etc/ssl/kubernetes/ca.crt"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    host = "https://203.0.113.7:6443"
    ca_file = "/etc/ssl/kubernetes/ca.crt"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
      {
        file: 'config.toml',
        text: `# A token replaces that of the service account, whatever the host is.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    host = ""
    bearer_token = "$API_TOKEN"
    ca_file = ""
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const host = runner.at('kubernetes.host');
      if (host.unknown || !isFalsy(host)) continue;
      const idle = KEYS.map((key) => runner.at(['kubernetes', key])).filter((at) => at.written && isGiven(at));
      const [first, ...others] = idle;
      if (!first) continue;
      report({
        at: first,
        message: `The runner does not look at ${enumerate(idle.map(({ key }) => String(key)))}: no host of the Kubernetes API is given, so it connects as a pod of the cluster does.`,
        related: others.map((at) => ({ at, message: 'this neither' })),
      });
    }
  },
});

const KEYS = ['ca_file', 'cert_file', 'key_file'] as const;
