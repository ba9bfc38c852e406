import { Help } from '@oclif/core';
import { COMMAND_CLASSES } from './classes.ts';
import type { CommandName } from './names.ts';
import type { CommandLine, FlagTable } from '../cli/flags.ts';
import { loadConfig } from './oclif-config.ts';

/** A command line as oclif reads it, or what it has to say against it. */
export async function readCommandLine<T extends FlagTable>(
  command: CommandName,
  argv: readonly string[],
): Promise<CommandLine<T> | { readonly usage: string }> {
  try {
    const line = await new COMMAND_CLASSES[command]([...argv], await loadConfig()).run();
    return line as CommandLine<T>;
  } catch (error) {
    if (error instanceof Error && 'oclif' in error) return { usage: error.message.split(/\n\s*/).join('. ') };
    throw error;
  }
}

/** The help of a command, or of the whole program; 80 columns, without colours. */
export async function helpText(command: CommandName | undefined): Promise<string> {
  const help = new CollectedHelp(await loadConfig(), {
    docopts: false,
    flagSortOrder: 'none',
    hideCommandSummaryInDescription: true,
    maxWidth: 80,
    stripAnsi: true,
  });
  await help.showHelp(command === undefined ? [] : [command]);
  // oclif knows no value that may be left out.
  const text = help.lines.join('\n').replace(/=\[([A-Z]+)\]/g, '[=$1]');
  return `${text.trimEnd()}\n`;
}

/** What a command does, in a line. */
export function summaryOf(command: CommandName): string {
  return COMMAND_CLASSES[command].summary;
}

class CollectedHelp extends Help {
  readonly lines: string[] = [];

  override log(...args: string[]): void {
    this.lines.push(args.join(' '));
  }

  /** oclif's own names the machine it runs on; this text is made once, at build time. */
  override formatRoot(): string {
    const usage = ['runner-lint [FLAGS] FILE...', 'runner-lint COMMAND [FLAGS] [FILE...]'];
    return `${this.config.pjson['description']}\n\n${this.section('USAGE', usage.map((line) => `$ ${line}`).join('\n'))}`;
  }
}
