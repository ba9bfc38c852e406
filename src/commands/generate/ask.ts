import { eachAnswer, formatOf } from '../../generate/answer-schema.ts';
import { named } from '../../generate/answers.ts';
import { complete } from '../../generate/complete.ts';
import type { GeneratorName } from '../../generate/generators.ts';
import { type Given, over, parseArgument } from '../../generate/given.ts';
import type { Terminal } from '../io.ts';
import type { ReadAnswers } from './answers.ts';

type Question = ReturnType<typeof eachAnswer>[number];

/**
 * Asks for every answer that matters after those before; an empty line takes the default. Asks again where an answer is wrong, or does not
 * go with others.
 */
export async function askAnswers(what: GeneratorName, terminal: Terminal): Promise<ReadAnswers> {
  try {
    return await askAll(what, terminal);
  } finally {
    terminal.close();
  }
}

async function askAll(what: GeneratorName, terminal: Terminal): Promise<ReadAnswers> {
  let given: Given = {};
  for (const question of eachAnswer()) {
    const answered = isIdle(what, question.path, given) ? given : await ask(question, given, terminal);
    if (!answered) return ENDED;
    given = answered;
  }
  for (;;) {
    const completed = complete(given);
    if ('answers' in completed) return { ...completed, given };
    const [problem] = completed.problems;
    const question = eachAnswer().find(({ path }) => path.every((step, index) => problem?.path[index] === step));
    if (!problem || !question) return { problems: completed.problems.map(named) };
    terminal.say(`${named(problem)}\n`);
    const answered = await ask(question, given, terminal);
    if (!answered) return ENDED;
    given = answered;
  }
}

const ENDED: ReadAnswers = { problems: ['no answers: the input ended'] };

/** True for a question that earlier answers leave nothing of. */
function isIdle(what: GeneratorName, [name = '', part]: readonly string[], given: Given): boolean {
  if (name === 'cache' && part !== 'type')
    return ((given['cache'] as Given | undefined)?.['type'] ?? 'none') === 'none';
  if (name === 'chart' || name === 'environments') return what !== 'chart';
  if (name === 'caSecret') return given['privateCa'] !== true;
  return name === 'noProxy' && given['proxy'] === undefined;
}

/** The answers with one more; undefined at the end of input. */
async function ask({ path, answer }: Question, given: Given, terminal: Terminal): Promise<Given | undefined> {
  const name = path.join('.');
  const words = formatOf(answer).enum ?? answer.anyOf?.flatMap((one) => one.enum ?? []);
  const choice = words ? ` (${words.join(', ')})` : '';
  const usual = shown(answer.default);
  terminal.say(`${answer.title}${choice}\n  ${answer.description}\n`);
  for (;;) {
    const line = await terminal.ask(`${name}${usual === '' ? '' : ` [${usual}]`}: `);
    if (line === undefined) return undefined;
    if (line.trim() === '') return given;
    const read = parseArgument(`${name}=${line.trim()}`);
    if (!('problem' in read)) return over(given, read);
    terminal.say(`  ${String(read['problem'])}\n`);
  }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return value === undefined || typeof value === 'object' ? '' : String(value);
}
