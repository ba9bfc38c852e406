import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'chart-refuses-values',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The chart cannot be rendered with these values.',
    why: "Helm stops at the first value that the chart's templates cannot work with: nothing is installed or upgraded. Its own message names the template and often not the value.",
    remedy: 'Give the value the form that the chart expects, or leave it out: the defaults work.',
    references: [
      'https://gitlab.com/gitlab-org/charts/gitlab-runner/-/blob/main/values.yaml',
      'https://helm.sh/docs/chart_template_guide/debugging/',
    ],
  },
  yieldsTo: ['wrong-type', 'image-as-string', 'template-syntax', 'helm-template-in-config', 'yaml-syntax'],
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com
serviceAccount: { create: true }
rbac: { create: true }
hpa:
  minReplicas: 1
`,
      `gitlabUrl: https://gitlab.example.com
runners:
  config: |
    [[runners]]
      name = "{{ index (list "a" "b") 2 }}"
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com
rbac:
  create: true
hpa:
  minReplicas: 1
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } }
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        namespace = "{{ .Release.Namespace }}"
`,
    ],
  },
  check(release, report) {
    for (const problem of release.problems)
      if (problem.code === 'chart-refuses')
        report({ at: problem.place, message: `Helm cannot render the chart with this: ${problem.message}` });
  },
});
