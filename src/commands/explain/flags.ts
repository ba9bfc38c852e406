import type { FlagTable } from '../../cli/flags.ts';
import { HELP_FLAG, VERSION_FLAGS } from '../shared/flags.ts';

/** Flags of `explain`. */
export const EXPLAIN_FLAGS = {
  ...HELP_FLAG,
  format: {
    kind: 'choice',
    choices: ['text', 'markdown', 'json'],
    default: 'text',
    summary: 'For a terminal, for a page, or for programs.',
  },
  ...VERSION_FLAGS,
} as const satisfies FlagTable;
