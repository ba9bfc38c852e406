import type { PatchMap } from '../../model/patch.ts';
import type { Answers } from '../answers.ts';

/** What the templates of one environment see. */
export interface EnvironmentView {
  readonly environment: string;
  readonly concurrent: number;
  readonly tokenSecret: string;
  /** People wait for what runs there. */
  readonly productive: boolean;
}

/** The environments, each smaller than production and with a runner of its own. */
export function environmentsOf({ environments, concurrent, tokenSecret }: Answers): readonly EnvironmentView[] {
  return environments.map((environment) => {
    const productive = /^prod(?:uction)?(?:-|$)/.test(environment);
    return {
      environment,
      concurrent: productive ? concurrent : Math.ceil(concurrent / 4),
      tokenSecret: `${tokenSecret}-${environment}`,
      productive,
    };
  });
}

/** The releases that runner-lint checks: the chart by itself, and with the values of each environment. */
export function releasesOf(name: string, answers: Answers): readonly PatchMap[] {
  const { environments, releaseNamespace: namespace } = answers;
  if (environments.length === 0) return [{ name, namespace, values: ['values.yaml'] }];
  return environments.map((environment) => ({
    name: `${name}-${environment}`,
    namespace,
    values: ['values.yaml', `values-${environment}.yaml`],
  }));
}
