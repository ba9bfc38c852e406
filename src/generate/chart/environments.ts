import type { PatchMap } from '../../model/patch.ts';
import type { Answers } from '../answers.ts';

/** The values of all environments on OpenShift. */
export const OPENSHIFT_VALUES = 'values-openshift.yaml';

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
  const { environments, openshift, releaseNamespace: namespace } = answers;
  const values = ['values.yaml', ...(openshift ? [OPENSHIFT_VALUES] : [])];
  if (environments.length === 0) return [{ name, namespace, values }];
  return environments.map((environment) => ({
    name: `${name}-${environment}`,
    namespace,
    values: [...values, `values-${environment}.yaml`],
  }));
}
