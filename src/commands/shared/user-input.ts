import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import type { UserInput } from '../../document/user-layers.ts';
import type { SetArgument, SetFlag } from '../../document/set/set-argument.ts';
import type { SourceFile } from '../../engine/lint.ts';
import { MAX_BYTES, readNamedFile } from '../../input/bytes.ts';
import { readInput } from '../../input/read.ts';
import type { Io } from '../io.ts';
import type { VALUES_FLAGS } from './flags.ts';
import type { Read } from './version.ts';

type Flags = CommandLine<typeof VALUES_FLAGS>['flags'];

const SETS = ['set', 'set-string', 'set-json', 'set-literal', 'set-file'] as const;

/** Reads what the flags say a release is given: values files, settings, and the files that settings name. */
export async function readUserInput(
  flags: Flags,
  io: Io,
): Promise<Read<{ readonly user: UserInput; readonly files: readonly SourceFile[] }>> {
  const files: SourceFile[] = [];
  for (const name of flags.values ?? []) {
    const read = await readFile(name, io);
    if ('problem' in read) return { usage: read.problem };
    files.push(read.source);
  }
  const sets = SETS.flatMap((name) =>
    (flags[name] ?? []).map((argument): SetArgument => ({ flag: `--${name}` satisfies SetFlag, argument })),
  );
  const user: UserInput = { files, sets, helm: flags.helm === '4' ? 4 : 3, textOfFile: (name) => textOf(name, io) };
  return { value: { user, files } };
}

/** Reads one file, or standard input for `-`. */
export async function readFile(name: string, io: Io): ReturnType<typeof readInput> {
  const absolute = name === '-' ? null : path.resolve(io.cwd, name);
  return readInput({ path: name.split(path.sep).join('/'), absolute }, io.fs, io.readStdin);
}

/** undefined where the file cannot be read, or is too large, as `--set-file` has it. */
function textOf(name: string, io: Io): string | undefined {
  try {
    const bytes = readNamedFile(path.resolve(io.cwd, name), io.fs);
    return bytes.length > MAX_BYTES ? undefined : Buffer.from(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
