import { Args, Command, Errors } from '@oclif/core';
import type { FlagTable } from './flags.ts';
import { switchWithValue, withEmptyValues } from './parse.ts';

/** The words of a command that takes files. */
export const FILE_ARGS = {
  file: Args.string({
    multiple: true,
    ignoreStdin: true,
    description: 'File, directory or glob; - is standard input.',
  }),
};

/** What a command read; which flags there are is known to who asked for it. */
export interface RawLine {
  readonly flags: object;
  readonly words: readonly string[];
}

/** A command as oclif knows it: describes itself for the help, and turns arguments into a command line; runs nothing. */
export abstract class LineCommand extends Command {
  protected abstract readonly table: FlagTable;

  /** The command line in the form that the plain parser gives; throws oclif's errors for wrong usage. */
  override async run(): Promise<RawLine> {
    const wrong = switchWithValue(this.argv, this.table);
    if (wrong !== undefined) throw new Errors.CLIError(`Flag ${wrong.slice(0, wrong.indexOf('='))} takes no value`);
    this.argv = [...withEmptyValues(this.argv, this.table)];
    const { flags, args } = await this.parse();
    return { flags, words: Object.values(args).flat() as string[] };
  }
}
