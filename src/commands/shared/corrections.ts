import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import type { CorrectedFile } from '../../engine/fix/corrected.ts';
import type { LintOptions } from '../../engine/lint.ts';
import { reasonOf } from '../../input/file-system.ts';
import { wantsColors } from '../../report/colors.ts';
import { fixDocument } from '../../report/fix-json.ts';
import { fixRemark, paintedDiff } from '../../report/fix-text.ts';
import { redactedYaml } from '../../report/redact.ts';
import { unifiedDiff } from '../../text/diff.ts';
import { replaceFile } from '../../write/replace-file.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import type { CORRECTION_FLAGS, JUDGE_FLAGS } from './flags.ts';
import { fails, optionsFor } from './options.ts';
import { prepare, type Prepared } from './prepare.ts';
import { printDocument } from './print.ts';
import { complain, say } from './say.ts';
import type { ReadTask } from './tasks.ts';

type CorrectionLine = CommandLine<typeof JUDGE_FLAGS & typeof CORRECTION_FLAGS>;

/** Corrects the files of one task, in memory; what is wrong with the command line is said in words. */
export type Correct = (task: ReadTask, options: LintOptions) => readonly CorrectedFile[] | { readonly problem: string };

/** Corrects the files of a command line: prints what changes, or writes it. */
export async function runCorrections(
  { flags, words }: CorrectionLine,
  io: Io,
  correct: Correct,
  remarksOn = (file: CorrectedFile): readonly string[] => [fixRemark(file)],
): Promise<Outcome> {
  if (flags.write && words.includes('-'))
    return complain(io, 'standard input cannot be written; leave out --write for the corrected text');
  const prepared = await prepare({ flags, words }, io);
  if ('outcome' in prepared) return prepared.outcome;
  const { files, problems, failing } = await correctAll(prepared, flags, io, correct);
  print(files, { flags, words }, io);
  const unwritten = flags.write ? writeFiles(files, io) : [];
  const trouble = [...prepared.problems, ...problems, ...unwritten];
  for (const text of [...prepared.notes, ...files.flatMap(remarksOn), ...trouble]) say(io, text);
  if (trouble.length > 0) return 'trouble';
  const isFailing = flags.diff ? files.some(isChanged) : failing;
  return isFailing ? 'findings' : 'clean';
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
  let failing = false;
  for (const task of tasks) {
    const read = await task.read();
    const judged = optionsFor(asked.settings, task.chain, task.matches);
    const options = { ...judged, ...asked.cluster, today: io.today, mostFindings: Number.POSITIVE_INFINITY };
    const corrected = 'problem' in read ? read : correct(read, options);
    if ('problem' in corrected) {
      problems.push(corrected.problem);
      continue;
    }
    files.push(...corrected);
    failing ||= corrected.some(({ left }) => fails(left, flags, task.chain));
  }
  return { files, problems, failing };
}

/** Writes the files that changed. Where one cannot be written the others still are; returns what to say about each. */
function writeFiles(files: readonly CorrectedFile[], io: Io): readonly string[] {
  const problems: string[] = [];
  for (const { path: name, before, after } of files) {
    if (before === after) continue;
    try {
      replaceFile(path.resolve(io.cwd, name), after, Buffer.from(before, 'utf8'), io.fs);
    } catch (error) {
      problems.push(`${name}: not written: ${reasonOf(error)}`);
    }
  }
  return problems;
}

/** Prints what changes, in the asked form; of standard input the corrected text. */
function print(files: readonly CorrectedFile[], { flags, words }: CorrectionLine, io: Io): void {
  const diffOf = ({ path, before, after }: CorrectedFile): string =>
    flags.redact ? unifiedDiff(redactedYaml(before), redactedYaml(after), path) : unifiedDiff(before, after, path);
  if (flags.format === 'json') printDocument(io, fixDocument(files, diffOf));
  else if (words.includes('-') && !flags.diff) io.stdout.write(files.map(({ after }) => after).join(''));
  else if (!flags.write) {
    const colors = wantsColors(flags.color, io.env, io.stdout.isTTY);
    for (const diff of files.map(diffOf)) io.stdout.write(colors ? paintedDiff(diff) : diff);
  }
}

function isChanged({ before, after }: CorrectedFile): boolean {
  return before !== after;
}
