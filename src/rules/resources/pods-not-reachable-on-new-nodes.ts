import { defineRule } from '../../model/rule.ts';
import { isAutoscaled } from '../shared/autoscaling.ts';
import { kubernetesRunners, mayHaveConfigElsewhere, mayHaveFlag } from '../shared/runners.ts';

const FLAG = 'FF_WAIT_FOR_POD_TO_BE_REACHABLE';

export default defineRule({
  id: 'pods-not-reachable-on-new-nodes',
  group: 'resources',
  since: '0.1.0',
  severity: 'info',
  confidence: 'medium',
  appliesFrom: { runner: '17.6' },
  docs: {
    what: 'On a node that has just come up, pods run before their kubelet can be reached.',
    why: "A new node's kubelet serves logs and commands only when its certificate has been approved. The runner attaches as soon as the pod runs, and the job ends with `error dialing backend: remote error: tls: internal error`.",
    remedy: `Set ${FLAG} = true in [runners.feature_flags], and allow the manager to get pods/log.`,
    references: [
      'https://docs.gitlab.com/runner/configuration/feature-flags/',
      'https://gitlab.com/gitlab-org/gitlab-runner/-/merge_requests/3556',
    ],
    keys: ['runners.feature_flags'],
    fix: `Sets ${FLAG} = true. Unsafe, because the manager must be allowed to get pods/log. A flag that is set to false is left alone.`,
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        facts: { autoscaler: 'karpenter' },
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    image = "debian:12"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        facts: { autoscaler: 'karpenter' },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_WAIT_FOR_POD_TO_BE_REACHABLE = true
  [runners.kubernetes]
    image = "debian:12"
    poll_timeout = 600
    pod_disruption_budget = true
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
  [runners.feature_flags]
    FF_WAIT_FOR_POD_TO_BE_REACHABLE = true
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      if (mayHaveFlag(runner, FLAG) || !isAutoscaled(release, runner)) continue;
      const at = runner.at(['feature_flags', FLAG]);
      report({
        at,
        message:
          'Jobs on nodes that have just come up may end with `error dialing backend: remote error: tls: internal error`.',
        fix:
          at.kind === 'absent' && !mayHaveConfigElsewhere(release)
            ? { disposition: 'unsafe', title: `Set ${FLAG} = true.`, changes: [{ op: 'set', at, value: true }] }
            : undefined,
      });
    }
  },
});
