import type { CommandLine } from '../../cli/flags.ts';
import { didYouMean } from '../../config/did-you-mean.ts';
import { type CorrectedFile, correctedFiles } from '../../engine/fix/corrected.ts';
import { fixTexts } from '../../engine/fix/fix.ts';
import { wantsColors } from '../../report/colors.ts';
import { fixDocument } from '../../report/fix-json.ts';
import { fixRemark, paintedDiff } from '../../report/fix-text.ts';
import { redactedYaml } from '../../report/redact.ts';
import { rules } from '../../rules/index.ts';
import { unifiedDiff } from '../../text/diff.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { fails, optionsFor } from '../shared/options.ts';
import { prepare, type Prepared } from '../shared/prepare.ts';
import { printDocument } from '../shared/print.ts';
import { complain, say } from '../shared/say.ts';
import type { ReadTask } from '../shared/tasks.ts';
import type { FIX_FLAGS } from './flags.ts';
import { writeFiles } from './write.ts';

type FixLine = CommandLine<typeof FIX_FLAGS>;
type Flags = FixLine['flags'];

/** Corrects the files of a command line: prints what changes, or writes it. */
export async function fix({ flags, words }: FixLine, io: Io): Promise<Outcome> {
  const named = flags.rule ?? [];
  const ids = named.filter((word) => !word.includes('='));
  const usage = usageProblem(flags, ids, words);
  if (usage !== undefined) return complain(io, usage);
  const prepared = await prepare({ flags: { ...flags, rule: named.filter((word) => word.includes('=')) }, words }, io);
  if ('outcome' in prepared) return prepared.outcome;
  const { files, unread, failing } = await correctAll(prepared, flags, ids, io);
  print(files, flags, words, io);
  const unwritten = flags.write ? writeFiles(files, io) : [];
  const trouble = [...prepared.problems, ...unread, ...unwritten];
  const remarks = files.map((file) => fixRemark(file, flags.unsafe ?? false));
  for (const text of [...prepared.notes, ...remarks, ...trouble]) say(io, text);
  if (trouble.length > 0) return 'trouble';
  const isFailing = flags.diff ? files.some(isChanged) : failing;
  return isFailing ? 'findings' : 'clean';
}

function usageProblem(flags: Flags, ids: readonly string[], words: readonly string[]): string | undefined {
  const known = rules.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) return `--rule ${unknown}: there is no rule ${unknown}${didYouMean(unknown, known)}`;
  if (flags.write && words.includes('-'))
    return 'standard input cannot be written; leave out --write for the corrected text';
  return undefined;
}

interface Corrections {
  readonly files: readonly CorrectedFile[];
  /** Files that could not be read. */
  readonly unread: readonly string[];
  /** True if what is left fails the run. */
  readonly failing: boolean;
}

async function correctAll(
  { tasks, asked }: Prepared,
  flags: Flags,
  ids: readonly string[],
  io: Io,
): Promise<Corrections> {
  const files: CorrectedFile[] = [];
  const unread: string[] = [];
  let failing = false;
  for (const task of tasks) {
    const read = await task.read();
    if ('problem' in read) {
      unread.push(read.problem);
      continue;
    }
    const judged = optionsFor(asked.settings, task.chain, task.matches);
    const options = { ...judged, ...asked.cluster, today: io.today, mostFindings: Number.POSITIVE_INFINITY };
    const corrected = correct(read, (sources) => read.lint(sources, options), flags, ids);
    files.push(...corrected);
    failing ||= corrected.some(({ left }) => fails(left, flags, task.chain));
  }
  return { files, unread, failing };
}

function correct(
  { files }: ReadTask,
  lint: (files: ReadTask['files']) => ReturnType<ReadTask['lint']>,
  flags: Flags,
  ids: readonly string[],
): readonly CorrectedFile[] {
  const before = new Map(files.map(({ path, text }) => [path, text]));
  const wanted = {
    unsafe: flags.unsafe ?? false,
    ...(ids.length > 0 ? { rules: new Set(ids) } : {}),
    ...(flags.into === undefined ? {} : { into: flags.into }),
  };
  const fixed = fixTexts(
    before,
    (texts) => lint(files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }))),
    wanted,
  );
  return correctedFiles(before, fixed);
}

function print(files: readonly CorrectedFile[], flags: Flags, words: readonly string[], io: Io): void {
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
