import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folder } from '../input/folder.ts';
import { BIN } from './run.ts';

const OWN = {
  GIT_CONFIG_GLOBAL: path.resolve('/dev/null'),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.com',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.com',
};

/** This process may itself run in a pipeline or in a hook of Git. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:CI|GIT|GITLAB)(?:_|$)/.test(name)),
);

export const hasGit = spawnSync('git', ['--version']).status === 0;

/** Runs Git in a folder; returns what it prints. */
export function gitIn(root: string, ...argv: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', argv, {
    cwd: root,
    env: { ...inherited, ...OWN },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${argv.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** Runs the built program in a folder. */
export function runIn(
  root: string,
  argv: readonly string[],
  { env = {}, input = '' }: { env?: object; input?: string } = {},
) {
  const all = { ...inherited, ...OWN, ...env };
  return spawnSync(process.execPath, [BIN, ...argv], { cwd: root, env: all, encoding: 'utf8', input });
}

/** Rules about what is not written, which would find something in every small file. */
const QUIET = ['musl-helper-image', 'ndots-search-expansion'].flatMap((rule) => ['--rule', `${rule}=off`]);

/** The findings of a run as `rule file:line`. */
export function foundIn(
  root: string,
  argv: readonly string[],
  more: Parameters<typeof runIn>[2] = {},
): readonly string[] {
  const { status, stdout, stderr } = runIn(root, ['--format', 'json', ...QUIET, ...argv], more);
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; file: string; start: { line: number } | null }[];
  };
  return findings.map(({ rule, file, start }) => `${rule} ${file}:${start?.line}`);
}

/** A temporary repository with one commit that holds these files. */
export function repository(files: Readonly<Record<string, string>>) {
  const { root, remove } = folder(files);
  const git = (...argv: readonly string[]): string => gitIn(root, ...argv);
  git('init', '-q', '-b', 'main');
  const commit = (): string => {
    git('add', '--all');
    git('commit', '-q', '--allow-empty', '-m', 'x');
    return git('rev-parse', 'HEAD');
  };
  commit();
  return {
    root,
    remove,
    git,
    commit,
    write: (name: string, text: string): void => {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), text);
    },
    run: (argv: readonly string[], more: Parameters<typeof runIn>[2] = {}) => runIn(root, argv, more),
    found: (argv: readonly string[], more: Parameters<typeof runIn>[2] = {}) => foundIn(root, argv, more),
  };
}

export type Repository = ReturnType<typeof repository>;

/** A test in a repository of its own. */
export function inside(name: string, files: Readonly<Record<string, string>>, test: (repo: Repository) => void): void {
  it(name, () => {
    const repo = repository(files);
    try {
      test(repo);
    } finally {
      repo.remove();
    }
  });
}
