import type { CommandLine } from '../../cli/flags.ts';
import { didYouMean } from '../../config/did-you-mean.ts';
import { catalogueText } from '../../explain/catalogue.ts';
import { summaryOf } from '../../explain/rule.ts';
import { rules as allRules } from '../../rules/index.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { printDocument } from '../shared/print.ts';
import { complain } from '../shared/say.ts';
import { terminalWidth } from '../shared/width.ts';
import type { RULES_FLAGS } from './flags.ts';

/** Prints the rules, or those of one group. */
export async function rules({ flags, words }: CommandLine<typeof RULES_FLAGS>, io: Io): Promise<Outcome> {
  if (words.length > 0) return complain(io, `rules takes no word; about one rule: runner-lint explain ${words[0]}`);
  const asked = allRules.filter(({ group }) => flags.group === undefined || group === flags.group).map(summaryOf);
  if (asked.length === 0) return complain(io, noGroup(flags.group ?? ''));
  if (flags.format === 'json') return printDocument(io, { rules: asked });
  io.stdout.write(catalogueText(asked, terminalWidth(io.stdout)));
  return 'clean';
}

function noGroup(group: string): string {
  const groups = [...new Set(allRules.map((rule) => rule.group))];
  return `there is no group ${group}${didYouMean(group, groups) || `; groups are ${groups.join(', ')}`}`;
}
