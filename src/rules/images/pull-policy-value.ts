import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { knownPolicies, oneOrMany, PULL_POLICIES } from '../shared/pull-policies.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'pull-policy-value',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A pull policy of the runner is written in a way that it does not know.',
    why: 'The runner has spellings of its own: always, if-not-present, never. With those of Kubernetes the configuration loads, and then every job ends with `pull_policy config: unsupported pull policy: "IfNotPresent"`.',
    remedy: 'Write "always", "if-not-present" or "never".',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#set-a-pull-policy',
      'gitlab-runner v19.3.0: common/config.go (ConvertFromDockerPullPolicy)',
    ],
    keys: ['runners.kubernetes.pull_policy', 'runners.kubernetes.allowed_pull_policies'],
    fix: 'Writes the policy as the runner spells it, where it is clear which one is meant. Where a list of allowed policies would then bar the one that is not set, it sets pull_policy to the first of them: unsafe if there are several.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pull_policy = "IfNotPresent"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    pull_policy = ["always", "if-not-present"]
    allowed_pull_policies = ["always", "if-not-present", "sometimes"]
`,
      },
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_pull_policies = ["Always"]
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pull_policy = ["if-not-present", "always"]
        allowed_pull_policies = ["always", "if-not-present", ""]
`,
      `# The chart's own key is of Kubernetes.
imagePullPolicy: IfNotPresent
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pull_policy = "{{ .Values.policy }}"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pull_policy = "if-not-present"
`,
      null,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_pull_policies = ["always"]
        pull_policy = "always"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const fix = respelt(runner.at('kubernetes'));
      for (const key of KEYS) {
        for (const item of oneOrMany(runner.at(['kubernetes', key]))) {
          if (item.string === undefined || PULL_POLICIES.includes(item.string)) continue;
          const meant = policyFor(item.string);
          report({
            at: item.valuePlace,
            message: `Every job ends with \`${key} config: unsupported pull policy: "${item.string}"\`.`,
            ...(meant === undefined ? {} : { remedy: `Write "${meant}".`, fix }),
          });
        }
      }
    }
  },
});

const KEYS = ['pull_policy', 'allowed_pull_policies'];

/** All spellings at once: policies that are read can bar each other, and a list that is read bars the policy that is not set. */
function respelt(kubernetes: View): Proposal | undefined {
  const changes = KEYS.flatMap((key) => oneOrMany(kubernetes.at([key]))).flatMap((at) => {
    const value = policyFor(at.string ?? '');
    return value === undefined || value === at.string ? [] : [{ op: 'set' as const, at, value }];
  });
  const setting = kubernetes.at('pull_policy');
  const [used, allowed] = KEYS.map((key) => (knownPolicies(kubernetes.at([key])) ?? []).map(asRead));
  const [first, ...others] = allowed ?? [];
  const isBarred = first && !used?.some((policy) => allowed?.includes(policy));
  if (changes.length === 0 || (isBarred && setting.kind !== 'absent')) return undefined;
  const written = enumerate([...new Set(changes.map(({ value }) => `"${value}"`))]);
  if (!isBarred) return { disposition: 'safe', title: `Write ${written}.`, changes };
  return {
    disposition: others.length > 0 ? 'unsafe' : 'safe',
    title: `Write ${written}, and set pull_policy = "${first}".`,
    changes: [...changes, { op: 'set', at: setting, value: first }],
  };
}

function asRead(policy: string): string {
  return policyFor(policy) ?? policy;
}

/** The policy that a spelling of Kubernetes, or one in other letters, stands for. */
function policyFor(text: string): string | undefined {
  const letters = text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return PULL_POLICIES.find((policy) => policy !== '' && policy.replaceAll('-', '') === letters);
}
