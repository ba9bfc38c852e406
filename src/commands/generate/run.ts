import type { CommandLine } from '../../cli/flags.ts';
import { didYouMean } from '../../config/did-you-mean.ts';
import { generate as generateFiles } from '../../generate/generate.ts';
import { type Generator, type GeneratorName, GENERATORS } from '../../generate/generators.ts';
import type { Answers } from '../../generate/answers.ts';
import type { Given } from '../../generate/given.ts';
import { fixRemark } from '../../report/fix-text.ts';
import { readFile } from '../shared/user-input.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { complain, say } from '../shared/say.ts';
import type { Read } from '../shared/version.ts';
import { readAllAnswers, terminalFor } from './answers.ts';
import { askAnswers } from './ask.ts';
import type { GENERATE_FLAGS } from './flags.ts';
import { deliver } from './output.ts';
import { readTemplates } from './templates.ts';

type Flags = CommandLine<typeof GENERATE_FLAGS>['flags'];

/** Generates what the words ask for: prints it, writes it, or shows what would change. */
export async function generate({ flags, words }: CommandLine<typeof GENERATE_FLAGS>, io: Io): Promise<Outcome> {
  const asked = readWords(words);
  if ('usage' in asked) return complain(io, asked.usage);
  const { what, name } = asked.value;
  const templates = flags.templates === undefined ? undefined : await readTemplates(flags.templates, io);
  if (templates && 'usage' in templates) return complain(io, templates.usage);
  const { needsNoAnswers }: Generator = GENERATORS[what];
  if (needsNoAnswers && (flags.answers ?? flags.answer) !== undefined)
    return complain(io, `generate ${what} takes no answers`);
  const terminal = needsNoAnswers ? undefined : await terminalFor(flags, io);
  const answers = terminal ? await askAnswers(what, terminal) : await readAllAnswers(flags, io);
  if ('problems' in answers) {
    for (const problem of answers.problems) say(io, problem);
    return 'trouble';
  }
  if (flags.from !== undefined) return correct(flags.from, what, answers, flags, io);
  const files = generateFiles({
    what,
    answers: answers.answers,
    ...(name === undefined ? {} : { name }),
    ...(templates ? { templates: templates.value } : {}),
  });
  if ('message' in files) {
    const line = files.line === undefined ? '' : `:${files.line}`;
    return complain(io, `${flags.templates}/${files.template}.hbs${line}: ${files.message}`);
  }
  return deliver(files, GENERATORS[what].makes, flags, io);
}

/** Gives an existing file in the place of a generated one. */
async function correct(
  from: string,
  what: GeneratorName,
  { answers, given }: { readonly answers: Answers; readonly given: Given },
  flags: Flags,
  io: Io,
): Promise<Outcome> {
  if (what !== 'values' && what !== 'config') return complain(io, `generate ${what} takes no --from`);
  if (flags.templates !== undefined) return complain(io, '--from uses no templates; leave out --templates');
  const read = await readFile(from, io);
  if ('problem' in read) return complain(io, read.problem);
  const { correctedFrom } = await import('../../generate/from.ts');
  const file = correctedFrom(read.source, answers, given);
  const kind = file?.left.kind ?? null;
  if (!file || kind === null || (kind === 'config-toml') !== (what === 'config'))
    return complain(io, `${from}: this is no file for generate ${what}`);
  say(io, fixRemark(file));
  return deliver([{ path: from, text: file.after }], 'file', flags, io);
}

function readWords([word, name, ...more]: readonly string[]): Read<{
  readonly what: GeneratorName;
  readonly name?: string;
}> {
  const known = Object.keys(GENERATORS);
  if (word === undefined) return { usage: `generate what? One of ${known.join(', ')}` };
  if (!isGenerator(word))
    return { usage: `generate ${word}: it must be one of ${known.join(', ')}${didYouMean(word, known)}` };
  const { takes, refuses }: Generator = GENERATORS[word];
  if (takes === undefined && name !== undefined) return { usage: `generate ${word} takes no "${name}"` };
  if (takes !== undefined && name === undefined) return { usage: `generate ${word} needs a ${takes}` };
  const wrong = name === undefined ? undefined : refuses?.(name);
  if (wrong !== undefined) return { usage: `generate ${word} ${name}: ${wrong}` };
  if (more.length > 0) return { usage: `generate ${word} takes no "${more[0]}"` };
  return { value: name === undefined ? { what: word } : { what: word, name } };
}

function isGenerator(word: string): word is GeneratorName {
  return Object.hasOwn(GENERATORS, word);
}
