import type { Release, View } from '../../model/release.ts';
import { registerToken } from './tokens.ts';
import { isGiven } from './truth.ts';

/** What an installation is made of, each of which a file may leave to another. */
type Part = 'address' | 'token' | 'rights' | 'jobs';

/** True where the values say something about it; a refusal (`rbac.create: false`) is one. */
export function tells(release: Release, part: Part): boolean {
  return release.values !== null && TELLS[part](release, release.values);
}

const TELLS: Record<Part, (release: Release, values: View) => boolean> = {
  address: (_, values) => isGiven(values.at('gitlabUrl')),
  token: (release) => registerToken(release)?.at.written === true,
  rights: (_, values) => values.at('rbac.create').written,
  jobs: (_, values) => ['runners.config', 'runners.image'].some((path) => values.at(path).written),
};

/** True for values that cannot be all of an installation: nothing says where GitLab is. What they lack another file has, or `--set`. */
export function isLayer(release: Release): boolean {
  return !tells(release, 'address');
}

/** True for these, for values that tell nothing but the address, and for a file that is called after an environment. */
export function mayBeLayer(release: Release): boolean {
  return isLayer(release) || isOfEnvironment(release) || !OTHERS.some((part) => tells(release, part));
}

const OTHERS: readonly Part[] = ['token', 'rights', 'jobs'];

/** True for a file of values such as values-prod.yaml, which may well lie on top of another. */
export function isOfEnvironment({ isPartial, file }: Release): boolean {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return isPartial && OF_ENVIRONMENT.test(name);
}

const OF_ENVIRONMENT =
  /(?:^|[._-])(?:dev|development|test|testing|qa|uat|int|integration|stag|stage|staging|preprod|prod|prd|production|live|local|override|overrides)(?:[._-]values)?\.ya?ml$/i;
