import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { textOf } from '../shared/truth.ts';

export default defineRule({
  id: 'job-label-collides',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: "Job pods carry the label by which the chart's objects find the manager.",
    why: 'The Deployment, and with it a HorizontalPodAutoscaler, and the PodDisruptionBudget select pods by `app`, the full name of the installation. Job pods with that label count as pods of the manager: they are measured, and protected, together with it.',
    remedy: 'Give job pods another value of the label app, or another label.',
    references: ['gitlab-runner chart 0.92.0: templates/deployment.yaml, templates/poddisruptionbudget.yaml'],
    keys: ['runners.kubernetes.pod_labels'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes.pod_labels]
        app = "{{ include "gitlab-runner.fullname" . }}"
`,
      `fullnameOverride: build-farm
runners:
  config: |
    [[runners]]
      [runners.kubernetes.pod_labels]
        app = "build-farm"
`,
    ],
    good: [
      `fullnameOverride: build-farm
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.kubernetes.pod_labels]
        app = "build-farm-job"
`,
      `# Whether it is the name of the installation is not in the file.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.kubernetes.pod_labels]
        app = "gitlab-runner"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.pod_labels.app');
      if (!at.written || !isFullName(at, release)) continue;
      report({
        at,
        message: "Job pods get the label `app` of the manager: what selects the manager's pods counts them too.",
      });
    }
  },
});

function isFullName(label: View, { values }: Release): boolean {
  const name = values?.at('fullnameOverride');
  if (name?.string && label.string !== undefined) return label.string === name.string;
  return /^["']?\{\{-?\s*include "gitlab-runner\.fullname" \.\s*-?\}\}["']?$/.test(textOf(label) ?? '');
}
