import path from 'node:path';
import type { WritableFileSystem } from './file-system.ts';

/** The file is not as it was when it was read. */
export class ChangedError extends Error {
  constructor() {
    super('it was changed by somebody else in the meantime; nothing was written');
    this.name = 'ChangedError';
  }
}

/**
 * Puts a text in the place of a file, all at once: readers see the old file or the new one, and on any failure the old one stays and no
 * other file is left. Links are followed; mode and owner are kept. `before` are the bytes that the new text was made from, null for a
 * file that must not be there yet. Throws ChangedError, and what the file system throws.
 */
export function replaceFile(file: string, text: string, before: Uint8Array | null, fs: WritableFileSystem): void {
  const target = before === null ? file : fs.realpathSync(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  const owner = before === null ? undefined : fs.statSync(target);
  const descriptor = fs.openSync(temporary, 'wx', owner ? owner.mode & 0o777 : 0o666);
  try {
    try {
      writeAll(descriptor, Buffer.from(text, 'utf8'), fs);
      if (owner) keepOwner(descriptor, owner, fs);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    if (!isUnchanged(target, before, fs)) throw new ChangedError();
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.unlinkSync(temporary);
    throw error;
  }
}

/** Writes bytes to an open file. Throws what the file system throws. */
export function writeAll(descriptor: number, bytes: Uint8Array, fs: WritableFileSystem): void {
  let written = 0;
  while (written < bytes.length) written += fs.writeSync(descriptor, bytes, written);
}

/** The mode that the process's mask took from the new file; the owner where the process may give files away. */
function keepOwner(
  descriptor: number,
  { mode, uid, gid }: { readonly mode: number; readonly uid: number; readonly gid: number },
  fs: WritableFileSystem,
): void {
  try {
    fs.fchownSync(descriptor, uid, gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
  fs.fchmodSync(descriptor, mode & 0o7777);
}

function isUnchanged(target: string, before: Uint8Array | null, fs: WritableFileSystem): boolean {
  try {
    const now = fs.readFileSync(target);
    return before !== null && Buffer.compare(now, before) === 0;
  } catch (error) {
    if (before === null && error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}
