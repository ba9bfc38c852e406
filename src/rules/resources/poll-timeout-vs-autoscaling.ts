import { defineRule } from '../../model/rule.ts';
import { isAutoscaled } from '../shared/autoscaling.ts';
import { isDropped } from '../shared/dropped.ts';
import { kubernetesRunners, mayHaveConfigElsewhere } from '../shared/runners.ts';

/** The runner's default, in seconds; 0 and less mean it too (common/config.go, GetPollTimeout). */
const DEFAULT = 180;

export default defineRule({
  id: 'poll-timeout-vs-autoscaling',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Jobs wait three minutes for their pod, which is short where a node must come first.',
    why: 'A new node, its start-up pods and the pull of the images easily take longer than poll_timeout. The job then ends with `ERROR: Job failed (system failure): prepare environment: waiting for pod running: timed out waiting for pod to start`, and the node comes up for nothing.',
    remedy: 'Set poll_timeout = 600 in [runners.kubernetes].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/troubleshooting/',
      'gitlab-runner v19.3.0: executors/kubernetes/util.go (waitForPodRunning), common/config.go (GetPollTimeout)',
    ],
    keys: ['runners.kubernetes.poll_timeout'],
    fix: 'Sets poll_timeout = 600. Unsafe, because jobs whose pod can never start then wait ten minutes too.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    image = "debian:12"\n    [runners.kubernetes.node_selector]\n      "karpenter.sh/capacity-type" = "spot"\n',
      },
      {
        file: 'config.toml',
        facts: { autoscaler: 'cluster-autoscaler' },
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    poll_timeout = 180\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        facts: { autoscaler: 'karpenter' },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    pod_disruption_budget = true
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    poll_timeout = 600
`,
      },
      {
        file: 'config.toml',
        facts: { autoscaler: 'none' },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [runners.kubernetes.node_tolerations]
    "karpenter.sh/spot" = ""
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
    [runners.kubernetes.node_selector]
      "kubernetes.io/arch" = "arm64"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    poll_timeout = 600
    [runners.kubernetes.node_selector]
      "karpenter.sh/capacity-type" = "spot"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    poll_timeout = 600
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.poll_timeout');
      if (at.number === undefined || at.number > DEFAULT || !isAutoscaled(release, runner)) continue;
      if (!at.written && isDropped(release, 'poll_timeout')) continue;
      report({
        at,
        message: `Jobs wait ${at.number > 0 ? at.number : DEFAULT} seconds for their pod. Where a node must be added first they end with \`timed out waiting for pod to start\`.`,
        fix: mayHaveConfigElsewhere(release)
          ? undefined
          : { disposition: 'unsafe', title: 'Set poll_timeout = 600.', changes: [{ op: 'set', at, value: 600 }] },
      });
    }
  },
});
