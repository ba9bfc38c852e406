import { chartKey, knows } from '../../knowledge/index.ts';
import type { Release, View } from '../../model/release.ts';
import { forLatest } from '../../text/for-latest.ts';
import { isGiven } from './truth.ts';

/** A variable that the values give to the manager's container. */
export interface ManagerVariable {
  readonly name: string;
  readonly value: View;
  /** The values key that it stands in. */
  readonly source: 'envVars' | 'extraEnv' | 'extraEnvFrom';
}

/** The variables of the user's own that the manager's container gets; of several with one name the last counts (chart 0.92.0: templates/_env_vars.tpl). */
export const managerVariables = forLatest((release: Release): readonly ManagerVariable[] => {
  const { values } = release;
  if (!values) return [];
  const listed = values
    .at('envVars')
    .items()
    .flatMap((item) => {
      const name = item.at('name').string;
      return name === undefined ? [] : [{ name, value: item.at('value'), source: 'envVars' as const }];
    });
  const mapped = mapsRead(release).flatMap((source) =>
    values
      .at(source)
      .entries()
      .map((value) => ({ name: String(value.key), value, source })),
  );
  return [...new Map([...listed, ...mapped].map((variable) => [variable.name, variable])).values()];
});

/**
 * The value that one variable of the manager gets, one of `extraEnvFrom` a map; undefined where none of the values has it. Where the
 * last word is with something unknown, that.
 */
export function managerVariable(release: Release, name: string): View | undefined {
  const { values } = release;
  if (!values) return undefined;
  const inMaps = mapsRead(release).map((map) => values.at([map, name]));
  return inMaps.findLast(({ kind }) => kind !== 'absent') ?? inList(values, name);
}

function inList(values: View, name: string): View | undefined {
  const list = values.at('envVars');
  if (list.unknown) return list;
  return list
    .items()
    .findLast((item) => item.at('name').string === name)
    ?.at('value');
}

/** The maps of variables that the chart of that version reads, in its order. */
const mapsRead = forLatest(({ chart }: Release) =>
  (['extraEnv', 'extraEnvFrom'] as const).filter((map) => {
    const key = chartKey(map);
    return chart !== null && key !== undefined && knows(chart, key);
  }),
);

/** True where the manager's container has the environment variable, or may have it. */
export function mayHaveVariable(values: View, name: string): boolean {
  const lists = [values.at('envVars'), values.at('extraEnvFromRefs')];
  if (lists.some((list) => list.unknown) || isGiven(values.at('extraEnvFromRefs'))) return true;
  const inMap = ['extraEnv', 'extraEnvFrom'].some((map) => isGiven(values.at([map, name])));
  return (
    inMap ||
    values
      .at('envVars')
      .items()
      .some((item) => item.unknown || item.at('name').unknown || item.at('name').string === name)
  );
}

/** True where variables may come that the values do not name. */
export function mayHaveMoreVariables(values: View): boolean {
  const lists = ['envVars', 'extraEnv', 'extraEnvFrom', 'extraEnvFromRefs'].map((key) => values.at(key));
  return (
    lists.some((list) => list.unknown) ||
    values.at('extraEnvFromRefs').items().length > 0 ||
    values
      .at('envVars')
      .items()
      .some((item) => item.unknown || item.at('name').unknown)
  );
}
