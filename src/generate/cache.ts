import { compareVersions } from '../knowledge/index.ts';
import type { Answers, CacheAnswers } from './answers.ts';
import type { View } from './view.ts';

/** The annotation by which a cloud knows the service account of the manager. */
const IDENTITY: Readonly<Record<CacheAnswers['type'], string>> = {
  none: '',
  s3: 'eks.amazonaws.com/role-arn',
  gcs: 'iam.gke.io/gcp-service-account',
  azure: 'azure.workload.identity/client-id',
};

/** The files of the Secret, as the chart's start script looks for them; one is spelt wrongly there. */
const KEYS: Readonly<Record<CacheAnswers['type'], string>> = {
  none: '',
  s3: 'accesskey and secretkey',
  gcs: 'gcs-applicaton-credentials-file, spelt like this',
  azure: 'azure-account-name and azure-account-key',
};

/** What templates see of the cache. */
export function cacheOf({ cache, chartVersion }: Answers): View {
  const { type, bucket, region, endpoint, secret, identity, account } = cache;
  const isLegacy = compareVersions(chartVersion, '0.66.0') < 0;
  return {
    caching: type !== 'none',
    s3: type === 's3',
    gcs: type === 'gcs',
    azure: type === 'azure',
    cacheType: type,
    cacheBucket: bucket ?? null,
    cacheRegion: region ?? null,
    cacheEndpoint: endpoint?.replace('http://', '') ?? (type === 'azure' ? 'blob.core.windows.net' : null),
    cacheInsecure: endpoint?.startsWith('http://') ?? false,
    cacheSecret: secret ?? null,
    cacheAccount: account ?? null,
    cacheKeys: KEYS[type],
    identity: identity ?? null,
    identityKey: IDENTITY[type],
    legacyIdentity: isLegacy && identity !== undefined,
    azureIdentity: type === 'azure' && identity !== undefined,
  };
}
