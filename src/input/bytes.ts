import type { FileSystem } from './file-system.ts';

/** Largest file that is looked at, in bytes. */
export const MAX_BYTES = 5_000_000;

/** A file that is there, but is not read. */
export class UnfitFileError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnfitFileError';
  }
}

/**
 * The bytes of a file that the user has not named, but that was found or that a configuration names: a repository may hold pipes and
 * links to devices, which never end. Throws UnfitFileError, and what the file system throws.
 */
export function readRegularFile(path: string, fs: FileSystem): Uint8Array {
  const stats = fs.statSync(path);
  if (stats.isDirectory()) throw new UnfitFileError('a directory, not a file');
  if (!stats.isFile()) throw new UnfitFileError('not a regular file');
  if (stats.size > MAX_BYTES) throw new UnfitFileError(`larger than ${MAX_BYTES} bytes`);
  return fs.readFileSync(path);
}

/**
 * The bytes of a file that the user has named, which may be a pipe or a device; of one without end some more than `MAX_BYTES`. Throws UnfitFileError,
 * and what the file system throws.
 */
export function readNamedFile(path: string, fs: FileSystem): Uint8Array {
  const stats = fs.statSync(path);
  if (stats.isDirectory()) throw new UnfitFileError('a directory, not a file');
  if (stats.size > MAX_BYTES) throw new UnfitFileError(`larger than ${MAX_BYTES} bytes`);
  if (stats.isFile()) return fs.readFileSync(path);
  const descriptor = fs.openSync(path, 'r');
  try {
    return readFrom(descriptor, fs);
  } finally {
    fs.closeSync(descriptor);
  }
}

function readFrom(descriptor: number, fs: FileSystem): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size <= MAX_BYTES) {
    const chunk = new Uint8Array(65_536);
    const length = fs.readSync(descriptor, chunk);
    if (length === 0) break;
    chunks.push(chunk.subarray(0, length));
    size += length;
  }
  return Buffer.concat(chunks);
}
