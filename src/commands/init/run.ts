import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import { configurationText } from '../../generate/configuration.ts';
import { ci, preCommit, renovate } from '../../generate/gates.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { deliver } from '../generate/output.ts';
import { complain, say } from '../shared/say.ts';
import type { INIT_FLAGS } from './flags.ts';
import { survey } from './survey.ts';

const NAME = '.runner-lint.yaml';

/** Writes a configuration for the files of the folder, and says which gates there are. */
export async function init({ flags, words }: CommandLine<typeof INIT_FLAGS>, io: Io): Promise<Outcome> {
  if (words.length > 0)
    return complain(io, `init takes no word: it looks at the folder that it runs in, not at ${words[0]}`);
  const { surveyed, problems } = await survey(io);
  for (const problem of problems) say(io, problem);
  const output = flags.output ?? NAME;
  const files = [{ path: NAME, text: configurationText(surveyed) }];
  const outcome = deliver(files, 'file', { ...flags, output }, io);
  if (outcome === 'clean' && output !== '-' && !flags.diff) for (const offer of gates(io)) say(io, offer);
  return problems.length > 0 ? 'trouble' : outcome;
}

const GATES = { ci, 'pre-commit': preCommit, renovate };

/** How each gate is set up: written where its file is not there yet. */
function gates({ cwd, fs }: Io): readonly string[] {
  return Object.entries(GATES).map(([word, { file }]) =>
    fs.existsSync(path.resolve(cwd, file))
      ? `next: runner-lint generate ${word} (prints what belongs into ${file})`
      : `next: runner-lint generate ${word} --output ${file}`,
  );
}
