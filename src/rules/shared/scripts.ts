import { knows, runnerKey } from '../../knowledge/index.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';

const NAMES = [
  'pre_clone_script',
  'post_clone_script',
  'pre_get_sources_script',
  'post_get_sources_script',
  'pre_build_script',
  'post_build_script',
];

/** The scripts of a `[[runners]]` that this version runs, where one is given or may be. */
export function scriptsOf(release: Release, runner: RunnerView): readonly View[] {
  return NAMES.map((name) => runner.at(name)).filter(({ kind, route }) => {
    const key = kind === 'absent' ? undefined : runnerKey(route);
    return key !== undefined && knows(release.runner, key);
  });
}
