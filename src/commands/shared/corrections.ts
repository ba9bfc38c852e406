import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import type { Texts } from '../../engine/fix/attempt.ts';
import type { CorrectedFile } from '../../engine/fix/corrected.ts';
import type { LintOptions } from '../../engine/lint.ts';
import { type Together, withTexts } from '../../engine/together.ts';
import { reasonOf } from '../../input/file-system.ts';
import { wantsColors } from '../../report/colors.ts';
import { reportedCorrection } from '../../report/fix-json.ts';
import { diffOf } from '../../report/fix-diff.ts';
import { fixRemark, paintedDiff } from '../../report/fix-text.ts';
import { replaceFile } from '../../write/replace-file.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import type { CORRECTION_FLAGS, JUDGE_FLAGS } from './flags.ts';
import { fails, optionsFor } from './options.ts';
import { prepare, type Prepared } from './prepare.ts';
import { printDocument } from './print.ts';
import { complain, say } from './say.ts';
import type { Task } from './tasks.ts';

type CorrectionLine = CommandLine<typeof JUDGE_FLAGS & typeof CORRECTION_FLAGS>;

/** Corrects the files of one task, in memory; what is wrong with the command line is said in words. */
export type Correct = (task: Together, options: LintOptions) => readonly CorrectedFile[] | { readonly problem: string };

/** Corrects the files of a command line: prints what changes, or writes it. */
export async function runCorrections(
  { flags, words }: CorrectionLine,
  io: Io,
  correct: Correct,
  remarksOn = (file: CorrectedFile): readonly string[] => [fixRemark(file)],
): Promise<Outcome> {
  const misuse = misuseOfStdin({ flags, words });
  if (misuse !== undefined) return complain(io, misuse);
  const prepared = await prepare({ flags, words }, io);
  if ('outcome' in prepared) return prepared.outcome;
  const { files: all, problems, failing } = await correctAll(prepared, flags, io, correct);
  const files = wantsText({ flags, words }) ? all.filter((file) => isTyped(file, all, flags, io)) : all;
  print(files, { flags, words }, io);
  const unwritten = flags.write ? io.uninterrupted(() => writeFiles(files, io)) : new Map<CorrectedFile, string>();
  const trouble = [...prepared.problems, ...problems, ...unwritten.values()];
  const done = files.filter((file) => !unwritten.has(file));
  for (const text of [...prepared.notes, ...done.flatMap(remarksOn), ...trouble]) say(io, text);
  if (trouble.length > 0) return 'trouble';
  const isFailing = flags.diff ? files.some(isChanged) : failing;
  return isFailing ? 'findings' : 'clean';
}

/** What is wrong with asking for standard input. */
function misuseOfStdin(line: CorrectionLine): string | undefined {
  const named = namesOf(line);
  if (!named.includes('-')) return undefined;
  if (line.flags.write) return 'standard input cannot be written; leave out --write for the corrected text';
  return named.length > 1 && wantsText(line)
    ? 'only the corrected text of standard input is printed; take --diff or --format json where there are other files'
    : undefined;
}

/** True if the corrected text of standard input is to be printed. */
function wantsText(line: CorrectionLine): boolean {
  return namesOf(line).includes('-') && !line.flags.diff && line.flags.format !== 'json';
}

function namesOf({ flags, words }: CorrectionLine): readonly string[] {
  return [...words, ...(flags.values ?? [])];
}

/** True for the file that standard input stands for: the other files of its release are read and judged, but not asked for. */
function isTyped(
  { path: name }: CorrectedFile,
  files: readonly CorrectedFile[],
  flags: CorrectionLine['flags'],
  { cwd }: Io,
): boolean {
  return files.length === 1 || path.resolve(cwd, name) === path.resolve(cwd, flags['stdin-filepath'] ?? '');
}

interface Corrections {
  readonly files: readonly CorrectedFile[];
  /** Files that could not be read. */
  readonly problems: readonly string[];
  /** True if what is left fails the run. */
  readonly failing: boolean;
}

async function correctAll(
  { tasks, asked }: Prepared,
  flags: CorrectionLine['flags'],
  io: Io,
  correct: Correct,
): Promise<Corrections> {
  const files: CorrectedFile[] = [];
  const problems: string[] = [];
  /** What the releases before have made of files that several share. */
  let texts: Texts = new Map();
  let failing = false;
  for (const task of tasks) {
    const read = withCorrected(await task.read(), texts);
    const judged = optionsFor(asked.settings, task.chain, task.matches);
    const options = { ...judged, ...asked.cluster, today: io.today, mostFindings: Number.POSITIVE_INFINITY };
    const corrected = 'problem' in read ? read : correct(read, options);
    if ('problem' in corrected) {
      problems.push(corrected.problem);
      continue;
    }
    files.push(...corrected);
    texts = new Map([...texts, ...corrected.map(({ path: name, after }) => [name, after] as const)]);
    failing ||= corrected.some(({ left }) => fails(left, flags, task.chain));
  }
  return { files, problems, failing };
}

function withCorrected(read: Awaited<ReturnType<Task['read']>>, texts: Texts): typeof read {
  return 'problem' in read ? read : { ...read, files: withTexts(read.files, texts) };
}

/** Writes the files that changed. Where one cannot be written the others still are; returns what to say about each that cannot. */
function writeFiles(files: readonly CorrectedFile[], io: Io): ReadonlyMap<CorrectedFile, string> {
  const problems = new Map<CorrectedFile, string>();
  for (const file of files) {
    const { path: name, before, after } = file;
    if (before === after) continue;
    try {
      replaceFile(path.resolve(io.cwd, name), after, Buffer.from(before, 'utf8'), io.fs);
    } catch (error) {
      problems.set(file, `${name}: not written: ${reasonOf(error)}`);
    }
  }
  return problems;
}

/** Prints what changes, in the asked form; of standard input the corrected text. */
function print(files: readonly CorrectedFile[], line: CorrectionLine, io: Io): void {
  const { flags } = line;
  const redact = flags.redact ?? false;
  if (flags.format === 'json') printDocument(io, { files: files.map((file) => reportedCorrection(file, redact)) });
  else if (wantsText(line)) io.stdout.write(files.map(({ after }) => after).join(''));
  else if (!flags.write) {
    const colors = wantsColors(flags.color, io.env, io.stdout.isTTY);
    for (const file of files) {
      const diff = diffOf(file, redact);
      io.stdout.write(colors ? paintedDiff(diff) : diff);
    }
  }
}

function isChanged({ before, after }: CorrectedFile): boolean {
  return before !== after;
}
