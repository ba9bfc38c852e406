import type { CommandLine } from '../../cli/flags.ts';
import { noRule } from '../../config/did-you-mean.ts';
import { correctedFiles } from '../../engine/fix/corrected.ts';
import { fixTexts } from '../../engine/fix/fix.ts';
import { textsOf, withTexts } from '../../engine/together.ts';
import type { Finding } from '../../model/finding.ts';
import { rules } from '../../rules/index.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { runCorrections } from '../shared/corrections.ts';
import { complain } from '../shared/say.ts';
import type { FIX_FLAGS } from './flags.ts';

/** Corrects what lint finds in the files of a command line. */
export async function fix({ flags, words }: CommandLine<typeof FIX_FLAGS>, io: Io): Promise<Outcome> {
  const named = flags.rule ?? [];
  const ids = named.filter((word) => !word.includes('='));
  const severities = named.filter((word) => word.includes('='));
  const known = rules.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) return complain(io, `--rule ${unknown}: ${noRule(unknown, known)}`);
  const { unsafe = false, into } = flags;
  const wanted = {
    unsafe,
    ...(ids.length > 0 ? { wants: ({ rule }: Finding) => ids.includes(rule) } : {}),
    ...(into === undefined ? {} : { into }),
  };
  return runCorrections({ flags: { ...flags, rule: severities }, words }, io, (task, options) => {
    const before = textsOf(task.files);
    if (into !== undefined && !before.has(into))
      return {
        problem: `--into ${into}: it is none of the files that are judged together: ${[...before.keys()].join(', ')}`,
      };
    const fixed = fixTexts(before, (texts) => task.lint(withTexts(task.files, texts), options), wanted);
    return correctedFiles(before, fixed);
  });
}
