import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners, runnerIsAtLeast } from '../shared/runners.ts';

export default defineRule({
  id: 'zero-lost-at-register',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '15.11' },
  docs: {
    what: 'A 0 in runners.config that does not survive registration.',
    why: 'When "gitlab-runner register" writes config.toml, it leaves out pod_termination_grace_period_seconds where it is 0. Job pods then get what Kubernetes takes by default, 30 seconds, instead of ending at once.',
    remedy: 'Write 1, or give the whole file with runners.configOverride.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#other-configtoml-settings',
      'gitlab-runner v19.3.0: common/config.go (pod_termination_grace_period_seconds, omitzero)',
    ],
    keys: [
      'runners.kubernetes.pod_termination_grace_period_seconds',
      'runners.kubernetes.cleanup_grace_period_seconds',
    ],
    fix: 'Sets it to 1, the next that survives. Unsafe, as pods are then asked to end before they are killed.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        pod_termination_grace_period_seconds = 0
`,
      {
        file: 'values.yaml',
        chart: '0.53.3',
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        cleanup_grace_period_seconds = 0
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pod_termination_grace_period_seconds = 1
        cleanup_grace_period_seconds = 0
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    pod_termination_grace_period_seconds = 0
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        pod_termination_grace_period_seconds = 1
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        cleanup_grace_period_seconds = 1
`,
    ],
  },
  check(release, report) {
    if (release.configRole !== 'template') return;
    for (const at of kubernetesRunners(release).flatMap((runner) => lostZeros(runner, release))) {
      report({
        at,
        message: `\`${at.key} = ${String(at.value)}\` is lost when the runner registers: job pods get the default of Kubernetes.`,
        fix: { disposition: 'unsafe', title: `Set ${at.key} = 1.`, changes: [{ op: 'set', at, value: 1 }] },
      });
    }
  },
});

function lostZeros(runner: RunnerView, release: Release): readonly View[] {
  return (runnerIsAtLeast(release, '16.1') ? LOST : LOST_EARLIER)
    .map((key) => runner.at(`kubernetes.${key}`))
    .filter((at) => at.written && at.value === 0);
}

const LOST = ['pod_termination_grace_period_seconds'];
/** Runners 15.11 and 16.0. */
const LOST_EARLIER = [...LOST, 'cleanup_grace_period_seconds'];
