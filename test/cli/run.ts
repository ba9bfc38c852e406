import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { folder } from '../input/folder.ts';

export const BIN = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program in a temporary folder with these files. */
export async function run(argv: readonly string[], { files = {}, ...more }: Setting = {}): Promise<Result> {
  const { root, remove } = folder(files);
  const result = await runIn(root, argv, more);
  remove();
  return result;
}

/** Runs the built program in a folder. */
export async function runIn(
  root: string,
  argv: readonly string[],
  { stdin = '', env = {} }: Omit<Setting, 'files'> = {},
): Promise<Result> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const child = spawn(process.execPath, [BIN, ...argv], { cwd: root, env: { ...inherited, ...env } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => err.push(data));
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') };
}
