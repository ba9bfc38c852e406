import { compareVersions } from '../../knowledge/index.ts';

/** Releases of the chart that broke something, from the first to the last. */
export interface BadReleases {
  readonly from: string;
  readonly to: string;
  /** What happens with them. */
  readonly fault: string;
  /** The release that mended it. */
  readonly mended: string;
}

/** Taken from CHANGELOG.md and the templates of the chart, up to 0.92.0. */
const BAD_RELEASES: readonly BadReleases[] = [
  {
    from: '0.37.0',
    to: '0.37.0',
    fault: 'the session server is on by default, with a load balancer that is open to the outside',
    mended: '0.37.1',
  },
  {
    from: '0.53.0',
    to: '0.53.1',
    fault: 'the Role has no rules unless rbac.rules gives some, and runners.cache.secretName has no effect',
    mended: '0.53.2',
  },
  {
    from: '0.58.0',
    to: '0.58.1',
    fault:
      'the liveness probe ends the pod where GitLab takes more than a second, or the name of the runner has a blank',
    mended: '0.58.2',
  },
  {
    from: '0.59.0',
    to: '0.59.0',
    fault: 'tags and lock of a runner with a registration token are lost',
    mended: '0.59.1',
  },
  {
    from: '0.61.0',
    to: '0.61.1',
    fault: 'the script that registers the runner fails, and is run again and again',
    mended: '0.61.2',
  },
];

/** What a later release brought, oldest first. */
const MILESTONES: readonly { readonly since: string; readonly what: string }[] = [
  { since: '0.23.0', what: 'runners.config' },
  { since: '0.28.0', what: 'templates in runners.config' },
  { since: '0.31.0', what: 'namespace in runners.config' },
  { since: '0.42.0', what: 'a security context of the container beside that of the pod' },
  { since: '0.54.0', what: 'several replicas with one authentication token' },
  { since: '0.62.0', what: 'extraEnv and extraObjects' },
  { since: '0.66.0', what: 'serviceAccount' },
  { since: '0.67.0', what: 'a liveness probe that lets a slow GitLab be' },
  { since: '0.74.0', what: 'authentication tokens from a Secret beside tags in values' },
  { since: '0.84.0', what: 'a Role in the namespace of the jobs' },
  { since: '0.89.0', what: 'runners.configOverride' },
];

/** The known fault of a release; undefined for good ones. */
export function badRelease(chart: string): BadReleases | undefined {
  return BAD_RELEASES.find(({ from, to }) => compareVersions(chart, from) >= 0 && compareVersions(chart, to) <= 0);
}

/** What a release lacks that later ones have, the oldest of it first. */
export function lackedBy(chart: string): readonly string[] {
  return MILESTONES.filter(({ since }) => compareVersions(chart, since) < 0).map(({ what }) => what);
}
