import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isDropped } from '../shared/dropped.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { kubernetesRunners, mayHaveFlag } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';
import { variablesIn } from '../shared/variables.ts';

const FLAG = 'FF_USE_ADVANCED_POD_SPEC_CONFIGURATION';

export default defineRule({
  id: 'pod-spec-without-flag',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '15.10' },
  docs: {
    what: 'Patches of the pod are given, and the feature flag that applies them is off.',
    why: `[[runners.kubernetes.pod_spec]] is read only where ${FLAG} is true; it is off by default. Without it job pods are made without GPUs, volumes, host users and whatever else the patch brings, and nothing is logged.`,
    remedy: `Set ${FLAG} = true in [runners.feature_flags].`,
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#overwrite-generated-pod-specifications',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (setupBuildPod)',
    ],
    keys: ['runners.kubernetes.pod_spec'],
    fix: 'Switches the flag on, unless it is written as off or an entry has no patch. Unsafe, because job pods change by all that the patches say.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        besides: ['no-requests'],
        text: `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.pod_spec]]
    name = "hostname"
    patch = "hostname: ci"
    patch_type = "merge"
`,
      },
      {
        file: 'release.yaml',
        besides: ['no-requests'],
        text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart:
    spec:
      chart: gitlab-runner
  valuesFrom:
    - kind: ConfigMap
      name: sentry
  values:
    runners:
      config: |
        [[runners]]
          [[runners.kubernetes.pod_spec]]
            patch = "hostname: ci"
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
  [runners.kubernetes]
    memory_request = "1Gi"
    helper_image_flavor = "ubuntu"
  [[runners.kubernetes.pod_spec]]
    name = "hostname"
    patch = "hostname: ci"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["FF_USE_ADVANCED_POD_SPEC_CONFIGURATION=true"]
  [runners.kubernetes]
    memory_request = "1Gi"
    helper_image_flavor = "ubuntu"
  [[runners.kubernetes.pod_spec]]
    name = "hostname"
    patch = "hostname: ci"
`,
      },
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnv:
  FEATURE_FLAGS: FF_USE_ADVANCED_POD_SPEC_CONFIGURATION:true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image_flavor = "ubuntu"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [[runners.kubernetes.pod_spec]]
        patch = "hostname: ci"
`,
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.pod_spec]]
    name = "hostname"
    patch = "hostname: ci"
    patch_type = "merge"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
`,
      `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart:
    spec:
      chart: gitlab-runner
  valuesFrom:
    - kind: ConfigMap
      name: sentry
  values:
    runners:
      config: |
        [[runners]]
          [[runners.kubernetes.pod_spec]]
            patch = "hostname: ci"
          [runners.feature_flags]
            FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
`,
    ],
  },
  check(release, report) {
    if (mayHaveFlags(release)) return;
    for (const runner of kubernetesRunners(release)) {
      const [first] = runner.at('kubernetes.pod_spec').items();
      if (!first || mayHaveFlag(runner, FLAG) || isDropped(release, FLAG)) continue;
      report({
        at: first,
        fix: withFlag(runner),
        message: `Job pods are made without these patches: ${FLAG} is off, and nothing is logged.`,
      });
    }
  },
});

function withFlag(runner: RunnerView): Proposal | undefined {
  const flag = runner.at(['feature_flags', FLAG]);
  const isOff = variablesIn(runner.at('environment')).some(({ name }) => name === FLAG);
  const patches = runner.at('kubernetes.pod_spec').items();
  const isEmpty = patches.some((entry) => !['patch', 'patch_path'].some((key) => isGiven(entry.at(key))));
  if (flag.kind !== 'absent' || isOff || isEmpty) return undefined;
  return {
    disposition: 'unsafe',
    title: `Set ${FLAG} = true in [runners.feature_flags].`,
    changes: [{ op: 'set', at: flag, value: true }],
  };
}

/** True where variables of the manager are written and may bring flags; that all of them may come from elsewhere says nothing. */
function mayHaveFlags({ values }: Release): boolean {
  if (!values || ENVIRONMENTS.every((key) => !values.at(key).written)) return false;
  return mayHaveVariable(values, 'FEATURE_FLAGS');
}

const ENVIRONMENTS = ['envVars', 'extraEnv', 'extraEnvFrom', 'extraEnvFromRefs'];
