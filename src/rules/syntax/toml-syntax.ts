import { defineRule } from '../../model/rule.ts';
import { refusal } from '../shared/refusal.ts';
import { reportSyntax } from '../shared/syntax.ts';

export default defineRule({
  id: 'toml-syntax',
  group: 'syntax',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The configuration is not TOML that the runner can read.',
    why: 'One fault makes the whole file unreadable. The chart starts all the same: "helm install" succeeds, and the fault shows only in the log of the manager pod ("decoding configuration file: toml: line …").',
    remedy:
      'Correct the text at this place. TOML writes `key = value`, quotes every text, and puts a list of tables under `[[double brackets]]`.',
    references: [
      'https://toml.io/en/v1.0.0',
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'gitlab-runner v19.3.0: common/config.go (LoadConfig), commands/register.go (template)',
    ],
    keys: ['runners.config'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image: alpine:3.22
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [runners.kubernetes.node_selector]
          kubernetes.io/arch = "arm64"
`,
      {
        file: 'config.toml',
        text: `concurrent = 4

[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    image_pull_secrets = [registry-login]
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine:3.22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.node_selector]
          "kubernetes.io/arch" = "arm64"
`,
      `# Template actions are rendered before the TOML is read.
runners:
  config: |
    [[runners]]
      {{- if .Values.rbac.create }}
      limit = 4
      {{- end }}
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace = "{{ .Release.Namespace }}"
        image = "{{ printf "%s:%s" .Values.ci.image .Values.ci.tag }}"
`,
      {
        file: 'config.toml',
        text: `concurrent = 4

[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    image_pull_secrets = ["registry-login"]
`,
      },
    ],
  },
  check(release, report) {
    reportSyntax(release, 'toml', report, refusal(release));
  },
});
