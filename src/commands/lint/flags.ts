import type { FlagTable } from '../../cli/flags.ts';
import { FORMAT_NAMES } from '../../report/format.ts';
import { COLOR_FLAG, HELP_FLAG, JUDGE_FLAGS } from '../shared/flags.ts';

/** Flags of `lint`. */
export const LINT_FLAGS = {
  ...HELP_FLAG,
  format: {
    kind: 'text',
    value: 'NAME[=FILE]',
    multiple: true,
    summary: `How to report what was found, and in which file: ${FORMAT_NAMES.join(', ')}. Can be given several times; one goes to standard output.`,
  },
  ...JUDGE_FLAGS,
  changed: {
    kind: 'text',
    value: 'BASE',
    optional: true,
    summary:
      'Show only what has come since BASE, a commit or branch of Git. Without BASE that of the merge request, else of the default branch.',
  },
  'max-warnings': {
    kind: 'text',
    value: 'NUMBER',
    summary: 'Warnings fail the run if there are more than so many, whatever --fail-on says of them.',
  },
  'exit-zero': { kind: 'switch', summary: 'Exit with 0 whatever is found.' },
  quiet: { kind: 'switch', summary: 'Print only what makes the run fail.' },
  summary: { kind: 'switch', summary: 'Count the findings by rule in place of listing them, in the text format.' },
  shard: {
    kind: 'text',
    value: 'I/N',
    summary: 'Check the I-th of N parts of the files, for jobs that run side by side.',
  },
  fix: { kind: 'switch', summary: 'Correct the files: the same as runner-lint fix --write.' },
  baseline: { kind: 'text', value: 'FILE', summary: 'Leave out the findings that this file knows.' },
  'update-baseline': { kind: 'switch', summary: 'Write all findings into the baseline.' },
  'print-config': { kind: 'switch', summary: 'Print what counts for the file, and check nothing.' },
  'list-files': { kind: 'switch', summary: 'Print the files that would be checked, and check nothing.' },
  verbose: { kind: 'switch', summary: 'Say on standard error what each file was judged as.' },
  ...COLOR_FLAG,
} as const satisfies FlagTable;
