import { featureFlag } from '../../knowledge/index.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { managerVariables } from '../shared/manager-variables.ts';
import { withoutVariable } from '../shared/variable-fixes.ts';

export default defineRule({
  id: 'feature-flag-manager-only',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A feature flag is set as a variable of the manager, which reads none from there.',
    why: 'The runner looks for feature flags in [runners.feature_flags], in `environment` of [[runners]] and in the variables of the job. What envVars and extraEnv set stays with the manager: the flag has no effect, and nobody says so.',
    remedy: 'Write the flag below [runners.feature_flags] in runners.config.',
    references: [
      'https://docs.gitlab.com/runner/configuration/feature-flags/#enable-feature-flag-in-runner-configuration',
      'gitlab-runner v19.3.0: common/build.go (Build.IsFeatureFlagOn)',
    ],
    keys: ['envVars', 'extraEnv'],
    fix: 'Moves the flag to [runners.feature_flags] of each [[runners]] that does not set it. Unsafe, because it takes effect then.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  FF_USE_FASTZIP: "true"
`,
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: FF_NETWORK_PER_BUILD
    value: "1"
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnv:
  FEATURE_FLAGS: FF_USE_FASTZIP:true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.feature_flags]
        FF_USE_FASTZIP = true
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
        image = "alpine"
      [runners.feature_flags]
        FF_USE_FASTZIP = true
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
        image = "alpine"
      [runners.feature_flags]
        FF_NETWORK_PER_BUILD = true
`,
    ],
  },
  check(release, report) {
    for (const { name, value } of managerVariables(release)) {
      if (!featureFlag(name)) continue;
      report({
        at: value,
        message: `\`${name}\` has no effect: as a variable of the manager it reaches neither the runner's settings nor jobs.`,
        remedy: `Write ${name} = true (or false) below [runners.feature_flags] in runners.config.`,
        fix: inTable(release, name, value),
      });
    }
  },
});

function inTable({ runners, values }: Release, name: string, value: View): Proposal | undefined {
  const text = String(value.value);
  const isOn = TRUE.test(text);
  if (!values || runners.length === 0 || !(isOn || FALSE.test(text))) return undefined;
  const flags = runners.map((runner) => runner.at(['feature_flags', name])).filter(({ kind }) => kind === 'absent');
  return {
    disposition: 'unsafe',
    title: `Set ${name} = ${isOn} in [runners.feature_flags], and remove the variable of the manager.`,
    changes: [...flags.map((at): Correction => ({ op: 'set', at, value: isOn })), withoutVariable(values, value)],
  };
}

/** What the runner takes for true and false (Go's strconv.ParseBool). */
const TRUE = /^(1|t|true)$/i;
const FALSE = /^(0|f|false)$/i;
