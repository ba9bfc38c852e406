import { chartKey, knows } from '../../knowledge/index.ts';
import type { Release, View } from '../../model/release.ts';

/**
 * The value that an environment variable of the manager gets from `envVars`, `extraEnv` or `extraEnvFrom`; the last of them counts
 * (chart 0.92.0: templates/_env_vars.tpl). undefined where none of them has it; one of `extraEnvFrom` is a map.
 */
export function managerVariable(release: Release, name: string): View | undefined {
  const { values } = release;
  if (!values) return undefined;
  const inMaps = ['extraEnvFrom', 'extraEnv']
    .filter((map) => isRead(release, map))
    .map((map) => values.at([map, name]));
  return inMaps.find(({ kind }) => kind !== 'absent') ?? inList(values, name);
}

function inList(values: View, name: string): View | undefined {
  const list = values.at('envVars');
  if (list.unknown) return list;
  return list
    .items()
    .findLast((item) => item.at('name').string === name)
    ?.at('value');
}

function isRead({ chart }: Release, map: string): boolean {
  const key = chartKey(map);
  return chart !== null && key !== undefined && knows(chart, key);
}
