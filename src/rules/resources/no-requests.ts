import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayHaveObject } from '../shared/cluster-access.ts';
import { isDropped } from '../shared/dropped.ts';
import { legacyRunnersKeys } from '../shared/legacy.ts';
import { mayPatchPod } from '../shared/pod-spec.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

/** What the chart's own template says, how names are looked up and how a pod is started: nothing about what jobs need. */
const SAYS_NOTHING = new Set([
  'namespace',
  'image',
  'helper_image_flavor',
  'dns_policy',
  'dns_config',
  'host_aliases',
  'image_pull_secrets',
  'pull_policy',
  'poll_timeout',
  'service_account',
]);

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
    keys: ['runners.kubernetes.cpu_request', 'runners.kubernetes.memory_request'],
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
      `# Space on the disk is neither.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        ephemeral_storage_limit = "8Gi"
        [[runners.kubernetes.pod_spec]]
          name = "host"
          patch = "hostname: ci"
`,
      {
        file: 'release.yaml',
        text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart:
    spec:
      chart: gitlab-runner
  valuesFrom:
    - kind: Secret
      name: ci
  values:
    runners:
      config: |
        [[runners]]
          [runners.kubernetes]
            image = "debian:12"
`,
      },
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
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# One amount is enough to be counted.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        image = "debian:12"
        memory_request = "1Gi"
`,
      `# Jobs bring their own.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        image = "debian:12"
        memory_limit_overwrite_max_allowed = "4Gi"
`,
      {
        file: 'values.yaml',
        besides: ['legacy-runners-values'],
        text: `# They are given where nothing reads them, which is another fault.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  builds:
    cpuRequests: 500m
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        image = "debian:12"
`,
      },
      {
        file: 'values.yaml',
        besides: ['pod-spec-without-flag'],
        text: `# A patch may set anything.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        image = "debian:12"
        [[runners.kubernetes.pod_spec]]
          patch_path = "/patches/job.yaml"
`,
      },
      `# The namespace gives every container some.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
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
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes');
      if (at.unknown || hasAmounts(runner) || mayPatchPod(runner, 'resources')) continue;
      const isLegacy = legacyRunnersKeys(release).some(({ at: key }) => !isFalsy(key));
      if (!runner.written && release.isPartial && !isLegacy) continue;
      if (isDropped(release, /cpu|memory|resource/)) continue;
      // Who has written nothing for Kubernetes, or no more than the chart, has not decided against them.
      const isUntouched =
        !isLegacy && at.entries().every(({ written, key }) => !written || SAYS_NOTHING.has(String(key)));
      report({
        at,
        ...(isUntouched ? { severity: 'info' as const } : {}),
        message:
          'Job pods ask for no CPU and no memory: nodes are packed without bound, and when memory runs out jobs end with `exit code 137` or `pods "runner-…" not found`.',
      });
    }
  },
});

/** Any amount, also one that is unknown, wrong or left to the jobs: somebody has thought of it. */
function hasAmounts(runner: RunnerView): boolean {
  return runner
    .at('kubernetes')
    .entries()
    .some(({ key }) => /(cpu|memory)_(request|limit)/i.test(String(key)));
}

/** What other files may bring is no reason to hold back: a LimitRange can always come from elsewhere. */
function mayHaveLimitRange({ values }: Release): boolean {
  if (!values?.at('extraObjects').written) return false;
  return ['LimitRange', 'ResourceQuota'].some((kind) => mayHaveObject(values, kind));
}
