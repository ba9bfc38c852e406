import type { Stats } from 'node:fs';

/** The part of `node:fs` that reading needs; every function throws as Node's does. */
export interface FileSystem {
  statSync(path: string): Pick<Stats, 'isFile' | 'isDirectory' | 'size'>;
  readFileSync(path: string): Uint8Array;
  existsSync(path: string): boolean;
  readdirSync(path: string): string[];
  realpathSync(path: string): string;
  openSync(path: string, flags: string): number;
  readSync(descriptor: number, into: Uint8Array): number;
  closeSync(descriptor: number): void;
}

/** Why a path could not be read, in plain words, from what `node:fs` threw. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'no such file or directory';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EISDIR') return 'it is a directory';
  if (code === 'ENOSPC') return 'no space left on the device';
  if (code === 'ELOOP') return 'symbolic links lead in a circle';
  return error instanceof Error ? error.message : String(error);
}

/** True where the path does not exist. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
