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
    return [{ at: problem.at, key, newer: compareVersions(runner, key.since) < 0 }];
  });
}

/** What is known about an unknown key of config.toml that other versions read; undefined for everything else. */
export function keyOfOtherVersions(problem: Problem): Key | undefined {
  if (problem.code !== 'unknown-key' || problem.document !== 'config' || misplacedIn(problem) !== undefined)
    return undefined;
  return runnerKey(problem.at.route);
}
