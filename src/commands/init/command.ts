import { LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { INIT_FLAGS } from './flags.ts';

/** `runner-lint init`, for oclif. */
export class Init extends LineCommand {
  static override readonly id = 'init';
  static override readonly summary = 'Write a configuration for the files of this folder.';
  static override readonly description =
    'Looks at every file below this folder, and writes a .runner-lint.yaml with what they tell: facts, the chart, the preset that fits. ' +
    'Says how to set up the gates. ' +
    'Exit code 0: written; 1: with --diff, something would change; 2: usage, or a file that is there or cannot be read or written; 3: a bug of runner-lint.';
  static override readonly usage = 'init [FLAGS]';
  static override readonly examples = ['runner-lint init', 'runner-lint init --output -', 'runner-lint init --diff'];
  static override readonly flags = toOclifFlags(INIT_FLAGS);

  protected override readonly table = INIT_FLAGS;
}
