import type { Chart } from './chart.ts';
import { equals, isSet } from './values.ts';
import { shown, type ManagerVariable } from './variable.ts';

/** A variable that charts before 0.53.0 made of a setting below `runners`. */
interface LegacySetting {
  readonly name: string;
  readonly path: string;
  readonly since?: string;
  readonly until?: string;
  /** From this chart on the variable is left out where the setting is empty. */
  readonly optional?: string;
  /** The variable is `true` where the setting is. */
  readonly flag?: true;
  /** What an empty setting stands for; "" else. */
  readonly fallback?: number | null;
}

/** Groups of them, in the order of the template (templates/_env_vars.tpl of charts 0.1.14 … 0.52.1). */
const SETTINGS = {
  first: [
    { name: 'CLONE_URL', path: 'cloneUrl', since: '0.1.17' },
    { name: 'RUNNER_REQUEST_CONCURRENCY', path: 'requestConcurrency', since: '0.6.0', optional: '0.30.0', fallback: 1 },
  ],
  runner: [{ name: 'RUNNER_OUTPUT_LIMIT', path: 'outputLimit', since: '0.11.0', optional: '0.23.0' }],
  image: [
    { name: 'KUBERNETES_IMAGE', path: 'image', optional: '0.31.0', fallback: null },
    { name: 'KUBERNETES_PRIVILEGED', path: 'privileged', flag: true },
  ],
  kubernetes: [
    { name: 'KUBERNETES_POLL_TIMEOUT', path: 'pollTimeout', since: '0.11.0', optional: '0.23.0' },
    ...buildResource('CPU_LIMIT', 'cpuLimit'),
    ...buildResource('MEMORY_LIMIT', 'memoryLimit'),
    ...buildResource('CPU_REQUEST', 'cpuRequests'),
    ...buildResource('MEMORY_REQUEST', 'memoryRequests'),
    { name: 'KUBERNETES_SERVICE_ACCOUNT', path: 'serviceAccountName', since: '0.1.17', optional: '0.31.0' },
    ...resources('SERVICE', 'services'),
    ...resources('HELPERS', 'helpers', { until: '0.1.23' }),
    ...resources('HELPER', 'helpers', { since: '0.1.23' }),
    { name: 'KUBERNETES_HELPER_IMAGE', path: 'helpers.image', since: '0.1.31', optional: '0.31.0' },
    { name: 'KUBERNETES_PULL_POLICY', path: 'imagePullPolicy', since: '0.1.17', optional: '0.31.0' },
  ],
} satisfies Record<string, readonly LegacySetting[]>;

function buildResource(name: string, key: string): readonly LegacySetting[] {
  const path = `builds.${key}`;
  return [
    { name: `KUBERNETES_${name}`, path, optional: '0.31.0' },
    {
      name: `KUBERNETES_${name}_OVERWRITE_MAX_ALLOWED`,
      path: `${path}OverwriteMaxAllowed`,
      since: '0.17.0',
      optional: '0.31.0',
    },
  ];
}

function resources(
  kind: string,
  key: string,
  versions: Pick<LegacySetting, 'since' | 'until'> = {},
): readonly LegacySetting[] {
  return [
    { name: `KUBERNETES_${kind}_CPU_LIMIT`, path: `${key}.cpuLimit`, optional: '0.31.0', ...versions },
    { name: `KUBERNETES_${kind}_MEMORY_LIMIT`, path: `${key}.memoryLimit`, optional: '0.31.0', ...versions },
    { name: `KUBERNETES_${kind}_CPU_REQUEST`, path: `${key}.cpuRequests`, optional: '0.31.0', ...versions },
    { name: `KUBERNETES_${kind}_MEMORY_REQUEST`, path: `${key}.memoryRequests`, optional: '0.31.0', ...versions },
  ];
}

/** The variables of one group. */
export function legacySettings(chart: Chart, group: keyof typeof SETTINGS): readonly ManagerVariable[] {
  if (chart.since('0.53.0')) return [];
  return SETTINGS[group].flatMap((setting) => variable(chart, setting));
}

