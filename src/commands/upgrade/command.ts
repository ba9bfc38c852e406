import { FILE_ARGS, LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { UPGRADE_FLAGS } from './flags.ts';

/** `runner-lint upgrade`, for oclif. */
export class Upgrade extends LineCommand {
  static override readonly id = 'upgrade';
  static override readonly summary = 'Carry values over from one version of the chart to another.';
  static override readonly description =
    'Moves, renames and removes what the new chart reads elsewhere or not at all, and tells what behaves otherwise. A chart version that ' +
    'stands beside the values is changed too. Prints what would change, or writes it with --write. ' +
    'Exit code 0: nothing that is wrong for the new chart is left; 1: something is, or with --diff something would change; ' +
    '2: usage, configuration, or a file that could not be read or written; 3: a bug of runner-lint.';
  static override readonly usage = 'upgrade [FLAGS] FILE...';
  static override readonly examples = [
    'runner-lint upgrade --from 0.40.0 --to 0.92.0 values.yaml',
    'runner-lint upgrade --write helm-release.yaml',
  ];
  static override readonly args = FILE_ARGS;
  static override readonly flags = toOclifFlags(UPGRADE_FLAGS);

  protected override readonly table = UPGRADE_FLAGS;
}
