import type { FlagTable } from '../../cli/flags.ts';
import { COLOR_FLAG, HELP_FLAG, JUDGE_FLAGS } from '../shared/flags.ts';

/** Flags of `fix`. */
export const FIX_FLAGS = {
  ...HELP_FLAG,
  format: {
    kind: 'choice',
    choices: ['text', 'json'],
    default: 'text',
    summary: 'The difference as a patch, or what was corrected as JSON.',
  },
  write: { kind: 'switch', summary: 'Write the corrected files.' },
  diff: { kind: 'switch', summary: 'Exit with 1 if something would change.' },
  unsafe: { kind: 'switch', summary: 'Also make the corrections that should be looked at.' },
  into: {
    kind: 'text',
    value: 'FILE',
    summary: 'Put settings into this one of the values files, not into the one that has them.',
  },
  redact: { kind: 'switch', summary: 'Print [redacted] for tokens, passwords and keys.' },
  ...JUDGE_FLAGS,
  rule: {
    kind: 'text',
    value: 'ID',
    multiple: true,
    summary: 'Correct what this rule finds and nothing else, or ID=SEVERITY as for lint. Can be given several times.',
  },
  ...COLOR_FLAG,
} as const satisfies FlagTable;
