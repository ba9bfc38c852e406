import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { BIN } from '../cli/run.ts';
import { folder } from '../input/folder.ts';

/** Longest time that the program may take for anything here, in milliseconds: far more than it needs, far less than for ever. */
const PATIENCE = 240_000;

/** What a run came to; `code` is null where it had to be ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder to run the program in. */
export interface Place {
  readonly root: string;
  /** Absolute path of a name in the folder. */
  readonly at: (name: string) => string;
  readonly run: (argv: readonly string[], more?: { readonly input?: string; readonly uid?: number }) => Ended;
  /** Runs a command of the shell, in which `$LINT` is the program. */
  readonly shell: (command: string) => Ended;
  readonly read: (name: string) => string;
}

/** Does something in a folder with these files, and deletes it. */
export function within(files: Readonly<Record<string, string | Uint8Array>>, act: (place: Place) => void): void {
  const { root, remove } = folder(files);
  const options = { cwd: root, encoding: 'utf8', timeout: PATIENCE, killSignal: 'SIGKILL', maxBuffer: 1e9 } as const;
  const at = (name: string) => path.join(root, name);
  try {
    act({
      root,
      at,
      run: (argv, more) => ended(spawnSync(process.execPath, [BIN, ...argv], { ...options, ...more })),
      shell: (command) =>
        ended(
          spawnSync('sh', ['-c', command], { ...options, env: { ...process.env, LINT: `${process.execPath} ${BIN}` } }),
        ),
      read: (name) => fs.readFileSync(at(name), 'utf8'),
    });
  } finally {
    remove();
  }
}

function ended({ status, stdout, stderr }: ReturnType<typeof spawnSync>): Ended {
  return { code: status, stdout: String(stdout), stderr: String(stderr) };
}

/** Makes a pipe with a name, that nobody writes to. */
export function makePipe(file: string): void {
  const { status, stderr } = spawnSync('mkfifo', [file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Runs the program with pipes of which one is closed before it can write. */
export function withClosed(which: 'stdout' | 'stderr', argv: readonly string[], cwd: string): Promise<number | null> {
  const child = spawn(process.execPath, [BIN, ...argv], { cwd, stdio: 'pipe' });
  child[which].destroy();
  child[which === 'stdout' ? 'stderr' : 'stdout'].resume();
  return new Promise((resolve) => child.on('close', resolve));
}

export const VALUES = `gitlabUrl: https://gitlab.com
concurent: 4
rbac: { create: true }
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine"
`;
