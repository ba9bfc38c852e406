import { compareVersions, runnerKey, type Key } from '../../knowledge/index.ts';
import type { Problem } from '../../model/problem.ts';
import type { Release, View } from '../../model/release.ts';
import { misplacedIn } from './misplaced.ts';

/** A setting of config.toml that other versions of the runner read in the same table, and this one drops. */
export interface KeyOfOtherVersions {
  readonly at: View;
  readonly key: Key;
  /** It came with a later version; else an earlier one was the last. */
  readonly newer: boolean;
}

/** Every setting that only other versions of the runner read where it stands; not those that have moved to another table. */
export function keysOfOtherVersions({ problems, runner }: Release): readonly KeyOfOtherVersions[] {
  return problems.flatMap((problem) => {
    const key = keyOfOtherVersions(problem);
    if (problem.code !== 'unknown-key' || !key) return [];
    return writtenTables(problem.at).map((at) => ({
      at,
      key: runnerKey(at.route) ?? key,
      newer: compareVersions(runner, key.since) < 0,
    }));
  });
}

/** The tables that have a header or key of their own: `[a.b.c]` is about `c`, even where `b` is unknown already. */
function writtenTables(at: View): readonly View[] {
  const children = at.entries();
  return children[0] && isOnItsWay(at, children[0]) ? children.flatMap(writtenTables) : [at];
}

/** True where a table exists only as a step in the header or dotted key of what is below it. */
function isOnItsWay(table: View, child: View): boolean {
  const { start, end } = table.place.span;
  const below = child.place.span;
  return (below.start < start && below.end > end) || below.start === end + '.'.length;
}

/** What is known about an unknown key of config.toml that other versions read; undefined for everything else. */
export function keyOfOtherVersions(problem: Problem): Key | undefined {
  if (problem.code !== 'unknown-key' || problem.document !== 'config' || misplacedIn(problem) !== undefined)
    return undefined;
  return runnerKey(problem.at.route);
}
