import type { CommandLine } from '../../cli/flags.ts';
import { type AnswerProblem, type Answers, named } from '../../generate/answers.ts';
import { type AnswersFile, readAnswers } from '../../generate/answers-file.ts';
import { complete } from '../../generate/complete.ts';
import { type Given, over, parseArgument } from '../../generate/given.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { Io, Terminal } from '../io.ts';
import { readFile } from '../shared/user-input.ts';
import type { Read } from '../shared/version.ts';
import type { GENERATE_FLAGS } from './flags.ts';

type Flags = CommandLine<typeof GENERATE_FLAGS>['flags'];

/** Answers, or all that is wrong with them, a line each. */
export type ReadAnswers =
  { readonly answers: Answers; readonly given: Given } | { readonly problems: readonly string[] };

/** Who is to be asked: whoever sits at the terminal, unless there are answers. */
export async function terminalFor(flags: Flags, io: Io): Promise<Terminal | undefined> {
  const isSaid = flags.answers !== undefined || flags.answer !== undefined || flags.from !== undefined;
  return isSaid ? undefined : io.terminal();
}

/** The answers of a command line, from a file and from flags. */
export async function readAllAnswers(flags: Flags, io: Io): Promise<ReadAnswers> {
  const file = flags.answers === undefined ? undefined : await readAnswersFile(flags.answers, io);
  if (file && 'problems' in file) return file;
  const given = readArguments(flags.answer ?? [], file?.file.given ?? {});
  if ('usage' in given) return { problems: [given.usage] };
  const completed = complete(given.value);
  if ('answers' in completed) return { ...completed, given: given.value };
  return { problems: completed.problems.map((problem) => `${file?.where(problem) ?? ''}${named(problem)}`) };
}

interface PlacedAnswers {
  readonly file: AnswersFile;
  /** `FILE:LINE:COLUMN: ` of an answer, the file alone where it is not in there. */
  readonly where: (problem: AnswerProblem) => string;
}

async function readAnswersFile(
  name: string,
  io: Io,
): Promise<PlacedAnswers | { readonly problems: readonly string[] }> {
  const read = await readFile(name, io);
  if ('problem' in read) return { problems: [read.problem] };
  const { text, damage } = read.source;
  if (damage) return { problems: [`${name}: ${damage.kind === 'too-large' ? 'too large' : 'not UTF-8'}`] };
  const lines = new LineIndex(text);
  const at = ({ start }: Span): string => {
    const { line, column } = lines.position(start);
    return `${name}:${line}:${column}: `;
  };
  const file = readAnswers(text);
  if (file.problems.length > 0) return { problems: file.problems.map(({ span, message }) => `${at(span)}${message}`) };
  const where: PlacedAnswers['where'] = ({ path }) => {
    const span = file.spanOf(path);
    return span ? at(span) : `${name}: `;
  };
  return { file, where };
}

function readArguments(given: readonly string[], below: Given): Read<Given> {
  let answers = below;
  for (const argument of given) {
    const answer = parseArgument(argument);
    if ('problem' in answer) return { usage: `--answer ${argument}: ${String(answer['problem'])}` };
    answers = over(answers, answer);
  }
  return { value: answers };
}
