import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import type { Settings } from '../../config/configuration.ts';
import type { LintedFile } from '../../engine/lint.ts';
import { reasonOf } from '../../input/file-system.ts';
import { FORMATS_WITH_EFFECT } from '../../report/format.ts';
import { escapeInJson, printable } from '../../report/printable.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { optionsFor } from '../shared/options.ts';
import { prepare } from '../shared/prepare.ts';
import { complain, inform, say } from '../shared/say.ts';
import type { Task } from '../shared/tasks.ts';
import type { Read } from '../shared/version.ts';
import type { LINT_FLAGS } from './flags.ts';
import { type BaselineFile, baselineFor, updateBaseline } from './baseline.ts';
import type { Linted } from '../../report/effective-configs.ts';
import { beside, judge, type Judged } from './judge.ts';
import { progressOf } from './progress.ts';
import { noting } from './reads.ts';
import { readFormats, report, type Wanted } from './reports.ts';
import { everything } from './scope.ts';
import { readShard, type Shard, tasksOf } from './shard.ts';
import { failing, readMaxWarnings } from './verdict.ts';

type LintLine = CommandLine<typeof LINT_FLAGS>;

/** Lints the files of a command line and prints the report; everything that is no report goes to standard error. */
export async function lint(line: LintLine, outer: Io): Promise<Outcome> {
  const { flags } = line;
  const reads = new Set<string>();
  const io = { ...outer, fs: noting(reads, outer.fs) };
  if (flags.fix) return fixInstead(line, outer);
  const wanted = readReporting(flags);
  if ('usage' in wanted) return complain(io, wanted.usage);
  const scope = flags.changed === undefined ? everything(io) : (await import('./changed.ts')).changedSince(line, io);
  if ('problem' in scope) return complain(io, scope.problem);
  const prepared = await prepare(line, scope.io);
  if ('outcome' in prepared) return prepared.outcome;
  const { asked } = prepared;
  if (flags['print-config']) return printConfiguration(prepared.tasks, asked.settings, io);
  const { tasks, problems } = await scope.narrow(tasksOf(wanted.value.shard, prepared.tasks));
  if (flags['list-files']) return listFiles(tasks, [...prepared.problems, ...problems], io);
  const known = baselineFor(
    tasks.map(({ chain }) => chain),
    { flag: flags.baseline, mayBeNew: flags['update-baseline'] ?? false },
    io,
  );
  if (known && 'problem' in known) return complain(io, known.problem);
  if (flags['update-baseline'] && !known) return complain(io, '--update-baseline needs --baseline FILE');
  const { done, end } = progressOf(tasks.length, io);
  const { judged, linted, unread } = await judge(tasks, asked, io, {
    more: scope.options,
    keep: wanted.value.formats.some(({ format }) => FORMATS_WITH_EFFECT.has(format)),
    ...(flags.quiet ? {} : { done }),
  });
  end();
  if (known && flags['update-baseline']) return update(judged, known, io);
  const left = await scope.left(beside(known, judged, tasks, asked.settings), tasks);
  const trouble = [...prepared.problems, ...problems, ...unread];
  const notes = [...prepared.notes, ...left.notes];
  return tell(left.judged, wanted.value, { flags, linted, notes, trouble, reads }, io);
}

/** What the flags say of the report. */
interface Reporting {
  readonly formats: readonly Wanted[];
  readonly maxWarnings: number | undefined;
  readonly shard: Shard;
}

function readReporting(flags: LintLine['flags']): Read<Reporting> {
  const formats = readFormats(flags.format);
  const maxWarnings = readMaxWarnings(flags['max-warnings']);
  if ('usage' in formats) return formats;
  const shard = readShard(flags.shard);
  if ('usage' in maxWarnings) return maxWarnings;
  if ('usage' in shard) return shard;
  const part = flags.changed === undefined ? flags.shard && '--shard' : '--changed';
  if (flags['update-baseline'] && part !== undefined)
    return { usage: `--update-baseline: a baseline holds all findings; leave out ${part}` };
  if (flags.summary && !formats.value.some(({ format }) => format === 'text'))
    return { usage: '--summary is for --format text' };
  return { value: { formats: formats.value, maxWarnings: maxWarnings.value, shard: shard.value } };
}

