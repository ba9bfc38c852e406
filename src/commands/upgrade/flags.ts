import type { FlagTable } from '../../cli/flags.ts';
import { CORRECTION_FLAGS, HELP_FLAG, JUDGE_FLAGS } from '../shared/flags.ts';

/** Flags of `upgrade`. */
export const UPGRADE_FLAGS = {
  ...HELP_FLAG,
  from: {
    kind: 'text',
    value: 'VERSION',
    summary: 'Chart version that the values were written for. Without it the one that stands beside them in the file.',
  },
  to: { kind: 'text', value: 'VERSION', summary: 'Chart version to carry them over to. Without it the newest known.' },
  ...CORRECTION_FLAGS,
  ...JUDGE_FLAGS,
} as const satisfies FlagTable;
