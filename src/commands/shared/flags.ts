import type { FlagTable } from '../../cli/flags.ts';

export const HELP_FLAG = {
  help: { kind: 'switch', char: 'h', summary: 'Show this help.' },
} as const satisfies FlagTable;

export const STDIN_FLAG = {
  'stdin-filepath': {
    kind: 'text',
    value: 'PATH',
    summary: 'Name to report for standard input (-).',
  },
} as const satisfies FlagTable;

/** What the files are judged as. */
export const VERSION_FLAGS = {
  'chart-version': {
    kind: 'text',
    value: 'VERSION',
    summary: 'Version of the Helm chart to judge by; 0.80 means the newest 0.80. Without it the newest known.',
  },
  'runner-version': {
    kind: 'text',
    value: 'VERSION',
    summary: 'Version of GitLab Runner to judge by. Without it the one that the chart installs.',
  },
} as const satisfies FlagTable;
