import type { CommandLine } from '../../cli/flags.ts';
import { explain as explainWord, pageOf } from '../../explain/explain.ts';
import { markdownOf } from '../../explain/markdown.ts';
import { textOf } from '../../explain/text.ts';
import { newestChart, newestRunner } from '../../knowledge/index.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { printDocument } from '../shared/print.ts';
import { complain, say } from '../shared/say.ts';
import { readVersion } from '../shared/version.ts';
import { terminalWidth } from '../shared/width.ts';
import type { EXPLAIN_FLAGS } from './flags.ts';

/** Prints all that is known about a rule or a setting. */
export async function explain({ flags, words }: CommandLine<typeof EXPLAIN_FLAGS>, io: Io): Promise<Outcome> {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) return complain(io, 'explain what? Give one rule or one setting');
  const chart = readVersion('chart', flags['chart-version'], newestChart);
  if ('usage' in chart) return complain(io, chart.usage);
  const runner = readVersion('runner', flags['runner-version'], newestRunner);
  if ('usage' in runner) return complain(io, runner.usage);
  for (const note of [...chart.value.notes, ...runner.value.notes]) say(io, note);
  const answer = explainWord(word, {
    ...(chart.value.version === undefined ? {} : { chart: chart.value.version }),
    ...(runner.value.version === undefined ? {} : { runner: runner.value.version }),
  });
  if ('problem' in answer) return complain(io, answer.problem);
  if (flags.format === 'json') return printDocument(io, { explained: answer.explained });
  const pages = answer.explained.map(pageOf);
  const width = terminalWidth(io.stdout);
  io.stdout.write(pages.map((page) => (flags.format === 'text' ? textOf(page, width) : markdownOf(page))).join('\n'));
  return 'clean';
}
