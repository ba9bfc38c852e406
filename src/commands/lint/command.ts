import { LINT_FLAGS } from './flags.ts';
import { FILE_ARGS, LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';

/** `runner-lint lint`, for oclif. */
export class Lint extends LineCommand {
  static override readonly id = 'lint';
  static override readonly summary = 'Check values files of the chart and configurations of GitLab Runner.';
  static override readonly description =
    'The default command: `runner-lint values.yaml` is `runner-lint lint values.yaml`. ' +
    'Exit code 0: nothing at or above --fail-on; 1: findings; 2: usage, configuration or unreadable input; 3: a bug of runner-lint.';
  static override readonly usage = 'lint [FLAGS] FILE...';
  static override readonly examples = [
    'runner-lint values.yaml',
    'runner-lint --runner-version 17.11 --format json config.toml',
    '$ helm get values gitlab-runner -o yaml | runner-lint -',
  ];
  static override readonly args = FILE_ARGS;
  static override readonly flags = toOclifFlags(LINT_FLAGS);

  protected override readonly table = LINT_FLAGS;
}
