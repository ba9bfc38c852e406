import type { Run } from '../program.ts';

/** What Git answered, or what kept it from that. */
export type Answer = { readonly out: Uint8Array } | { readonly problem: string };

/** Asks Git in one folder. */
export type Git = (...args: readonly string[]) => Answer;

type Env = Readonly<Record<string, string | undefined>>;

/** Nothing that a repository configures may run, be written or be fetched for a look at it. */
const CONFIGURED = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '--no-optional-locks',
  '--no-pager',
];
const ENVIRONMENT = { LC_ALL: 'C', LANGUAGE: '', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat' };

/** Variables that name a repository: a hook of Git sets them for its own, and they are wrong for a submodule. */
const OF_ONE_REPOSITORY = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_WORK_TREE',
]);

/** Git in a folder; with `other` the variables that name the repository of this process do not count. */
export function gitIn(folder: string, env: Env, run: Run, other = false): Git {
  const passed = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || (other && OF_ONE_REPOSITORY.has(name)) ? [] : [[name, value] as const],
  );
  const all = { ...Object.fromEntries(passed), ...ENVIRONMENT };
  return (...args) => {
    const { status, stdout, stderr, error } = run('git', ['-C', folder, ...CONFIGURED, ...args], all);
    if (error === 'ENOENT') return { problem: 'git is not installed, or not in PATH' };
    if (error !== undefined) return { problem: `git could not be run: ${error}` };
    return status === 0 ? { out: stdout } : { problem: said(stderr) };
  };
}

/** Git's own words in one line. */
function said(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  return `Git says: ${lines.filter((line) => line !== '').join(' ') || 'nothing'}`;
}

/** The first line of an answer; undefined where there is none. */
export function lineOf(answer: Answer): string | undefined {
  if ('problem' in answer) return undefined;
  const [line = ''] = textOf(answer.out).split('\n');
  return line === '' ? undefined : line;
}

/** The parts of an answer that end with NUL, as those of `-z` do. */
export function partsOf(out: Uint8Array): readonly string[] {
  return textOf(out).split('\0').slice(0, -1);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
