import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { BIN } from '../cli/run.ts';
import { folder } from '../input/folder.ts';

/** What a program in a folder printed, standard error behind standard output. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** A git repository in a temporary folder, and the programs that work in it. */
export interface Repository {
  readonly root: string;
  readonly run: (program: string, ...args: readonly string[]) => Ran;
  readonly remove: () => void;
}

/** The project's own folder. */
export const PROJECT = path.resolve(path.dirname(BIN), '..');

/**
 * A repository with these files in its first commit. Programs find this `runner-lint` on the PATH, none of the user's settings of git, and
 * nothing of the hook or of the measurement that the tests may run in.
 */
export function repository(
  files: Readonly<Record<string, string | Uint8Array>>,
  env: Readonly<Record<string, string>> = {},
): Repository {
  const { root, remove } = folder(files);
  const programs = programsFolder();
  const run: Repository['run'] = (program, ...args) => {
    const all = { ...surroundings(), ...env, PATH: `${programs.root}${path.delimiter}${process.env['PATH']}` };
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8', env: all });
    return { code: status, output: `${stdout}${stderr}${error?.message ?? ''}` };
  };
  run('git', 'init', '--quiet', '--initial-branch=main');
  commit(run, 'Begin');
  return {
    root,
    run,
    remove: () => {
      remove();
      programs.remove();
    },
  };
}

/** Commits all that has changed. */
export function commit(run: Repository['run'], message: string): void {
  run('git', 'add', '--all');
  const { code, output } = run('git', 'commit', '--quiet', '--no-verify', '--allow-empty', `--message=${message}`);
  if (code !== 0) throw new Error(output);
}

/** True if a program is on the PATH. */
export function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((place) => existsSync(path.join(place, program)));
}

/** The project's files as git would commit them now, without those that it ignores; undefined where this is no clone. */
export function copyOfProject(into: string): boolean {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (listed.status !== 0) return false;
  for (const name of listed.stdout.split('\0')) {
    if (name === '' || name === 'node_modules' || !existsSync(path.join(PROJECT, name))) continue;
    mkdirSync(path.join(into, path.dirname(name)), { recursive: true });
    copyFileSync(path.join(PROJECT, name), path.join(into, name));
  }
  return true;
}

function programsFolder(): ReturnType<typeof folder> {
  const programs = folder({ 'runner-lint': `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n` });
  chmodSync(path.join(programs.root, 'runner-lint'), 0o755);
  return programs;
}

function surroundings(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(GIT_|NODE_V8_COVERAGE$|NODE_OPTIONS$)/.test(name),
  );
  const person = { NAME: 'Test', EMAIL: 'test@example.com' };
  return {
    ...Object.fromEntries(inherited),
    NO_COLOR: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
}
