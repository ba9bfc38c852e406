import type { View } from '../model/release.ts';

/** True words of Go's strconv.ParseBool. */
const TRUE = ['1', 't', 'T', 'true', 'True', 'TRUE'];

/** Whether a feature flag is on for all jobs of a runner: its table beats `environment`. undefined where nobody can tell. */
export function featureFlagOf(runner: View, name: string, otherwise: boolean): boolean | undefined {
  const inTable = runner.at('feature_flags').at([name]);
  if (inTable.kind !== 'absent') return inTable.boolean;
  const environment = runner.at('environment');
  const pairs = environment.items().map((item) => item.string);
  if (environment.unknown || pairs.includes(undefined)) return undefined;
  const set = pairs.findLast((pair) => pair?.startsWith(`${name}=`));
  return set === undefined ? otherwise : TRUE.includes(set.slice(name.length + 1));
}
