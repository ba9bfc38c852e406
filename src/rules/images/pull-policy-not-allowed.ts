import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { knownPolicies, PULL_POLICIES } from '../shared/pull-policies.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'pull-policy-not-allowed',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { runner: '15.2' },
  docs: {
    what: 'allowed_pull_policies leaves nothing of the pull policy that the runner uses.',
    why: 'The runner uses those of its pull policies that are allowed, and refuses the job if none is. A pull_policy that is not set counts as the empty one, so a list of allowed policies alone bars every job without a pull policy of its own: `invalid pull policy for container "build": pull_policy ([]) defined in Runner config (default) is not one of the allowed_pull_policies ([Always IfNotPresent])`. An example of the documentation is written so.',
    remedy: 'Set pull_policy to one of the allowed policies.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#restrict-docker-pull-policies',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (preparePullManager), helpers/pull_policies/pull_policies.go',
    ],
    keys: ['runners.kubernetes.allowed_pull_policies', 'runners.kubernetes.pull_policy'],
    fix: 'Sets pull_policy to the first policy that is allowed; unsafe where several are, or where another one is set, for then that may be what to allow.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_pull_policies = ["always", "if-not-present"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    pull_policy = "if-not-present"
    allowed_pull_policies = ["always"]
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pull_policy = ["if-not-present", "never"]
        allowed_pull_policies = ["always", "if-not-present"]
`,
      `# Kubernetes' own policy is allowed.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_pull_policies = ["", "always"]
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_pull_policies = ["always", "{{ .Values.policy }}"]
`,
      `envVars:
  - name: KUBERNETES_PULL_POLICY
    value: always
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_pull_policies = ["always"]
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_pull_policies = ["always", "if-not-present"]
        pull_policy = "always"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    pull_policy = "always"
    allowed_pull_policies = ["always"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const list = runner.at('kubernetes.allowed_pull_policies');
      if (list.items().length === 0) continue;
      const setting = runner.at('kubernetes.pull_policy');
      const [allowed, used] = [knownPolicies(list), knownPolicies(setting)];
      if (!allowed || !used || ![...allowed, ...used].every((policy) => PULL_POLICIES.includes(policy))) continue;
      if (used.some((policy) => allowed.includes(policy))) continue;
      const isSet = used.some((policy) => policy !== '');
      const policies = allowed.filter((policy) => policy !== '');
      report({
        at: list,
        message: `Jobs without a pull policy of their own end with \`pull_policy (${inGo(used)}) defined in Runner config${isSet ? '' : ' (default)'} is not one of the allowed_pull_policies (${inGo(allowed)})\`${isSet ? '' : ': pull_policy is not set'}.`,
        remedy: `Set pull_policy = "${policies[0] ?? ''}".`,
        fix: settingOne(setting, policies, isSet),
        related: isSet ? [{ at: setting, message: 'none of these is allowed' }] : [],
      });
    }
  },
});

function settingOne(at: View, [policy, ...others]: readonly string[], isSet: boolean): Proposal | undefined {
  if (policy === undefined) return undefined;
  return {
    disposition: isSet || others.length > 0 ? 'unsafe' : 'safe',
    title: `Set pull_policy = "${policy}".`,
    changes: [{ op: 'set', at, value: policy }],
  };
}

/** The names of Kubernetes, in brackets. */
function inGo(policies: readonly string[]): string {
  const names: Readonly<Record<string, string>> = {
    always: 'Always',
    'if-not-present': 'IfNotPresent',
    never: 'Never',
  };
  return `[${policies.map((policy) => names[policy] ?? '').join(' ')}]`;
}
