import type { CommandLine } from '../../cli/flags.ts';
import type { LINT_FLAGS } from './flags.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { type LintedFile, lintFile, type LintOptions } from '../../engine/lint.ts';
import { gather, type Gathered } from '../../input/gather.ts';
import { readInput } from '../../input/read.ts';
import type { Severity } from '../../model/finding.ts';
import { wantsColors } from '../../report/colors.ts';
import { jsonReport } from '../../report/json.ts';
import { textReport } from '../../report/text.ts';
import { VERSION } from '../../cli/version.ts';
import { complain, say } from '../shared/say.ts';
import { readOptions } from './options.ts';

type LintLine = CommandLine<typeof LINT_FLAGS>;

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Lints the files of a command line and prints the report; everything that is no report goes to standard error. */
export async function lint({ flags, words }: LintLine, io: Io): Promise<Outcome> {
  const setup = readOptions(flags);
  if ('usage' in setup) return complain(io, setup.usage);
  if (words.length === 0)
    return complain(io, 'nothing to lint: name files or directories, . for all below this one, - for standard input');
  for (const note of setup.value.notes) say(io, note);
  const gathered = await gather(words, { cwd: io.cwd, fs: io.fs, stdinPath: flags['stdin-filepath'] });
  const { files, problems } = await lintAll(gathered, setup.value.options, io);
  io.stdout.write(report(files, flags, io));
  for (const text of [
    ...gathered.notes,
    ...files.flatMap((file) => remarks(file, flags.verbose ?? false)),
    ...problems,
  ])
    say(io, text);
  if (problems.length > 0) return 'trouble';
  return files.some((file) => fails(file, flags['fail-on'])) ? 'findings' : 'clean';
}

async function lintAll({ files, problems }: Gathered, options: LintOptions, io: Io) {
  const linted: LintedFile[] = [];
  const unread = [...problems];
  for (const file of files) {
    const read = await readInput(file, io.fs, io.readStdin);
    if ('problem' in read) unread.push(read.problem);
    else linted.push(lintFile(read.source, options));
  }
  return { files: linted, problems: unread };
}

function report(files: readonly LintedFile[], flags: LintLine['flags'], io: Io): string {
  if (flags.format === 'json') return jsonReport(files, VERSION);
  const { isTTY, columns } = io.stdout;
  return textReport(files, { colors: wantsColors(flags.color, io.env, isTTY), columns });
}

/** What standard error says of a file: why it was skipped, or with `--verbose` what it was taken for. */
function remarks({ path, skipped, kind, chart, runner }: LintedFile, verbose: boolean): string[] {
  if (skipped !== null) return [`${path}: skipped: ${skipped}`];
  if (!verbose) return [];
  const versions = [...(chart === null ? [] : [`chart ${chart}`]), ...(runner === null ? [] : [`runner ${runner}`])];
  return [`${path}: ${[kind, ...versions].join(', ')}`];
}

function fails({ findings }: LintedFile, failOn: Severity): boolean {
  return findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
}
