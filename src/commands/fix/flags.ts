import type { FlagTable } from '../../cli/flags.ts';
import { CORRECTION_FLAGS, HELP_FLAG, JUDGE_FLAGS } from '../shared/flags.ts';

/** Flags of `fix`. */
export const FIX_FLAGS = {
  ...HELP_FLAG,
  ...CORRECTION_FLAGS,
  unsafe: { kind: 'switch', summary: 'Also make the corrections that should be looked at.' },
  into: {
    kind: 'text',
    value: 'FILE',
    summary: 'Put settings into this one of the values files, not into the one that has them.',
  },
  ...JUDGE_FLAGS,
  rule: {
    kind: 'text',
    value: 'ID',
    multiple: true,
    summary: 'Correct what this rule finds and nothing else, or ID=SEVERITY as for lint. Can be given several times.',
  },
} as const satisfies FlagTable;
