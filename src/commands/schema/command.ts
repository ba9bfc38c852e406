import { Args } from '@oclif/core';
import { LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { SCHEMA_FLAGS } from './flags.ts';

/** `runner-lint schema`, for oclif. */
export class Schema extends LineCommand {
  static override readonly id = 'schema';
  static override readonly summary = "Print the JSON Schema of the chart's values or of config.toml.";
  static override readonly description =
    'The schema names every key that the version reads, with its type and what it does: for editors, and for other checks.';
  static override readonly usage = 'schema values|config [FLAGS]';
  static override readonly examples = [
    'runner-lint schema values --chart-version 0.80.0',
    'runner-lint schema config --runner-version 17.11',
  ];
  static override readonly args = {
    file: Args.string({ multiple: true, ignoreStdin: true, description: 'values or config.' }),
  };
  static override readonly flags = toOclifFlags(SCHEMA_FLAGS);

  protected override readonly table = SCHEMA_FLAGS;
}
