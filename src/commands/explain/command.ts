import { Args } from '@oclif/core';
import { LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { EXPLAIN_FLAGS } from './flags.ts';

/** `runner-lint explain`, for oclif. */
export class Explain extends LineCommand {
  static override readonly id = 'explain';
  static override readonly summary = 'Tell all about a rule or a setting.';
  static override readonly description =
    'Of a rule: what it finds, why that matters, what to write instead, examples, evidence, and how to silence it. ' +
    'Of a key of config.toml or of the values: type, default and versions, what it does, and the rules about it.';
  static override readonly usage = 'explain WORD [FLAGS]';
  static override readonly examples = [
    'runner-lint explain musl-helper-image',
    'runner-lint explain runners.kubernetes.helper_image_flavor --runner-version 17.11',
    'runner-lint explain rbac.create --format markdown',
  ];
  static override readonly args = {
    word: Args.string({ multiple: true, ignoreStdin: true, description: 'Id of a rule, or dotted key of a setting.' }),
  };
  static override readonly flags = toOclifFlags(EXPLAIN_FLAGS);

  protected override readonly table = EXPLAIN_FLAGS;
}
