import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'namespace-empty',
  group: 'executor',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'Jobs run in the namespace "default".',
    why: "Without namespace in [runners.kubernetes] the job log says `Namespace is empty, therefore assuming 'default'`, whatever namespace the manager is in.",
    remedy: 'Set namespace in [runners.kubernetes].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#other-configtoml-settings',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (checkDefaults)',
    ],
    keys: ['runners.kubernetes.namespace'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    image = "debian:12"\n',
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
    namespace = "ci"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    namespace_per_job = true
`,
      },
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
`,
    ],
  },
  check(release, report) {
    if (release.configRole !== 'whole') return;
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.namespace');
      if (at.unknown || (at.written && !isFalsy(at)) || !isFalsy(runner.at('kubernetes.namespace_per_job'))) continue;
      report({
        at,
        message: 'Jobs run in the namespace "default", `Namespace is empty, therefore assuming \'default\'`.',
      });
    }
  },
});
