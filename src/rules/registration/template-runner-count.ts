import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'template-runner-count',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'runners.config does not hold exactly one [[runners]].',
    why: 'The chart gives runners.config to "gitlab-runner register" as a template for one runner. With none or several the registration ends with `FATAL: Could not handle configuration merging from template file error="configuration template must contain exactly one [[runners]] entry"`, is tried 30 times, and then the pod restarts.',
    remedy: 'Keep one [[runners]] entry. Install the chart once for each further runner.',
    references: [
      'https://docs.gitlab.com/runner/register/#register-with-a-configuration-template',
      'gitlab-runner v19.3.0: commands/register.go (configTemplate.MergeTo)',
    ],
    keys: ['runners.config'],
    fix: 'Adds an empty [[runners]] where there is none. Unsafe, as nothing tells what was meant to stand in it. Which of several is wanted is not for a fix to say.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      name = "small"
      [runners.kubernetes]
        cpu_limit = "1"
    [[runners]]
      name = "large"
      [runners.kubernetes]
        cpu_limit = "8"
`,
      `runners:
  config: |
    concurrent = 10
    check_interval = 3
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        cpu_limit = "1"
`,
      `# No template at all.
runners:
  config: ""
envVars:
  - name: KUBERNETES_HELPER_IMAGE_FLAVOR
    value: ubuntu
`,
      {
        file: 'values.yaml',
        text: `# One of the two is rendered.
runners:
  config: |
    {{- if .Values.rbac.create }}
    [[runners]]
      limit = 4
    {{- else }}
    [[runners]]
      limit = 2
    {{- end }}
envVars:
  - name: KUBERNETES_HELPER_IMAGE_FLAVOR
    value: ubuntu
`,
      },
      {
        file: 'config.toml',
        text: `# The manager's own file may hold as many as it likes.
concurrent = 10

[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }

[[runners]]
  url = "https://gitlab.example.org/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      null,
      `runners:
  config: |
    concurrent = 10
    check_interval = 3

    [[runners]]
`,
    ],
  },
  check(release, report) {
    const { config } = release;
    if (!config || release.configRole !== 'template') return;
    const runners = config.at('runners');
    if (runners.kind === 'absent' && !isUnreadable(release)) {
      report({ at: runners, message: messageOf('There is none here'), fix: withRunner(runners) });
    } else if (runners.kind === 'list' && runners.items().length !== 1) {
      const [first, second] = runners.items();
      report({
        at: second ?? runners,
        message: messageOf(countOf(runners)),
        related: first ? [{ at: first, message: 'the first one' }] : [],
      });
    }
  },
});

function withRunner(runners: View): Proposal {
  return {
    disposition: 'unsafe',
    title: 'Add [[runners]] to runners.config.',
    changes: [{ op: 'insert', at: runners, value: [{}] }],
  };
}

function countOf(runners: View): string {
  const count = runners.items().length;
  return count === 0 ? 'There is none here' : `Here are ${count}`;
}

function messageOf(count: string): string {
  return `Registration ends with \`FATAL: … configuration template must contain exactly one [[runners]] entry\`. ${count}.`;
}

/** True where faults in the text may hide a header. */
function isUnreadable({ problems }: Release): boolean {
  return problems.some((problem) => problem.code === 'syntax');
}
