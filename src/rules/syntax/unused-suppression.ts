import { defineRule } from '../../model/rule.ts';
import { byEngine } from '../shared/by-engine.ts';

export default defineRule({
  id: 'unused-suppression',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A comment silences a rule that has nothing to say there.',
    why: 'The fault was mended, the comment stands at another line than the fault, the rule is spelled differently, or it cannot be silenced. A comment that is left behind hides the next fault.',
    remedy: 'Remove the comment, or the rule from its list.',
    references: ['https://gitlab.com/runner-lint/runner-lint/-/blob/main/README.md#suppressions'],
  },
  examples: {
    bad: [
      `# runner-lint-disable-next-line unknown-values-key -- an old name
concurrent: 4
runners:
  secret: gitlab-runner-token
`,
      `concurent: 4 # runner-lint-disable-line unknown-values-kye -- ours
runners:
  secret: gitlab-runner-token
`,
      `# runner-lint-disable-file no-such-rule -- we think so
concurrent: 4
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `# runner-lint-disable-next-line unknown-values-key -- read by our own chart
concurent: 4
runners:
  secret: gitlab-runner-token
`,
      `concurrent: 4
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check: byEngine,
});
