import leven from 'leven';
import { knows, type Key } from '../knowledge/index.ts';

/** More edits than this, or than a third of the shorter name, and two names have nothing to do with each other. */
const MAX_EDITS = 2;

/**
 * The key of a table that was probably meant: the same but for case, `-` and `_`; else the nearest by edit distance; else the
 * longest that the name ends with, as imagePullPolicy does with pull_policy; else the only one that ends with the name, as
 * node_tolerations does with tolerations.
 */
export function suggestKey(name: string, table: Key, version: string): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let bestDistance = MAX_EDITS + 1;
  let tail = '';
  const longer: string[] = [];
  for (const key of table.keys.values()) {
    if (!knows(version, key)) continue;
    const candidate = plain(key.name);
    const limit = Math.min(bestDistance - 1, Math.floor(Math.min(candidate.length, wanted.length) / 3));
    const distance = withinReach(candidate, wanted, limit)
      ? leven(wanted, candidate, { maxDistance: limit + 1 })
      : Infinity;
    if (distance <= limit) [best, bestDistance] = [key.name, distance];
    if (wanted.endsWith(candidate) && candidate.length > Math.max(MIN_TAIL - 1, plain(tail).length)) tail = key.name;
    if (candidate.endsWith(wanted) && wanted.length >= MIN_TAIL) longer.push(key.name);
  }
  return best ?? (tail || (longer.length === 1 ? longer[0] : undefined));
}

/** Shorter names end too many others. */
const MIN_TAIL = 6;

/** The difference in length is a lower bound of the distance. */
function withinReach(candidate: string, wanted: string, limit: number): boolean {
  return limit >= 0 && Math.abs(candidate.length - wanted.length) <= limit;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

/** The tables that know a key, nearest to a place first: those that share most of its route, then the shortest way. */
export function nearestFirst(tables: readonly string[], place: readonly string[]): readonly string[] {
  const distance = (table: string): number => {
    const steps = table === '' ? [] : table.split('.');
    let shared = 0;
    while (shared < steps.length && steps[shared] === place[shared]) shared++;
    return steps.length + place.length - 2 * shared;
  };
  return tables.toSorted((left, right) => distance(left) - distance(right));
}
