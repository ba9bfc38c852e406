import type { FileSystem } from '../input/file-system.ts';
import type { Run } from '../input/program.ts';
import type { WritableFileSystem } from '../write/file-system.ts';

/** A place to print to. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width in columns; undefined where it is no terminal. */
  readonly columns?: number | undefined;
}

/** All that the program touches outside itself. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The day, `2026-11-21`, in UTC. */
  readonly today: string;
  /** Standard input; stops after `limit` bytes plus one. */
  readonly readStdin: (limit: number) => Promise<Uint8Array>;
  readonly fs: FileSystem & WritableFileSystem;
  readonly run: Run;
  /** Milliseconds from some moment on. */
  readonly now: () => number;
  /** Does some work as a whole: signals that end the process wait for its end. */
  readonly uninterrupted: <T>(work: () => T) => T;
}