function variable(chart: Chart, setting: LegacySetting): readonly ManagerVariable[] {
  const { name, path, since = '0.1.13', until, optional, flag, fallback = '' } = setting;
  if (chart.before(since) || (until !== undefined && chart.since(until))) return [];
  const source = chart.at(`runners.${path}`);
  const isOptional = flag ?? (optional !== undefined && chart.since(optional));
  if (isOptional && !isSet(source)) return [];
  return [flag ? { name, source, value: 'true' } : shown(name, source, fallback)];
}

/** What charts 0.18.0 … 0.52.1 made of `runners.pod_security_context`. */
export function legacySecurityContext(chart: Chart): readonly ManagerVariable[] {
  if (chart.before('0.18.0') || !chart.isSet('runners.pod_security_context')) return [];
  const path = 'pod_security_context';
  const name = 'KUBERNETES_POD_SECURITY_CONTEXT';
  const optional = '0.18.0';
  return [
    { name: `${name}_RUN_AS_NON_ROOT`, path: `${path}.run_as_non_root`, flag: true as const },
    { name: `${name}_RUN_AS_USER`, path: `${path}.run_as_user`, optional },
    { name: `${name}_RUN_AS_GROUP`, path: `${path}.run_as_group`, optional },
    { name: `${name}_FS_GROUP`, path: `${path}.fs_group`, optional },
  ].flatMap((setting) => variable(chart, setting));
}

/** The cache as charts before 0.53.0 made it of `runners.cache` (templates/_cache.tpl, before 0.1.40 _cache_s3.tpl). */
export function legacyCache(chart: Chart): readonly ManagerVariable[] {
  if (chart.since('0.53.0') || !chart.isSet('runners.cache')) return [];
  if (chart.before('0.1.40')) return OLD_CACHE.flatMap((setting) => variable(chart, setting));
  const type = chart.at('runners.cache.cacheType');
  if (!isSet(type)) return [];
  const insecure = chart.since('0.3.0') ? 'CACHE_S3_INSECURE' : 'S3_CACHE_INSECURE';
  const cache = (settings: readonly LegacySetting[]): readonly ManagerVariable[] =>
    settings.flatMap((setting) => variable(chart, setting));
  return [
    ...cache([{ name: 'CACHE_TYPE', path: 'cache.cacheType' }]),
    cachePath(chart),
    ...cache([{ name: 'CACHE_SHARED', path: 'cache.cacheShared', flag: true }]),
    ...(equals(type, 's3')
      ? cache([
          { name: 'CACHE_S3_SERVER_ADDRESS', path: 'cache.s3ServerAddress' },
          { name: 'CACHE_S3_BUCKET_NAME', path: 'cache.s3BucketName' },
          { name: 'CACHE_S3_BUCKET_LOCATION', path: 'cache.s3BucketLocation' },
          { name: insecure, path: 'cache.s3CacheInsecure', flag: true },
        ])
      : []),
    ...(equals(type, 'gcs') ? cache([{ name: 'CACHE_GCS_BUCKET_NAME', path: 'cache.gcsBucketName' }]) : []),
  ];
}

function cachePath(chart: Chart): ManagerVariable {
  const path = chart.at('runners.cache.cachePath');
  return shown('CACHE_PATH', isSet(path) ? path : chart.at('runners.cache.s3CachePath'), '');
}

const OLD_CACHE: readonly LegacySetting[] = [
  { name: 'CACHE_TYPE', path: 'cache.cacheType' },
  { name: 'S3_SERVER_ADDRESS', path: 'cache.s3ServerAddress' },
  { name: 'S3_BUCKET_NAME', path: 'cache.s3BucketName' },
  { name: 'S3_BUCKET_LOCATION', path: 'cache.s3BucketLocation' },
  { name: 'S3_CACHE_INSECURE', path: 'cache.s3CacheInsecure', until: '0.1.27' },
  { name: 'S3_CACHE_INSECURE', path: 'cache.s3CacheInsecure', since: '0.1.27', flag: true },
  { name: 'S3_CACHE_PATH', path: 'cache.s3CachePath' },
  { name: 'CACHE_SHARED', path: 'cache.cacheShared', until: '0.1.27' },
  { name: 'CACHE_SHARED', path: 'cache.cacheShared', since: '0.1.27', flag: true },
];
