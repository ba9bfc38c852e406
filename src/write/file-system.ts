import type { Stats } from 'node:fs';

/** The part of `node:fs` that writing needs; every function throws as Node's does. */
export interface WritableFileSystem {
  realpathSync(path: string): string;
  statSync(path: string): Pick<Stats, 'mode' | 'uid' | 'gid' | 'isFile' | 'isDirectory'>;
  existsSync(path: string): boolean;
  readFileSync(path: string): Uint8Array;
  mkdirSync(path: string, options: { readonly recursive: true }): unknown;
  openSync(path: string, flags: string, mode: number): number;
  writeSync(descriptor: number, bytes: Uint8Array, offset: number): number;
  fchmodSync(descriptor: number, mode: number): void;
  fchownSync(descriptor: number, uid: number, gid: number): void;
  fsyncSync(descriptor: number): void;
  closeSync(descriptor: number): void;
  renameSync(from: string, to: string): void;
  unlinkSync(path: string): void;
}
