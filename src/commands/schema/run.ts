import type { CommandLine } from '../../cli/flags.ts';
import { chartVersion, newestChart, newestRunner } from '../../knowledge/index.ts';
import { allRecords } from '../../knowledge/records.ts';
import { schemaOf } from '../../schema/published.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { complain, say } from '../shared/say.ts';
import { readVersion } from '../shared/version.ts';
import type { SCHEMA_FLAGS } from './flags.ts';

/** Prints the JSON Schema of one version of the chart's values or of config.toml. */
export async function schema({ flags, words }: CommandLine<typeof SCHEMA_FLAGS>, io: Io): Promise<Outcome> {
  const [document, ...more] = words;
  if ((document !== 'values' && document !== 'config') || more.length > 0)
    return complain(io, 'schema of what? Write "schema values" or "schema config"');
  const version =
    document === 'values'
      ? readVersion('chart', flags['chart-version'], newestChart)
      : readVersion('runner', flags['runner-version'], newestRunner);
  if ('usage' in version) return complain(io, version.usage);
  for (const note of version.value.notes) say(io, note);
  const asked = version.value.version;
  const exact = document === 'values' ? chartVersion(asked ?? newestChart) : (asked ?? newestRunner);
  io.stdout.write(`${JSON.stringify(schemaOf({ document, version: exact, ...allRecords(document) }), null, 2)}\n`);
  return 'clean';
}
