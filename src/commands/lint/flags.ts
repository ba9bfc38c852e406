import type { FlagTable } from '../../cli/flags.ts';
import { HELP_FLAG, STDIN_FLAG, VALUES_FLAGS, VERSION_FLAGS } from '../shared/flags.ts';

/** Flags of `lint`. */
export const LINT_FLAGS = {
  ...HELP_FLAG,
  format: {
    kind: 'choice',
    choices: ['text', 'json'],
    default: 'text',
    summary: 'How to print what was found.',
  },
  'fail-on': {
    kind: 'choice',
    choices: ['error', 'warning', 'info'],
    summary: 'Exit with 1 for findings of this severity or a higher one. Without it and a configuration: warning.',
  },
  preset: {
    kind: 'choice',
    choices: ['recommended', 'strict', 'security', 'all'],
    summary: 'Which rules to run. Without it and a configuration: recommended.',
  },
  rule: {
    kind: 'text',
    value: 'ID=SEVERITY',
    multiple: true,
    summary: 'Severity of one rule: off, info, warning or error. Can be given several times.',
  },
  ...VERSION_FLAGS,
  ...VALUES_FLAGS,
  fact: {
    kind: 'text',
    value: 'NAME=VALUE',
    multiple: true,
    summary:
      'What the files cannot tell, such as gitlab.privateCa=true or network.podMtu=1450. Can be given several times.',
  },
  config: {
    kind: 'text',
    value: 'FILE',
    summary: 'Configuration to use instead of the .runner-lint.yaml nearest to each file.',
  },
  'no-config': { kind: 'switch', summary: 'Use no configuration.' },
  baseline: { kind: 'text', value: 'FILE', summary: 'Leave out the findings that this file knows.' },
  'update-baseline': { kind: 'switch', summary: 'Write all findings into the baseline.' },
  'print-config': { kind: 'switch', summary: 'Print what counts for the file, and check nothing.' },
  'list-files': { kind: 'switch', summary: 'Print the files that would be checked, and check nothing.' },
  ...STDIN_FLAG,
  verbose: { kind: 'switch', summary: 'Say on standard error what each file was judged as.' },
  color: {
    kind: 'switch',
    negatable: true,
    summary: 'Colours, whatever the terminal, NO_COLOR and FORCE_COLOR say.',
  },
} as const satisfies FlagTable;
