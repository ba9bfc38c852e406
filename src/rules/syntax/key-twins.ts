import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted, header } from '../shared/names.ts';

export default defineRule({
  id: 'key-twins',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A setting stands twice in one table, in two letter cases.',
    why: 'The runner takes keys in any letter case, so `image` and `IMAGE` are the same setting to it, but not to TOML, which refuses only equal keys. Which of them counts is left to chance each time the file is read, and nothing is said.',
    remedy: 'Keep one of them.',
    references: [
      'https://github.com/BurntSushi/toml (decode.go, unifyStruct)',
      'gitlab-runner v19.3.0: common/config.go (LoadConfig)',
    ],
    fix: 'Removes the second of two that have the same value.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        Image = "debian:13"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        Image = "debian:12" # of all jobs
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        IMAGE = "debian:12"
        [runners.kubernetes.pod_labels]
          team = "ci"
          Team = "build"
`,
      `# Tables of one name become one.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.Kubernetes.Node_Selector]
        disk = "ssd"
`,
    ],
    fixed: [
      null,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
  },
  check({ config, problems }, report) {
    for (const problem of problems) {
      if (problem.code !== 'key-twins') continue;
      const { at, twin } = problem;
      const table = at.route.slice(0, -1);
      report({
        at,
        message: `\`${at.key}\` and \`${twin}\` in ${header(dotted(table))} are the same setting to the runner: chance decides at each start which of them counts.`,
        remedy: `Keep ${twin} or ${at.key}.`,
        fix: config ? removeEqual(at, config.at([...table, twin])) : undefined,
      });
    }
  },
});

function removeEqual(at: View, twin: View): Proposal | undefined {
  const isEqual = typeof at.value !== 'object' && at.value !== undefined && at.value === twin.value;
  return isEqual
    ? {
        disposition: 'safe',
        title: `Remove ${at.key}, which says the same as ${twin.key}.`,
        changes: [{ op: 'remove', at }],
      }
    : undefined;
}
