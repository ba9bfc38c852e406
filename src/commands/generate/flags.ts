import type { FlagTable } from '../../cli/flags.ts';
import { DELIVERY_FLAGS, HELP_FLAG } from '../shared/flags.ts';

/** Flags of `generate`. */
export const GENERATE_FLAGS = {
  ...HELP_FLAG,
  answers: { kind: 'text', value: 'FILE', summary: 'Answers as YAML or JSON; - is standard input.' },
  answer: {
    kind: 'text',
    value: 'NAME=VALUE',
    multiple: true,
    summary: 'One answer, such as cache.type=s3; wins over --answers. Can be given several times.',
  },
  from: {
    kind: 'text',
    value: 'FILE',
    summary: 'An existing file to start from: all of it stays, corrected, with a comment on each line that is added.',
  },
  output: { kind: 'text', char: 'o', value: 'FILE|DIR|-', summary: 'Where to write; - prints. Without it printed.' },
  templates: {
    kind: 'text',
    value: 'DIR',
    summary: 'Folder with templates (NAME.hbs) that take the place of those of the same name.',
  },
  ...DELIVERY_FLAGS,
} as const satisfies FlagTable;
