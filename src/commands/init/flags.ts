import type { FlagTable } from '../../cli/flags.ts';
import { DELIVERY_FLAGS, HELP_FLAG } from '../shared/flags.ts';

/** Flags of `init`. */
export const INIT_FLAGS = {
  ...HELP_FLAG,
  ...DELIVERY_FLAGS,
  output: {
    kind: 'text',
    char: 'o',
    value: 'FILE|-',
    summary: 'Where to write; - prints. Without it .runner-lint.yaml.',
  },
} as const satisfies FlagTable;
