import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Run } from '../input/program.ts';
import { reasonOf } from '../input/file-system.ts';
import { type Io, type Output, OutputError, type Terminal } from './io.ts';

/** The real world: this process and its file system, by name: the bundle would copy `node:fs` to make a default import of it. */
export function nodeIo(): Io {
  return {
    cwd: workingFolder(),
    env: process.env,
    stdout: output(1),
    stderr: output(2),
    get today() {
      return new Date().toISOString().slice(0, 10);
    },
    readStdin,
    run,
    now: () => performance.now(),
    terminal: openTerminal,
    uninterrupted,
    fs: {
      closeSync,
      existsSync,
      fchmodSync,
      fchownSync,
      fsyncSync,
      mkdirSync,
      openSync,
      readdirSync: (path) => readdirSync(path),
      readFileSync,
      readSync: (descriptor, into) => readSync(descriptor, into),
      realpathSync,
      renameSync,
      statSync,
      unlinkSync,
      writeSync,
    },
  };
}

/** A folder that was deleted has no path any more; nothing relative to it will be found. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

/**
 * Writes at once, by descriptor: `process.stdout` and `node:tty` cost more start-up time than all else here, and what a
 * stream has not flushed is lost on exit. A reader that has gone away (EPIPE) is no fault of ours; where standard error cannot be
 * written, nobody is left to be told.
 */
function output(fd: 1 | 2): Output {
  let closed = false;
  return {
    get isTTY() {
      return terminal(fd) !== undefined;
    },
    get columns() {
      return terminal(fd)?.columns;
    },
    write(text) {
      if (closed) return;
      try {
        closed = !writeAll(fd, Buffer.from(text, 'utf8'));
      } catch (error) {
        if (fd === 1) throw new OutputError(reasonOf(error));
        closed = true;
      }
    },
  };
}

function terminal(fd: 1 | 2): NodeJS.WriteStream | undefined {
  if (!fstatSync(fd).isCharacterDevice()) return undefined;
  const stream = fd === 1 ? process.stdout : process.stderr;
  return stream.isTTY ? stream : undefined;
}

/** False if the reader has closed its end. */
function writeAll(fd: number, bytes: Uint8Array): boolean {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
      // A pipe whose reader is slow, made non-blocking by another process: look again in a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** More than Git ever prints about a repository. */
const MOST_OUTPUT = 1 << 29;

/** Most runs start no program, so the module for it is asked for late. It works in the folder of Node: Windows looks for programs there first. */
const run: Run = (program, args, env) => {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: path.dirname(process.execPath),
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: MOST_OUTPUT,
    windowsHide: true,
  });
  const code = error === undefined ? undefined : String(codeOf(error) ?? error.message);
  return { status, stdout: stdout ?? Buffer.alloc(0), stderr: stderr?.toString('utf8') ?? '', error: code };
};

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A listener keeps a signal from ending the process; Node calls it once the work has given way, and then the signal is sent again. */
function uninterrupted<T>(work: () => T): T {
  const received = new Set<NodeJS.Signals>();
  const listener = (signal: NodeJS.Signals): void => void received.add(signal);
  for (const signal of ENDING) process.on(signal, listener);
  try {
    return work();
  } finally {
    setImmediate(() => {
      for (const signal of ENDING) process.off(signal, listener);
      for (const signal of received) process.kill(process.pid, signal);
    });
  }
}

async function openTerminal(): Promise<Terminal | undefined> {
  if (!fstatSync(0).isCharacterDevice() || !process.stdin.isTTY || terminal(2) === undefined) return undefined;
  const { createInterface } = await import('node:readline/promises');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<undefined>((resolve) => void asking.once('close', () => resolve(undefined)));
  return {
    say: (text) => void writeAll(2, Buffer.from(text, 'utf8')),
    ask: (question) => Promise.race([asking.question(question), closed]),
    close: () => asking.close(),
  };
}

async function readStdin(limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}
