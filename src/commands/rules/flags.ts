import type { FlagTable } from '../../cli/flags.ts';
import { GROUPS } from '../../rules/groups.ts';
import { HELP_FLAG } from '../shared/flags.ts';

/** Flags of `rules`. */
export const RULES_FLAGS = {
  ...HELP_FLAG,
  format: { kind: 'choice', choices: ['table', 'json'], default: 'table', summary: 'How to print the rules.' },
  group: { kind: 'choice', choices: Object.keys(GROUPS), summary: 'Only the rules of this group.' },
} as const satisfies FlagTable;
