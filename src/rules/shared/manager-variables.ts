import type { View } from '../../model/release.ts';

/** A variable that the values give to the manager's container. */
export interface ManagerVariable {
  readonly name: string;
  readonly value: View;
  /** The values key that it stands in. */
  readonly source: 'envVars' | 'extraEnv' | 'extraEnvFrom';
}

/** The variables of the user's own that the manager's container gets; of several with one name the last counts (chart 0.92.0: templates/_env_vars.tpl). */
export function managerVariables(values: View): readonly ManagerVariable[] {
  const listed = values
    .at('envVars')
    .items()
    .flatMap((item) => {
      const name = item.at('name').string;
      return name === undefined ? [] : [{ name, value: item.at('value'), source: 'envVars' as const }];
    });
  const mapped = (['extraEnv', 'extraEnvFrom'] as const).flatMap((source) =>
    values
      .at(source)
      .entries()
      .map((value) => ({ name: String(value.key), value, source })),
  );
  return [...new Map([...listed, ...mapped].map((variable) => [variable.name, variable])).values()];
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
