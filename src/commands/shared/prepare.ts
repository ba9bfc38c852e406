import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import type { UserInput } from '../../document/user-layers.ts';
import { gather, type Gathered } from '../../input/gather.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import type { JUDGE_FLAGS } from './flags.ts';
import { type Asked, readFlags } from './options.ts';
import { complain, say } from './say.ts';
import { targetsOf } from './targets.ts';
import { type Task, taskOfFlags, tasksFor } from './tasks.ts';
import { readUserInput } from './user-input.ts';

type JudgeLine = CommandLine<typeof JUDGE_FLAGS>;

/** What a command line asks to be judged. */
export interface Prepared {
  readonly tasks: readonly Task[];
  readonly asked: Asked;
  /** Files that are not there. */
  readonly problems: readonly string[];
  /** What the user should be told. */
  readonly notes: readonly string[];
}

/** Finds the files of a command line and their configurations; says what is wrong with them, with the outcome. */
export async function prepare({ flags, words }: JudgeLine, io: Io): Promise<Prepared | { readonly outcome: Outcome }> {
  const asked = readFlags(flags);
  if ('usage' in asked) return { outcome: complain(io, asked.usage) };
  for (const note of asked.value.notes) say(io, note);
  const given = await readUserInput(flags, io);
  if ('usage' in given) return { outcome: complain(io, given.usage) };
  const { user } = given.value;
  const gathered = await gatherFor(words, user, flags, io);
  const { targets, problems } = await targetsOf(gathered.files, flags, io);
  for (const problem of problems) say(io, problem);
  if (problems.length > 0) return { outcome: 'trouble' };
  const tasks = isRelease(words, user)
    ? targets.slice(0, 1).map((target) => taskOfFlags(target, user))
    : tasksFor(targets, user, io);
  return { tasks, asked: asked.value, problems: gathered.problems, notes: gathered.notes };
}

/** The flags alone describe a release: there is no file to look for. */
function isRelease(words: readonly string[], user: UserInput): boolean {
  return words.length === 0 && user.files.length + user.sets.length > 0;
}

/** The files that the words stand for; without words the folder, or for a release of the flags its first file, whose configuration counts. */
async function gatherFor(
  words: readonly string[],
  user: UserInput,
  flags: JudgeLine['flags'],
  io: Io,
): Promise<Gathered> {
  if (isRelease(words, user)) {
    const name = user.files[0]?.path ?? '<command line>';
    return { files: [{ path: name, absolute: path.resolve(io.cwd, name) }], problems: [], notes: [] };
  }
  const place = { cwd: io.cwd, fs: io.fs, stdinPath: flags['stdin-filepath'] };
  return gather(words.length > 0 ? words : ['.'], place);
}
