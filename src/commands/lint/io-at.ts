import path from 'node:path';
import { STDIN } from '../../input/gather.ts';
import type { FileSystem } from '../../input/file-system.ts';
import type { Base } from '../../input/git/base.ts';
import type { WritableFileSystem } from '../../write/file-system.ts';
import type { Io, Output } from '../io.ts';

/** The world as it was at a commit, with nobody to print to; what is said goes to `said`. Standard input is the file that it stands for. */
export function ioAt(base: Base, stdinPath: string | undefined, said: string[], io: Io): Io {
  const stdin = path.resolve(io.cwd, stdinPath ?? STDIN);
  return {
    ...io,
    fs: { ...io.fs, ...base.fs, statSync: (file) => withoutOwner(base.fs.statSync(file)) },
    stdout: NOWHERE,
    stderr: { ...NOWHERE, write: (text) => void said.push(text) },
    readStdin: async () => base.fs.readFileSync(stdin),
  };
}

const NOWHERE: Output = { write: () => {}, isTTY: false };

type Stat<F extends { statSync(path: string): unknown }> = ReturnType<F['statSync']>;

/** Nothing is written for which it mattered whose a file is. */
function withoutOwner(stat: Stat<FileSystem>): Stat<FileSystem> & Stat<WritableFileSystem> {
  const { size } = stat;
  return { isFile: () => stat.isFile(), isDirectory: () => stat.isDirectory(), size, mode: 0, uid: 0, gid: 0 };
}
