import { Args } from '@oclif/core';
import { LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { GENERATOR_WORDS } from './words.ts';
import { GENERATE_FLAGS } from './flags.ts';

/** `runner-lint generate`, for oclif. */
export class Generate extends LineCommand {
  static override readonly id = 'generate';
  static override readonly summary = 'Write configuration that is right from the first day.';
  static override readonly description =
    'Generates from answers: where GitLab is, which chart, how jobs build images, and so on. Without --answers and --answer it asks in a terminal, ' +
    'and takes the defaults elsewhere. schemas/answers.schema.json says what can be answered. ' +
    'Exit code 0: generated; 1: with --diff, something would change; 2: usage, wrong answers, or a file that is there or cannot be written; ' +
    '3: a bug of runner-lint.';
  static override readonly usage = 'generate WHAT [FLAGS]';
  static override readonly examples = [
    'runner-lint generate values',
    'runner-lint generate values --answer gitlabUrl=https://gitlab.example.com --answer build=dind --output values.yaml',
    'runner-lint generate values --answers answers.yaml --output values.yaml --diff',
    'runner-lint generate config --answer chartVersion=0.80',
  ];
  static override readonly args = {
    what: Args.string({ multiple: true, ignoreStdin: true, description: GENERATOR_WORDS }),
  };
  static override readonly flags = toOclifFlags(GENERATE_FLAGS);

  protected override readonly table = GENERATE_FLAGS;
}
