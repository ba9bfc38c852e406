import type { CommandLine, FlagTable } from '../../cli/flags.ts';
import { bashScript } from '../../cli/completion/bash.ts';
import { fishScript } from '../../cli/completion/fish.ts';
import type { CommandShape, FlagShape, ProgramShape } from '../../cli/completion/program.ts';
import { zshScript } from '../../cli/completion/zsh.ts';
import { VERSION } from '../../report/version.ts';
import { COMMAND_NAMES, type CommandName } from '../names.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { complain } from '../shared/say.ts';
import type { COMPLETION_FLAGS, SHELLS } from './flags.ts';
import { FLAG_TABLES } from './tables.ts';
import { valuesOf, wordsOf } from './values.ts';

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], (program: ProgramShape) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Prints the completion script of a shell. */
export async function completion({ words }: CommandLine<typeof COMPLETION_FLAGS>, io: Io): Promise<Outcome> {
  const [shell = '', ...more] = words;
  if (!isShell(shell) || more.length > 0)
    return complain(io, `completion for which shell? One of ${Object.keys(SCRIPTS).join(', ')}`);
  const { summaryOf } = await import('../oclif.ts');
  const commands = COMMAND_NAMES.map((name) => commandOf(name, summaryOf(name)));
  io.stdout.write(SCRIPTS[shell]({ version: VERSION, commands }));
  return 'clean';
}

function isShell(word: string): word is keyof typeof SCRIPTS {
  return Object.hasOwn(SCRIPTS, word);
}

function commandOf(name: CommandName, about: string): CommandShape {
  const flags = Object.entries(FLAG_TABLES[name]).flatMap(([flagName, flag]) => shapesOf(name, flagName, flag));
  return { name, about, flags, words: wordsOf(name) };
}

/** A flag, and its `--no-…` if it has one. */
function shapesOf(command: CommandName, name: string, flag: FlagTable[string]): readonly FlagShape[] {
  const shape: FlagShape = {
    name,
    about: flag.summary,
    multiple: flag.kind === 'text' && (flag.multiple ?? false),
    optional: flag.kind === 'text' && (flag.optional ?? false),
    values: valuesOf(command, name, flag),
    ...('char' in flag && flag.char !== undefined ? { char: flag.char } : {}),
    ...(needsValue(flag) ? { value: flag.kind === 'text' ? flag.value : name } : {}),
  };
  return flag.kind === 'switch' && flag.negatable ? [shape, { ...shape, name: `no-${name}` }] : [shape];
}

/** A value that may be left out is none that a shell should ask for: the next word is another. */
function needsValue(flag: FlagTable[string]): flag is Exclude<FlagTable[string], { kind: 'switch' }> {
  return flag.kind !== 'switch' && !(flag.kind === 'text' && flag.optional === true);
}
