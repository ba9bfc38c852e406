import { runnerKey } from '../../knowledge/index.ts';
import type { Problem } from '../../model/problem.ts';
import type { View } from '../../model/release.ts';
import { dotted } from './names.ts';

/**
 * The table of config.toml in which an unknown key would be known; undefined where none is likely to have been meant. Tables around the
 * key and below it are; one elsewhere is if it stands on the first two levels (`name` in a probe far away says nothing) and no key
 * of the same table has a like name.
 */
export function misplacedIn(problem: Problem): string | undefined {
  if (problem.code !== 'unknown-key' || problem.document !== 'config') return undefined;
  const { at, knownIn, suggestion } = problem;
  const here = dotted(at.route.slice(0, -1)).toLowerCase();
  const ofOtherVersions = runnerKey(at.route);
  if (ofOtherVersions) return movedTo(ofOtherVersions.replacement ?? '', String(at.key), here);
  const fitting = knownIn.filter((table) => mayStandFor(at, runnerKey(below(table, String(at.key)))?.type ?? ''));
  const near = fitting.find((table) => isAround(table, here) || isAround(here, table));
  return near ?? (suggestion === undefined ? fitting.find((table) => table.split('.').length <= 2) : undefined);
}

/** A table cannot have been meant for a setting of the same name that is none, nor a plain value for a table. */
function mayStandFor({ kind }: View, type: string): boolean {
  if (kind === 'map') return type.startsWith('table') || type.startsWith('map<');
  return kind !== 'scalar' || !type.startsWith('table');
}

function below(table: string, name: string): string {
  return table === '' ? name : `${table}.${name}`;
}

/** The table that a key moved to in a later version under the same name; undefined where it has another name now, or none. */
function movedTo(replacement: string, name: string, here: string): string | undefined {
  const end = replacement.lastIndexOf('.');
  const table = replacement.slice(0, Math.max(0, end));
  return table !== here && replacement.slice(end + 1) === name ? table : undefined;
}

function isAround(outer: string, inner: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}.`);
}
