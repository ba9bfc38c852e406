import type { FileSystem } from '../input/file-system.ts';
import type { Run } from '../input/program.ts';
import type { WritableFileSystem } from '../write/file-system.ts';

/** Standard output cannot be written: the disk is full, the device has failed. */
export class OutputError extends Error {
  constructor(reason: string) {
    super(`standard output: ${reason}`);
    this.name = 'OutputError';
  }
}

/** A place to print to. */
export interface Output {
  /** Throws OutputError. */
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width in columns; undefined where it is no terminal. */
  readonly columns?: number | undefined;
}

/** Somebody who can be asked. Questions go to standard error: standard output is for the document. */
export interface Terminal {
  say(text: string): void;
  /** One line of what is typed, without its end; undefined at the end of input. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
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
  /** Whoever sits at the terminal; undefined where standard input or standard error is none. */
  readonly terminal: () => Promise<Terminal | undefined>;
  /** Does some work as a whole: signals that end the process wait for its end. */
  readonly uninterrupted: <T>(work: () => T) => T;
}
