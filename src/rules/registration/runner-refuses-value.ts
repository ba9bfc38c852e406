import type { Proposal } from '../../model/fix.ts';
import type { Problem } from '../../model/problem.ts';
import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { dotted, enumerate } from '../shared/names.ts';
import { variableName, withoutVariable } from '../shared/variable-fixes.ts';

export default defineRule({
  id: 'runner-refuses-value',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A value has the right type, but the runner refuses to start with it.',
    why: 'When the file is decoded, the runner looks at some values again: log level and format, labels, periods, expressions, machine options, the fields of an NFS volume. One that it does not take ends the process, so the pod restarts for ever. A variable of the manager that "gitlab-runner register" cannot read (KUBERNETES_PRIVILEGED with yes, an empty number) ends it just so.',
    remedy: 'Write a value that the runner takes.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-global-section',
      'gitlab-runner v19.3.0: log/configuration.go, common/labels.go, common/config.go; golang-cli-helpers: convert.go',
    ],
    fix: 'Writes a log format in lower case, true for yes and false for no in a variable, and removes an empty variable. Other values only their author can tell.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  [[runners.monitoring.job_queuing_durations]]
    periods = ["always"]
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "docker+machine"
  [runners.machine]
    MachineName = "runner-%s"
    MachineOptionsWithName = ["tag=x"]
`,
      },
      { file: 'config.toml', text: 'log_level = "verbose"\n[[runners]]\n  url = "https://gitlab.example.com/"\n' },
      { file: 'config.toml', text: 'log_format = "JSON"\n[[runners]]\n  url = "https://gitlab.example.com/"\n' },
      `logLevel: verbose
runners:
  secret: gitlab-runner-token
`,
      `extraEnv:
  KUBERNETES_PRIVILEGED: "yes"
runners:
  secret: gitlab-runner-token
`,
      `extraEnv:
  KUBERNETES_POLL_TIMEOUT: ""
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'config.toml',
        text: '[[runners]]\n  url = "https://gitlab.example.com/"\n  [runners.labels]\n    team = "plat form"\n',
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    memory_request = "1Gi"
  [[runners.kubernetes.volumes.nfs]]
    name = "cache"
    mount_path = "/cache"
    server = "nfs.example.com"
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  [[runners.monitoring.job_queuing_durations]]
    periods = ["* * * * * * *"]
    timezone = "Europe/Zurich"
    jobs_running_for_project = "^[1-9]"
`,
      },
      {
        file: 'config.toml',
        text: 'log_level = "WARN"\nlog_format = "json"\n[[runners]]\n  url = "https://gitlab.example.com/"\n  [runners.labels]\n    team = "platform"\n',
      },
      {
        file: 'values.yaml',
        besides: ['debug-log'],
        text: `logLevel: debug
logFormat: json
runners:
  secret: gitlab-runner-token
`,
      },
      `# An empty value means the default of the chart.
logLevel: ""
logFormat: ""
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'config.toml',
        runner: '17.11',
        besides: ['key-needs-newer-runner'],
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  [runners.labels]
    a = "x y"
`,
      },
    ],
    fixed: [
      null,
      null,
      null,
      `log_format = "json"
[[runners]]
  url = "https://gitlab.example.com/"
`,
      null,
      `extraEnv:
  KUBERNETES_PRIVILEGED: "true"
runners:
  secret: gitlab-runner-token
`,
      `runners:
  secret: gitlab-runner-token
`,
      null,
      null,
    ],
  },
  check(release, report) {
    for (const problem of release.problems) {
      if (problem.code === 'refused-value')
        report({
          at: problem.at.valuePlace,
          message: `The runner does not start: \`${problem.error}\`.`,
          remedy: problem.remedy,
          fix: fixFor(problem, release.values),
        });
      if (problem.code !== 'missing-keys') continue;
      const { at, keys } = problem;
      const table = `[[${dotted(at.route)}]]`;
      report({
        at,
        message: `The runner does not start: ${table} lacks ${enumerate(keys)}, \`nfs volume: missing required fields: ${keys.join(', ')}\`.`,
        related: keys.flatMap((key) => passedOver(at.at(key), key)),
      });
    }
  },
});

/** A setting that is there, but not as the runner takes it. */
function passedOver(at: View, name: string): NonNullable<Report['related']> {
  if (!at.written) return [];
  const fault = at.key === name ? 'this is no text' : `the runner takes no other name than ${name}`;
  return [{ at, message: at.string === '' ? 'this is empty' : fault }];
}

function fixFor(
  { at, correction }: Extract<Problem, { code: 'refused-value' }>,
  values: View | null,
): Proposal | undefined {
  if (correction === undefined) return undefined;
  if (correction !== null)
    return { disposition: 'safe', title: `Write "${correction}".`, changes: [{ op: 'set', at, value: correction }] };
  return values
    ? {
        disposition: 'safe',
        title: `Remove ${variableName(values, at)}, which is empty.`,
        changes: [withoutVariable(values, at)],
      }
    : undefined;
}
