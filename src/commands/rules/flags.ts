import type { FlagTable } from '../../cli/flags.ts';
import { HELP_FLAG } from '../shared/flags.ts';

/** Flags of `rules`. */
export const RULES_FLAGS = {
  ...HELP_FLAG,
  format: { kind: 'choice', choices: ['table', 'json'], default: 'table', summary: 'How to print the rules.' },
  group: { kind: 'text', value: 'GROUP', summary: 'Only the rules of this group, such as dns or tls.' },
} as const satisfies FlagTable;