interface Told {
  readonly flags: LintLine['flags'];
  readonly linted: readonly Linted[];
  readonly notes: readonly string[];
  readonly trouble: readonly string[];
  readonly reads: ReadonlySet<string>;
}

/** Prints the reports, then on standard error what else there is to say. */
async function tell(
  judged: readonly Judged[],
  { formats, maxWarnings }: Reporting,
  { flags, linted, notes, trouble, reads }: Told,
  io: Io,
): Promise<Outcome> {
  const bad = failing(judged, flags, maxWarnings);
  const all = judged.map(({ file }) => file);
  const files = flags.quiet
    ? all.map((file) => ({ ...file, findings: file.findings.filter((one) => bad.has(one)) }))
    : all;
  const unwritten = await report(formats, { files, trouble, linted, reads }, flags, io);
  const remarks = flags.quiet ? [] : [...notes, ...files.flatMap((file) => remarksOn(file, flags.verbose ?? false))];
  for (const text of [...remarks, ...trouble, ...unwritten]) say(io, text);
  if (trouble.length + unwritten.length > 0) return 'trouble';
  return bad.size > 0 && !flags['exit-zero'] ? 'findings' : 'clean';
}

function update(judged: readonly Judged[], known: BaselineFile, io: Io): Outcome {
  const files = judged.map(({ file }) => file);
  try {
    return inform(
      io,
      io.uninterrupted(() => updateBaseline(files, known, io)),
    );
  } catch (error) {
    return complain(io, `${known.baseline.path}: not written: ${reasonOf(error)}`);
  }
}

function listFiles(tasks: readonly Task[], problems: readonly string[], io: Io): Outcome {
  for (const problem of problems) say(io, problem);
  const names = [...new Set(tasks.flatMap(({ paths }) => paths))].toSorted();
  const outcome = print(io, names.map((name) => `${printable(name)}\n`).join(''));
  return problems.length > 0 ? 'trouble' : outcome;
}

const NOT_WITH_FIX = [
  'changed',
  'max-warnings',
  'exit-zero',
  'quiet',
  'summary',
  'baseline',
  'update-baseline',
  'shard',
  'print-config',
  'list-files',
] as const;

/** What `--fix` asks for; corrections have formats of their own. */
async function fixInstead({ flags, words }: LintLine, io: Io): Promise<Outcome> {
  const [format = 'text', other] = flags.format ?? [];
  if ((format !== 'text' && format !== 'json') || other !== undefined)
    return complain(io, `--format ${other ?? format}: with --fix it is text or json`);
  const misplaced = NOT_WITH_FIX.find((name) => flags[name] !== undefined);
  if (misplaced !== undefined) return complain(io, `--${misplaced}: not with --fix`);
  return (await import('../corrections.ts')).fix({ flags: { ...flags, format, write: true }, words }, io);
}

/** What standard error says of a file: why it was skipped, or with `--verbose` what it was taken for. */
function remarksOn({ path: name, skipped, kind, chart, runner }: LintedFile, verbose: boolean): string[] {
  if (skipped !== null) return [`${name}: skipped: ${skipped}`];
  if (!verbose || kind === null) return [];
  const versions = [...(chart === null ? [] : [`chart ${chart}`]), ...(runner === null ? [] : [`runner ${runner}`])];
  return [`${name}: ${[kind, ...versions].join(', ')}`];
}

/** What counts for the first file, after all configurations and flags. */
function printConfiguration([task]: readonly Task[], asked: Settings, io: Io): Outcome {
  if (!task) return complain(io, '--print-config: there is no such file');
  const { severities, locked = [], facts, ...options } = optionsFor(asked, task.chain, task.matches);
  const shown = {
    configurations: task.chain.map(({ folder }) => path.relative(io.cwd, folder) || '.'),
    ...options,
    rules: Object.fromEntries(severities),
    locked: [...locked],
    facts,
  };
  return print(io, `${escapeInJson(JSON.stringify(shown, null, 2))}\n`);
}

function print(io: Io, text: string): Outcome {
  io.stdout.write(text);
  return 'clean';
}
