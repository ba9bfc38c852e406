import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import { type Chain, lockedBy } from '../../config/chain.ts';
import type { Settings } from '../../config/configuration.ts';
import type { LintedFile } from '../../engine/lint.ts';
import { severityUnder } from '../../engine/severity.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { type Asked, fails, optionsFor } from '../shared/options.ts';
import { prepare } from '../shared/prepare.ts';
import { complain, inform, say } from '../shared/say.ts';
import type { Task } from '../shared/tasks.ts';
import type { LINT_FLAGS } from './flags.ts';
import { baselineFor, updateBaseline, withoutKnown } from './baseline.ts';
import { readFormats, report } from './reports.ts';

type LintLine = CommandLine<typeof LINT_FLAGS>;

/** Lints the files of a command line and prints the report; everything that is no report goes to standard error. */
export async function lint({ flags, words }: LintLine, io: Io): Promise<Outcome> {
  if (flags.fix) return fixInstead({ flags, words }, io);
  const formats = readFormats(flags.format);
  if ('usage' in formats) return complain(io, formats.usage);
  const prepared = await prepare({ flags, words }, io);
  if ('outcome' in prepared) return prepared.outcome;
  const { tasks, asked } = prepared;
  if (flags['list-files']) return print(io, tasks.flatMap(({ paths }) => paths.map((name) => `${name}\n`)).join(''));
  if (flags['print-config']) return printConfiguration(tasks, asked.settings, io);
  const known = baselineFor(
    tasks.map(({ chain }) => chain),
    { flag: flags.baseline, mayBeNew: flags['update-baseline'] ?? false },
    io,
  );
  if (known && 'problem' in known) return complain(io, known.problem);
  if (flags['update-baseline'] && !known) return complain(io, '--update-baseline needs --baseline FILE');
  const { linted, unread } = await lintAll(tasks, asked, io);
  const found = linted.map(({ file }) => file);
  if (known && flags['update-baseline'])
    return inform(
      io,
      io.uninterrupted(() => updateBaseline(found, known, io)),
    );
  const files = known ? withoutKnown(found, known, deciderFor(tasks, asked.settings)) : found;
  const unchecked = [...prepared.problems, ...unread];
  const unwritten = await report(formats.value, { files, trouble: unchecked }, flags.color, io);
  const trouble = [...unchecked, ...unwritten];
  const remarks = files.flatMap((file) => remarksOn(file, flags.verbose ?? false));
  for (const text of [...prepared.notes, ...remarks, ...trouble]) say(io, text);
  if (trouble.length > 0) return 'trouble';
  const failing = files.some((file, index) => fails(file, flags, linted[index]?.chain ?? []));
  return failing ? 'findings' : 'clean';
}

/** What `--fix` asks for; corrections have formats of their own. */
async function fixInstead({ flags, words }: LintLine, io: Io): Promise<Outcome> {
  const [format = 'text', other] = flags.format ?? [];
  if ((format !== 'text' && format !== 'json') || other !== undefined)
    return complain(io, `--format ${other ?? format}: with --fix it is text or json`);
  return (await import('../corrections.ts')).fix({ flags: { ...flags, format, write: true }, words }, io);
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
  for (const { chain, matches, read } of tasks) {
    const task = await read();
    if ('problem' in task) {
      unread.push(task.problem);
      continue;
    }
    const files = task.lint(task.files, { ...optionsFor(settings, chain, matches), ...cluster, today: io.today });
    linted.push(...files.map((file) => ({ chain, file })));
  }
  return { linted, unread };
}

/** What a baseline may silence, and how loud it is itself. */
function deciderFor(tasks: readonly Task[], asked: Settings): Parameters<typeof withoutKnown>[2] {
  const chain = tasks[0]?.chain ?? [];
  const locked = new Set(tasks.flatMap((task) => [...lockedBy(task.chain)]));
  return { locked, severityOf: severityUnder(optionsFor(asked, chain, () => false)) };
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
  return print(io, `${JSON.stringify(shown, null, 2)}\n`);
}

function print(io: Io, text: string): Outcome {
  io.stdout.write(text);
  return 'clean';
}
