import { defineRule } from '../../model/rule.ts';
import { reportSyntax } from '../shared/syntax.ts';

export default defineRule({
  id: 'template-syntax',
  group: 'syntax',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A Helm template expression in the configuration cannot be read.',
    why: 'The chart sends `runners.config` through Helm\'s `tpl` before anything else. What stands between `{{` and `}}` must be a template action, also in scripts: "Error: … parse error at (gitlab-runner/templates/configmap.yaml:1): …".',
    remedy: 'Close the action with `}}`, or write text that is meant literally as {{ `{{ … }}` }}.',
    references: [
      'https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-tpl-function',
      'https://pkg.go.dev/text/template',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml',
    ],
    keys: ['runners.config'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ .Release.Namespace }"
        image = "alpine:3.22"
`,
      `runners:
  config: |
    [[runners]]
      {{- if .Values.rbac.create }}
      limit = 4
      [runners.kubernetes]
        image = "alpine:3.22"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace = "{{ .Release.Namespace }}"
        image = "alpine:3.22"
`,
      `runners:
  config: |
    [[runners]]
      post_build_script = "docker ps --format '{{ \`{{.Names}}\` }}'"
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  post_build_script = "echo '{{ not a template here'"
  [runners.kubernetes]
    image = "docker:28"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
  },
  check(release, report) {
    reportSyntax(release, 'template', report, 'Helm cannot render the chart, so nothing is installed or upgraded.');
  },
});
