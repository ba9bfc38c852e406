import { defineRule } from '../../model/rule.ts';
import { byEngine } from '../shared/by-engine.ts';

export default defineRule({
  id: 'suppression-without-reason',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A comment silences a rule without saying why.',
    why: 'Who reads it later cannot know whether it still holds. The comment has no effect until it says why.',
    remedy: 'Write the reason behind two dashes: # runner-lint-disable-next-line RULE -- REASON.',
    references: ['https://gitlab.com/runner-lint/runner-lint/-/blob/main/README.md#suppressions'],
  },
  examples: {
    bad: [
      `# runner-lint-disable-next-line unknown-values-key
concurent: 4
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
    ],
  },
  check: byEngine,
});
