import { defineRule } from '../../model/rule.ts';
import { byEngine } from '../shared/by-engine.ts';

export default defineRule({
  id: 'stale-baseline',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The baseline lists a finding that is no longer there.',
    why: 'The fault was mended, or the file has gone. An entry that is left behind hides the same fault when it comes back.',
    remedy: 'Run again with --update-baseline.',
    references: ['https://gitlab.com/runner-lint/runner-lint/-/blob/main/README.md#suppressions'],
  },
  examples: {
    bad: [],
    good: [],
  },
  check: byEngine,
});
