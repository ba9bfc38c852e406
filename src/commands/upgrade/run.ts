import type { CommandLine } from '../../cli/flags.ts';
import { correctedFiles } from '../../engine/fix/corrected.ts';
import { textsOf, withTexts } from '../../engine/together.ts';
import { pinnedVersion, upgradeTexts } from '../../engine/upgrade/upgrade.ts';
import { compareVersions, newestChart } from '../../knowledge/index.ts';
import { fixRemark, leftLines } from '../../report/fix-text.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { runCorrections } from '../shared/corrections.ts';
import { complain } from '../shared/say.ts';
import { readVersion } from '../shared/version.ts';
import type { UPGRADE_FLAGS } from './flags.ts';

/** Carries the values of a command line over from one chart version to another. */
export async function upgrade({ flags, words }: CommandLine<typeof UPGRADE_FLAGS>, io: Io): Promise<Outcome> {
  const from = readVersion('chart', flags.from, newestChart);
  const to = readVersion('chart', flags.to, newestChart);
  if ('usage' in from) return complain(io, from.usage.replace('--chart-version', '--from'));
  if ('usage' in to) return complain(io, to.usage.replace('--chart-version', '--to'));
  const target = to.value.version ?? newestChart;
  return runCorrections(
    { flags, words },
    io,
    ({ files, lint }, options) => {
      const written = from.value.version ?? files.map(pinnedVersion).find((version) => version !== undefined);
      const name = files.map((file) => file.path).join(', ');
      if (written === undefined) return { problem: `${name}: no chart version stands beside the values; say --from` };
      if (compareVersions(written, target) > 0)
        return { problem: `${name}: the values are for chart ${written}, which is newer than ${target}` };
      const fixed = upgradeTexts(
        files,
        (as) => (texts) => lint(withTexts(files, texts), { ...options, preset: 'all', ...as }),
        { from: written, to: target },
      );
      return correctedFiles(textsOf(files), fixed);
    },
    (file) => [fixRemark(file), ...leftLines(file)],
  );
}
