import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import { broughtBy } from '../../engine/changed.ts';
import { type LintedFile, MOST_FINDINGS } from '../../engine/lint.ts';
import { limited } from '../../engine/order.ts';
import { type Base, findBase } from '../../input/git/base.ts';
import type { Io } from '../io.ts';
import { prepare } from '../shared/prepare.ts';
import type { Task } from '../shared/tasks.ts';
import { baselineFor } from './baseline.ts';
import type { LINT_FLAGS } from './flags.ts';
import { beside, judge } from './judge.ts';
import { ioAt } from './io-at.ts';
import { noting } from './reads.ts';
import type { Scope } from './scope.ts';

type LintLine = CommandLine<typeof LINT_FLAGS>;

/** All are needed to tell which are new. */
const ALL = { mostFindings: Number.POSITIVE_INFINITY };

/**
 * What has changed since a commit: files that Git sees to be others, or that were judged with the help of such a file, and of their
 * findings those that the same command line would not have found at that commit.
 */
export function changedSince(line: LintLine, io: Io): Scope | { readonly problem: string } {
  const base = findBase(line.flags.changed ?? '', io);
  if ('problem' in base) return { problem: `--changed: ${base.problem}` };
  const reads = new Set<string>();
  return {
    io: { ...io, fs: watched(io.fs, reads) },
    options: ALL,
    narrow: (tasks) => touched(tasks, reads, { base, line, io }),
    left: async (judged, tasks) => {
      if (tasks.length === 0) return { judged, notes: [`--changed: nothing to check has changed since ${base.name}`] };
      const { before, notes } = await judgeBase(tasks, { base, line, io });
      const brought = broughtBy(
        before.map((file) => renamed(file, base, io)),
        judged.map(({ file }) => file),
      );
      return {
        judged: brought.map((file, index) => ({
          chain: judged[index]?.chain ?? [],
          file: { ...file, findings: limited(file.findings, MOST_FINDINGS) },
        })),
        notes: [...notes, ...base.problems].map((note) => `--changed: ${note}`),
      };
    },
  };
}

/** Notes which files are read or looked for: a finding can come from any of them. */
function watched(fs: Io['fs'], reads: Set<string>): Io['fs'] {
  return {
    ...noting(reads, fs),
    existsSync: (file) => {
      reads.add(file);
      return fs.existsSync(file);
    },
  };
}

interface Comparison {
  readonly base: Base;
  readonly line: LintLine;
  readonly io: Io;
}

/** The tasks that read a file which has changed, or one that the base did not have. */
async function touched(
  tasks: readonly Task[],
  reads: Set<string>,
  { base, line, io }: Comparison,
): ReturnType<Scope['narrow']> {
  const problems: string[] = [];
  const left: Task[] = [];
  const all = [...reads].some(base.isChanged) || readsUnseen(line);
  for (const task of tasks) {
    reads.clear();
    const read = await task.read();
    const files = task.paths.map((name) => path.resolve(io.cwd, name));
    const outside = task.paths.find((_, index) => !base.contains(files[index] ?? ''));
    if (outside !== undefined) problems.push(`--changed: ${outside} is not in the repository ${base.top}`);
    else if (all || [...reads].some(base.isChanged) || !files.every(base.had))
      left.push({ ...task, read: async () => read });
  }
  return { tasks: left, problems };
}

/** Standard input is what an editor holds, and a file that a setting names is read late. */
function readsUnseen({ flags, words }: LintLine): boolean {
  return flags['set-file'] !== undefined || [...words, ...(flags.values ?? [])].includes('-');
}

interface Before {
  readonly before: readonly LintedFile[];
  readonly notes: readonly string[];
}

/** What the same command line finds in the files of the tasks as they were, by the configuration of that time. */
async function judgeBase(tasks: readonly Task[], { base, line, io }: Comparison): Promise<Before> {
  const { flags, words } = line;
  const said: string[] = [];
  const ioThen = ioAt(base, flags['stdin-filepath'], said, io);
  const values = flags.values?.filter((name) => name === '-' || base.fs.existsSync(path.resolve(io.cwd, name)));
  if (words.length === 0 && flags.values && values?.length === 0) return { before: [], notes: [] };
  const prepared = await prepare({ flags: { ...flags, ...(values && { values }) }, words }, ioThen);
  if ('outcome' in prepared)
    return { before: [], notes: [`all findings are shown, ${base.name} could not be judged: ${said.join('').trim()}`] };
  const named = new Set(tasks.flatMap(({ paths }) => paths));
  const tasksThen = prepared.tasks.filter(({ paths }) => paths.some((name) => named.has(nameNow(name, base, io))));
  const { judged } = await judge(tasksThen, prepared.asked, ioThen, { more: ALL });
  const chains = tasksThen.map(({ chain }) => chain);
  const known = baselineFor(chains, { flag: flags.baseline, mayBeNew: true }, ioThen);
  const left = beside(known && 'problem' in known ? undefined : known, judged, tasksThen, prepared.asked.settings);
  const files = left.map(({ file }) => file);
  return { before: files.filter((file) => base.had(path.resolve(io.cwd, file.path))), notes: [] };
}

/** A file of the base under the name that it has now. */
function renamed(file: LintedFile, base: Base, io: Io): LintedFile {
  const now = nameNow(file.path, base, io);
  if (now === file.path) return file;
  const findings = file.findings.map((finding) => ({ ...finding, place: { ...finding.place, file: now } }));
  return { ...file, path: now, findings };
}

function nameNow(name: string, base: Base, { cwd }: Io): string {
  const absolute = path.resolve(cwd, name);
  const now = base.nameNow(absolute);
  return now === absolute ? name : path.relative(cwd, now).split(path.sep).join('/');
}
