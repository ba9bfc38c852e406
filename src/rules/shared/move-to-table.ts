import { runnerKey } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { fits } from './fitting.ts';
import { header } from './names.ts';
import { tableIn } from './table-in.ts';

/** Moves a setting of config.toml, as it is, to a table by its dotted name; undefined where that has it already, or it could not have such a value. */
export function moveToTable(at: View, table: string, { config, runner }: Release): Proposal | undefined {
  const to = config && tableIn(config, table, at.route)?.at([String(at.key)]);
  const key = to && runnerKey(to.route);
  if (!key || to.written || !fits(at, key, 'config', runner)) return undefined;
  const where = table === '' ? 'the top of the file' : header(table);
  return { disposition: 'safe', title: `Move ${at.key} to ${where}.`, changes: [{ op: 'move', at, to }] };
}
