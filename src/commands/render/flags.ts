import type { FlagTable } from '../../cli/flags.ts';
import { HELP_FLAG, STDIN_FLAG, VALUES_FLAGS, VERSION_FLAGS } from '../shared/flags.ts';

/** Flags of `render`. */
export const RENDER_FLAGS = {
  ...HELP_FLAG,
  format: {
    kind: 'choice',
    choices: ['toml', 'env', 'json'],
    default: 'toml',
    summary: 'The config.toml in effect, the environment of the manager, or everything as JSON.',
  },
  origins: { kind: 'switch', summary: 'Say in a comment behind each key where its value comes from.' },
  redact: { kind: 'switch', summary: 'Print [redacted] for tokens, passwords and keys.' },
  ...VERSION_FLAGS,
  ...VALUES_FLAGS,
  subchart: { kind: 'text', value: 'ALIAS', summary: 'Which sub-chart of a folder with a chart, if it has several.' },
  'template-config': {
    kind: 'text',
    value: 'FILE',
    summary: 'What "gitlab-runner register" would write with this template, without a chart.',
  },
  config: { kind: 'text', value: 'FILE', summary: 'The config.toml that is there before "register" runs.' },
  env: {
    kind: 'text',
    value: 'NAME=VALUE',
    multiple: true,
    summary: 'A variable that "register" finds in its environment. Can be given several times.',
  },
  'env-file': {
    kind: 'text',
    value: 'FILE',
    multiple: true,
    summary: 'A file with such variables, one NAME=VALUE a line; --env wins.',
  },
  ...STDIN_FLAG,
} as const satisfies FlagTable;
