import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import { VERSION } from '../../cli/version.ts';
import { type Chain, lockedBy } from '../../config/chain.ts';
import type { Settings } from '../../config/configuration.ts';
import { type LintedFile, lintFile } from '../../engine/lint.ts';
import { severityUnder } from '../../engine/severity.ts';
import { gather } from '../../input/gather.ts';
import { readInput } from '../../input/read.ts';
import type { Severity } from '../../model/finding.ts';
import { wantsColors } from '../../report/colors.ts';
import { jsonReport } from '../../report/json.ts';
import { textReport } from '../../report/text.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { complain, inform, say } from '../shared/say.ts';
import type { LINT_FLAGS } from './flags.ts';
import { baselineFor, updateBaseline, withoutKnown } from './baseline.ts';
import { failOnOf, optionsFor, readFlags } from './options.ts';
import { type Target, targetsOf } from './targets.ts';

type LintLine = CommandLine<typeof LINT_FLAGS>;

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Lints the files of a command line and prints the report; everything that is no report goes to standard error. */
export async function lint({ flags, words }: LintLine, io: Io): Promise<Outcome> {
  const asked = readFlags(flags);
  if ('usage' in asked) return complain(io, asked.usage);
  for (const note of asked.value.notes) say(io, note);
  const gathered = await gather(words.length > 0 ? words : ['.'], {
    cwd: io.cwd,
    fs: io.fs,
    stdinPath: flags['stdin-filepath'],
  });
  const { targets, problems } = await targetsOf(gathered.files, flags, io);
  if (problems.length > 0) return refuse(io, problems);
  if (flags['list-files']) return print(io, targets.map(({ file }) => `${file.path}\n`).join(''));
  if (flags['print-config']) return printConfiguration(targets, asked.value.settings, io);
  const known = baselineFor(
    targets.map(({ chain }) => chain),
    { flag: flags.baseline, mayBeNew: flags['update-baseline'] ?? false },
    io,
  );
  if (known && 'problem' in known) return complain(io, known.problem);
  if (flags['update-baseline'] && !known) return complain(io, '--update-baseline needs --baseline FILE');
  const linted = await lintAll(targets, asked.value.settings, io);
  const found = linted.flatMap(({ result }) => result ?? []);
  if (known && flags['update-baseline']) return inform(io, updateBaseline(found, known, io));
  const files = known ? withoutKnown(found, known, deciderFor(targets, asked.value.settings)) : found;
  io.stdout.write(report(files, flags, io));
  const unread = [...gathered.problems, ...linted.flatMap(({ problem }) => problem ?? [])];
  const remarks = files.flatMap((file) => remarksOn(file, flags.verbose ?? false));
  for (const text of [...gathered.notes, ...remarks, ...unread]) say(io, text);
  if (unread.length > 0) return 'trouble';
  const chains = linted.flatMap(({ result, chain }) => (result ? [chain] : []));
  return files.some((file, index) => fails(file, failOnOf(flags, chains[index] ?? []))) ? 'findings' : 'clean';
}

interface Linted {
  readonly chain: Chain;
  readonly result?: LintedFile;
  readonly problem?: string;
}

async function lintAll(targets: readonly Target[], asked: Settings, io: Io): Promise<Linted[]> {
  const linted: Linted[] = [];
  for (const { file, chain, matches } of targets) {
    const read = await readInput(file, io.fs, io.readStdin);
    if ('problem' in read) linted.push({ chain, problem: read.problem });
    else
      linted.push({ chain, result: lintFile(read.source, { ...optionsFor(asked, chain, matches), today: io.today }) });
  }
  return linted;
}

/** What a baseline may silence, and how loud it is itself. */
function deciderFor(targets: readonly Target[], asked: Settings): Parameters<typeof withoutKnown>[2] {
  const chain = targets[0]?.chain ?? [];
  const locked = new Set(targets.flatMap((target) => [...lockedBy(target.chain)]));
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
function printConfiguration([target]: readonly Target[], asked: Settings, io: Io): Outcome {
  if (!target) return complain(io, '--print-config: there is no such file');
  const { severities, locked = [], facts, ...options } = optionsFor(asked, target.chain, target.matches);
  const shown = {
    configurations: target.chain.map(({ folder }) => path.relative(io.cwd, folder) || '.'),
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
