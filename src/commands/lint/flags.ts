import type { FlagTable } from '../../cli/flags.ts';
import { COLOR_FLAG, HELP_FLAG, JUDGE_FLAGS } from '../shared/flags.ts';

/** Flags of `lint`. */
export const LINT_FLAGS = {
  ...HELP_FLAG,
  format: {
    kind: 'choice',
    choices: ['text', 'json'],
    default: 'text',
    summary: 'How to print what was found.',
  },
  ...JUDGE_FLAGS,
  fix: { kind: 'switch', summary: 'Correct the files: the same as runner-lint fix --write.' },
  baseline: { kind: 'text', value: 'FILE', summary: 'Leave out the findings that this file knows.' },
  'update-baseline': { kind: 'switch', summary: 'Write all findings into the baseline.' },
  'print-config': { kind: 'switch', summary: 'Print what counts for the file, and check nothing.' },
  'list-files': { kind: 'switch', summary: 'Print the files that would be checked, and check nothing.' },
  verbose: { kind: 'switch', summary: 'Say on standard error what each file was judged as.' },
  ...COLOR_FLAG,
} as const satisfies FlagTable;
