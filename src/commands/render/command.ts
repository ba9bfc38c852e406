import { Args } from '@oclif/core';
import { LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { RENDER_FLAGS } from './flags.ts';

/** `runner-lint render`, for oclif. */
export class Render extends LineCommand {
  static override readonly id = 'render';
  static override readonly summary = 'Print the configuration and the environment that the runner will see.';
  static override readonly description =
    'Works out what the chart renders from the values, what "gitlab-runner register" makes of it, and what the runner adds by itself. ' +
    'Tokens are printed as they stand in the files unless --redact is given. ' +
    'Exit code 0: rendered; 1: the chart or the runner refuses it; 2: usage, or unreadable input; 3: a bug of runner-lint.';
  static override readonly usage = 'render [FLAGS] [FILE]';
  static override readonly examples = [
    'runner-lint render --origins values.yaml',
    'runner-lint render -f values.yaml --set concurrent=20 --format json',
    'runner-lint render --format env values.yaml',
    'runner-lint render --template-config template.toml --env RUNNER_EXECUTOR=kubernetes',
  ];
  static override readonly args = {
    file: Args.string({
      multiple: true,
      ignoreStdin: true,
      description: 'File of any kind that lint reads, or a folder with a chart; - is standard input.',
    }),
  };
  static override readonly flags = toOclifFlags(RENDER_FLAGS);

  protected override readonly table = RENDER_FLAGS;
}
