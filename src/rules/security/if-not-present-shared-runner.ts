import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { knownPolicies } from '../shared/pull-policies.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'if-not-present-shared-runner',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'A runner that projects share uses images that lie on the node without asking the registry.',
    why: 'With "if-not-present" or "never" the node starts an image that it has, whoever pulled it. A job of one project can so run a private image of another, for which it has no rights. Where pull_policy is not set, Kubernetes decides, and it does the same for every tag but "latest".',
    remedy:
      'Set pull_policy = "always": the registry is asked for the rights, and layers that are there are not fetched again.',
    references: [
      'https://docs.gitlab.com/runner/security/#usage-of-private-docker-images-with-if-not-present-pull-policy',
      'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    ],
    keys: ['runners.kubernetes.pull_policy'],
    fix: 'Sets pull_policy = "always". That is unsafe because jobs then fail while the registry does not answer, and with images that lie on the nodes only.',
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        facts: { 'runner.shared': true },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pull_policy = ["always", "if-not-present"]
`,
      },
      {
        file: 'config.toml',
        facts: { 'runner.shared': true },
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        facts: { 'runner.shared': true },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pull_policy = "always"
`,
      },
      `# Nobody said that projects share it.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pull_policy = "if-not-present"
`,
      {
        file: 'values.yaml',
        facts: { 'runner.shared': true },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pull_policy = "{{ .Values.policy }}"
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pull_policy = "always"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    pull_policy = "always"
`,
    ],
  },
  check(release, report) {
    if (!release.facts['runner.shared']) return;
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.pull_policy');
      const loose = knownPolicies(at)?.find((policy) => policy !== 'always');
      if (loose === undefined) continue;
      const cause = loose === '' ? 'pull_policy is not set, so nodes' : `With "${loose}" nodes`;
      report({
        at,
        message: `${cause} start images that they have without asking the registry: a job can run private images of other projects.`,
        fix: mayBeBarred(runner) ? undefined : fixFor(at),
      });
    }
  },
});

/** A policy that allowed_pull_policies leaves out ends every job. */
function mayBeBarred(runner: RunnerView): boolean {
  const allowed = runner.at('kubernetes.allowed_pull_policies');
  return isGiven(allowed) && knownPolicies(allowed)?.includes('always') !== true;
}

function fixFor(at: View): Proposal {
  return {
    disposition: 'unsafe',
    title: 'Set pull_policy = "always".',
    changes: [{ op: 'set', at, value: 'always' }],
  };
}
