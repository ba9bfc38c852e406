import { FILE_ARGS, LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { FIX_FLAGS } from './flags.ts';

/** `runner-lint fix`, for oclif. */
export class Fix extends LineCommand {
  static override readonly id = 'fix';
  static override readonly summary = 'Correct what lint finds.';
  static override readonly description =
    'Prints what would change, or writes it with --write. Every correction is proven before it is kept: the finding is gone, no new one ' +
    'has come, and nothing else has changed. With - the corrected text goes to standard output. ' +
    'Exit code 0: nothing at or above --fail-on is left; 1: findings are left, or with --diff something would change; ' +
    '2: usage, configuration, or a file that could not be read or written; 3: a bug of runner-lint.';
  static override readonly usage = 'fix [FLAGS] FILE...';
  static override readonly examples = [
    'runner-lint fix values.yaml',
    'runner-lint fix --write --unsafe --fact network.podMtu=1400 values.yaml',
    'runner-lint fix --diff --rule musl-helper-image values.yaml',
    '$ runner-lint fix - --stdin-filepath values.yaml < values.yaml',
  ];
  static override readonly args = FILE_ARGS;
  static override readonly flags = toOclifFlags(FIX_FLAGS);

  protected override readonly table = FIX_FLAGS;
}
