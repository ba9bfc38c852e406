import type { Io } from '../io.ts';

/** A file system that notes the paths of the files that are read. */
export function noting(reads: Set<string>, fs: Io['fs']): Io['fs'] {
  return {
    ...fs,
    readFileSync: (file) => {
      reads.add(file);
      return fs.readFileSync(file);
    },
    openSync: (file: string, flags: string, mode?: number) => {
      if (flags === 'r') reads.add(file);
      return fs.openSync(file, flags, mode ?? 0o666);
    },
  };
}
