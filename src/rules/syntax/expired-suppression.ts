import { defineRule } from '../../model/rule.ts';
import { byEngine } from '../shared/by-engine.ts';

export default defineRule({
  id: 'expired-suppression',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A comment silences a rule only until a day that has passed.',
    why: 'Somebody meant to come back by that day. The finding is shown again.',
    remedy: 'Mend the fault, or agree on another day.',
    references: ['https://gitlab.com/runner-lint/runner-lint/-/blob/main/README.md#suppressions'],
  },
  examples: {
    bad: [
      `# runner-lint-disable-next-line unknown-values-key until=2020-02-01 -- the chart of our platform reads it for now
concurent: 4
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `# runner-lint-disable-next-line unknown-values-key until=2999-12-31 -- the chart of our platform reads it for now
concurent: 4
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check: byEngine,
});
