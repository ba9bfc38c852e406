import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'warning-events-off',
  group: 'observability',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'Job logs do not say why a pod does not start.',
    why: 'By default the runner prints the warnings that Kubernetes has about a pod (FailedScheduling, FailedMount, Failed to pull image) into the log of its job. Without them the log ends with "timed out waiting for pod to start", and only who may read events knows why.',
    remedy: 'Leave print_pod_warning_events out; it needs the right to list events.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (printPodEvents)',
    ],
    keys: ['runners.kubernetes.print_pod_warning_events'],
    fix: 'Removes print_pod_warning_events. Unsafe, as it may be off because the manager must not list events.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        print_pod_warning_events = false
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        print_pod_warning_events = true
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.print_pod_warning_events');
      if (at.written && at.boolean === false)
        report({
          at,
          message: 'When a pod does not start, the log of its job does not say why.',
          fix: {
            disposition: 'unsafe',
            title: 'Remove print_pod_warning_events, which is on by default.',
            changes: [{ op: 'remove', at }],
          },
        });
    }
  },
});
