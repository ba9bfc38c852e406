import path from 'node:path';
import type { Chain, Matches } from '../../config/chain.ts';
import type { NamedRelease } from '../../config/configuration.ts';
import type { UserInput } from '../../document/user-layers.ts';
import { isAroundRunner, type LintOptions, type SourceFile } from '../../engine/lint.ts';
import { type Together, together } from '../../engine/together.ts';
import { readInput } from '../../input/read.ts';
import type { Io } from '../io.ts';
import { readUserInput } from './user-input.ts';
import type { Target } from './targets.ts';

/** Something to lint as a whole: a file, or the files of one release. */
export interface Task {
  /** What `--list-files` prints. */
  readonly paths: readonly string[];
  readonly chain: Chain;
  readonly matches: Matches;
  readonly read: () => Promise<ReadTask | { readonly problem: string }>;
}

/** A task with the texts of its files. */
export interface ReadTask extends Together {
  /** The options with what the task itself says. */
  readonly under: (options: LintOptions) => LintOptions;
}

/** A task for each file that is a release of its own, with what the flags give on top, and for each release of the configurations that has one of the files. */
export function tasksFor(targets: readonly Target[], user: UserInput, io: Io): readonly Task[] {
  const releases = new Map<NamedRelease, Task>();
  return targets.flatMap((target) => {
    const found = releaseOf(target, io);
    if (!found) return [fileTask(target, user, io)];
    if (releases.has(found.release)) return [];
    const task = releaseTask(target, found, io);
    releases.set(found.release, task);
    return [task];
  });
}

/** The one release that the flags alone describe. */
export function taskOfFlags({ chain, matches }: Omit<Target, 'file'>, user: UserInput): Task {
  const paths = user.files.map((file) => file.path);
  return { paths, chain, matches, read: async () => readTask(undefined, user) };
}

function fileTask({ file, chain, matches }: Target, user: UserInput, io: Io): Task {
  return {
    paths: [file.path],
    chain,
    matches,
    read: async () => {
      const read = await readInput(file, io.fs, io.readStdin);
      return 'problem' in read ? read : readTask(read.source, user);
    },
  };
}

/** A file with what the flags give on top of it; without a file the release that these make. */
function readTask(base: SourceFile | undefined, user: UserInput): ReadTask {
  return { ...together(base, user), under: (options) => options };
}

interface FoundRelease {
  readonly release: NamedRelease;
  readonly folder: string;
}

/** The release of a configuration that a file is part of. */
function releaseOf({ file, chain }: Target, io: Io): FoundRelease | undefined {
  const absolute = file.absolute ?? path.resolve(io.cwd, file.path);
  for (const { folder, configuration } of chain) {
    const release = configuration.releases.find(({ values }) =>
      values.some((name) => path.resolve(folder, name) === absolute),
    );
    if (release) return { release, folder };
  }
  return undefined;
}

function releaseTask({ file: asked, chain, matches }: Target, { release, folder }: FoundRelease, io: Io): Task {
  const { name, namespace, chartVersion, set } = release;
  const paths = release.values.map((file) => path.relative(io.cwd, path.resolve(folder, file)));
  return {
    paths,
    chain,
    matches,
    read: async () => {
      const read = await readUserInput({ values: paths, set, helm: '3' }, io);
      if ('usage' in read) return { problem: read.usage };
      const typed = asked.absolute === null ? await readInput(asked, io.fs, io.readStdin) : undefined;
      if (typed && 'problem' in typed) return typed;
      const { user, files } = read.value;
      const [first, ...others] = withTyped(files, typed?.source, io);
      const isChart = first !== undefined && isAroundRunner(first);
      const task = isChart
        ? readTask(first, { ...user, files: others })
        : readTask(undefined, { ...user, files: first ? [first, ...others] : [] });
      const under = (options: LintOptions): LintOptions => {
        const own = { ...(chartVersion === undefined ? {} : { chart: chartVersion }), ...options };
        return { ...own, release: { ...options.release, name, ...(namespace === undefined ? {} : { namespace }) } };
      };
      return { ...task, under, lint: (files, options) => task.lint(files, under(options)) };
    },
  };
}

/** Files with standard input in place of the one that it stands for. */
function withTyped(files: readonly SourceFile[], typed: SourceFile | undefined, io: Io): readonly SourceFile[] {
  if (!typed) return files;
  const absolute = path.resolve(io.cwd, typed.path);
  return files.map((file) => (path.resolve(io.cwd, file.path) === absolute ? { ...typed, path: file.path } : file));
}
