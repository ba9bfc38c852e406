import { replaceFile, writeAll } from './replace-file.ts';
import type { WritableFileSystem } from './file-system.ts';

/**
 * Writes a document that was asked for, over an older one: all at once where it is a file, as it comes where it is a device or a pipe.
 * Throws ChangedError, and what the file system throws.
 */
export function putFile(file: string, text: string, fs: WritableFileSystem): void {
  const kind = kindOf(file, fs);
  if (kind === 'stream') writeTo(file, text, fs);
  else replaceFile(file, text, kind === 'file' ? fs.readFileSync(file) : null, fs);
}

function kindOf(file: string, fs: WritableFileSystem): 'file' | 'stream' | 'missing' {
  if (!fs.existsSync(file)) return 'missing';
  const stats = fs.statSync(file);
  return stats.isFile() || stats.isDirectory() ? 'file' : 'stream';
}

function writeTo(file: string, text: string, fs: WritableFileSystem): void {
  const descriptor = fs.openSync(file, 'w', 0o666);
  try {
    writeAll(descriptor, Buffer.from(text, 'utf8'), fs);
  } finally {
    fs.closeSync(descriptor);
  }
}
