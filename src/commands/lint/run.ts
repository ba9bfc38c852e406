import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import { VERSION } from '../../cli/version.ts';
import { type Chain, lockedBy } from '../../config/chain.ts';
import type { Settings } from '../../config/configuration.ts';
import type { UserInput } from '../../document/user-layers.ts';
import type { LintedFile } from '../../engine/lint.ts';
import { severityUnder } from '../../engine/severity.ts';
import { gather, type Gathered } from '../../input/gather.ts';
import type { Severity } from '../../model/finding.ts';
import { wantsColors } from '../../report/colors.ts';
import { jsonReport } from '../../report/json.ts';
import { textReport } from '../../report/text.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { complain, inform, say } from '../shared/say.ts';
import { readUserInput } from '../shared/user-input.ts';
import type { LINT_FLAGS } from './flags.ts';
import { baselineFor, updateBaseline, withoutKnown } from './baseline.ts';
import { type Asked, failOnOf, optionsFor, readFlags } from './options.ts';
import { targetsOf } from './targets.ts';
import { type Task, taskOfFlags, tasksFor } from './tasks.ts';

type LintLine = CommandLine<typeof LINT_FLAGS>;

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Lints the files of a command line and prints the report; everything that is no report goes to standard error. */
export async function lint({ flags, words }: LintLine, io: Io): Promise<Outcome> {
  const asked = readFlags(flags);
  if ('usage' in asked) return complain(io, asked.usage);
  for (const note of asked.value.notes) say(io, note);
  const given = await readUserInput(flags, io);
  if ('usage' in given) return complain(io, given.usage);
  const gathered = await gatherFor(words, given.value.user, flags, io);
  const { targets, problems } = await targetsOf(gathered.files, flags, io);
  if (problems.length > 0) return refuse(io, problems);
  const tasks = isRelease(words, given.value.user)
    ? targets.slice(0, 1).map((target) => taskOfFlags(target, given.value.user))
    : tasksFor(targets, given.value.user, io);
  if (flags['list-files']) return print(io, tasks.flatMap(({ paths }) => paths.map((name) => `${name}\n`)).join(''));
  if (flags['print-config']) return printConfiguration(tasks, asked.value.settings, io);
  const known = baselineFor(
    tasks.map(({ chain }) => chain),
    { flag: flags.baseline, mayBeNew: flags['update-baseline'] ?? false },
    io,
  );
  if (known && 'problem' in known) return complain(io, known.problem);
  if (flags['update-baseline'] && !known) return complain(io, '--update-baseline needs --baseline FILE');
  const { linted, unread } = await lintAll(tasks, asked.value, io);
  const found = linted.map(({ file }) => file);
  if (known && flags['update-baseline']) return inform(io, updateBaseline(found, known, io));
  const files = known ? withoutKnown(found, known, deciderFor(tasks, asked.value.settings)) : found;
  io.stdout.write(report(files, flags, io));
  const trouble = [...gathered.problems, ...unread];
  const remarks = files.flatMap((file) => remarksOn(file, flags.verbose ?? false));
  for (const text of [...gathered.notes, ...remarks, ...trouble]) say(io, text);
  if (trouble.length > 0) return 'trouble';
  const failing = files.some((file, index) => fails(file, failOnOf(flags, linted[index]?.chain ?? [])));
  return failing ? 'findings' : 'clean';
}

/** The flags alone describe a release: there is no file to look for. */
function isRelease(words: readonly string[], user: UserInput): boolean {
  return words.length === 0 && user.files.length + user.sets.length > 0;
}

/** The files that the words stand for; without words the folder, or for a release of the flags its first file, whose configuration counts. */
async function gatherFor(
  words: readonly string[],
  user: UserInput,
  flags: LintLine['flags'],
  io: Io,
): Promise<Gathered> {
  if (isRelease(words, user)) {
    const name = user.files[0]?.path ?? '<command line>';
    return { files: [{ path: name, absolute: path.resolve(io.cwd, name) }], problems: [], notes: [] };
  }
  const place = { cwd: io.cwd, fs: io.fs, stdinPath: flags['stdin-filepath'] };
  return gather(words.length > 0 ? words : ['.'], place);
}

interface Linted {
  readonly chain: Chain;
  readonly file: LintedFile;
}

async function lintAll(
  tasks: readonly Task[],
  { settings, cluster }: Asked,
  io: Io,
): Promise<{ readonly linted: readonly Linted[]; readonly unread: readonly string[] }> {
  const linted: Linted[] = [];
  const unread: string[] = [];
  for (const { chain, matches, lint: lintTask } of tasks) {
    const files = await lintTask({ ...optionsFor(settings, chain, matches), ...cluster, today: io.today });
    if ('problem' in files) unread.push(files.problem);
    else linted.push(...files.map((file) => ({ chain, file })));
  }
  return { linted, unread };
}

/** What a baseline may silence, and how loud it is itself. */
function deciderFor(tasks: readonly Task[], asked: Settings): Parameters<typeof withoutKnown>[2] {
  const chain = tasks[0]?.chain ?? [];
  const locked = new Set(tasks.flatMap((task) => [...lockedBy(task.chain)]));
  return { locked, severityOf: severityUnder(optionsFor(asked, chain, () => false)) };
}

function report(files: readonly LintedFile[], flags: LintLine['flags'], io: Io): string {
  if (flags.format === 'json') return jsonReport(files, VERSION);
  const { isTTY, columns } = io.stdout;
  return textReport(files, { colors: wantsColors(flags.color, io.env, isTTY), columns });
}

/** What standard error says of a file: why it was skipped, or with `--verbose` what it was taken for. */
function remarksOn({ path: name, skipped, kind, chart, runner }: LintedFile, verbose: boolean): string[] {
  if (skipped !== null) return [`${name}: skipped: ${skipped}`];
  if (!verbose || kind === null) return [];
  const versions = [...(chart === null ? [] : [`chart ${chart}`]), ...(runner === null ? [] : [`runner ${runner}`])];
  return [`${name}: ${[kind, ...versions].join(', ')}`];
}

function fails({ findings }: LintedFile, failOn: Severity): boolean {
  return findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
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
  return print(io, `${JSON.stringify(shown, null, 2)}\n`);
}

function print(io: Io, text: string): Outcome {
  io.stdout.write(text);
  return 'clean';
}

function refuse(io: Io, problems: readonly string[]): Outcome {
  for (const problem of problems) say(io, problem);
  return 'trouble';
}
