import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayHaveObject } from '../shared/cluster-access.ts';
import { mayBeOneOfSeveral } from '../shared/completeness.ts';
import { isDropped } from '../shared/dropped.ts';
import { amountsOf } from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'no-requests',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Job pods ask for no CPU and no memory at all.',
    why: 'The scheduler counts such pods as nothing and puts any number of them on one node. When its memory is used up they are the first to go: `pod "runner-…" status is "Failed"`, `exit code 137`, `pods "runner-…" not found`. In a namespace with a quota none is created: `failed quota: … must specify limits.cpu`.',
    remedy:
      'Set cpu_request, memory_request and memory_limit, with helper_… and service_… for the other containers, in [runners.kubernetes].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#cpu-requests-and-limits',
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
    ],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
concurrent: 30
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      `# Without [runners.kubernetes] too.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      output_limit = 8192
`,
      {
        file: 'release.yaml',
        text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
  values:
    gitlabUrl: https://gitlab.example.com/
`,
      },
    ],
    good: [
      `# Another file of values may have the configuration.
gitlabUrl: https://gitlab.example.com/
`,
      `# One amount is enough to be counted.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
`,
      `# Jobs bring their own.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_limit_overwrite_max_allowed = "4Gi"
`,
      `# They are given where nothing reads them, which is another fault.
gitlabUrl: https://gitlab.example.com/
runners:
  builds:
    cpuRequests: 500m
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      `# The namespace gives every container some.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
extraObjects:
  - apiVersion: v1
    kind: LimitRange
    metadata:
      name: jobs
`,
    ],
  },
  check(release, report) {
    if (mayHaveLimitRange(release)) return;
    const isComplete = !mayBeOneOfSeveral(release);
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes');
      if (!(runner.written || isComplete) || at.unknown || hasAmounts(release, runner) || mayPatch(runner)) continue;
      if (isDropped(release, /cpu|memory|resource/)) continue;
      report({
        at,
        message:
          'Job pods ask for no CPU and no memory: nodes are packed without bound, and when memory runs out jobs end with `exit code 137` or `pods "runner-…" not found`.',
      });
    }
  },
});

/** Any amount, also one that is unknown, wrong or left to the jobs: somebody has thought of it. */
function hasAmounts(release: Release, runner: RunnerView): boolean {
  if (amountsOf(release, runner).length > 0) return true;
  return runner
    .at('kubernetes')
    .entries()
    .some(({ key }) => /_(request|limit)(_|$)/i.test(String(key)) && !String(key).toLowerCase().startsWith('retry_'));
}

function mayPatch(runner: View): boolean {
  return isGiven(runner.at('kubernetes.pod_spec'));
}

function mayHaveLimitRange({ values }: Release): boolean {
  return values !== null && ['LimitRange', 'ResourceQuota'].some((kind) => mayHaveObject(values, kind));
}
