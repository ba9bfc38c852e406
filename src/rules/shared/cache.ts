import type { Release, RunnerView, View } from '../../model/release.ts';
import { runnerIsAtLeast } from './runners.ts';
import { isFalsy, isGiven } from './truth.ts';

/** What a value of `Type` needs: its table below [runners.cache], and the key that names the bucket. */
export interface Storage {
  readonly type: string;
  readonly table: 's3' | 'gcs' | 'azure';
  readonly bucket: 'BucketName' | 'ContainerName';
  /** First version of the runner that knows it (folders below cache/). */
  readonly since: string;
}

const STORAGES: readonly Storage[] = [
  { type: 's3', table: 's3', bucket: 'BucketName', since: '10.0' },
  { type: 's3v2', table: 's3', bucket: 'BucketName', since: '17.5' },
  { type: 'gcs', table: 'gcs', bucket: 'BucketName', since: '11.3' },
  { type: 'gcsv2', table: 'gcs', bucket: 'BucketName', since: '17.0' },
  { type: 'azure', table: 'azure', bucket: 'ContainerName', since: '13.4' },
];

/** Values that `Type` may have in a version; the runner compares letter by letter. */
export function storages(release: Release): readonly Storage[] {
  return STORAGES.filter(({ since }) => runnerIsAtLeast(release, since));
}

/** The storage that a runner's cache uses; undefined where it has none, or nobody can tell. */
export function storageOf(release: Release, runner: RunnerView): Storage | undefined {
  const type = runner.at('cache.Type').string;
  return storages(release).find((storage) => storage.type === type);
}

/** The type of the only storage whose bucket is named; undefined where there is none, or several. */
export function typeOfBucket(release: Release, runner: RunnerView): string | undefined {
  const named = storages(release).filter(
    ({ type, table, bucket }) => type === table && isGiven(runner.at(['cache', table, bucket])),
  );
  return named.length === 1 ? named[0]?.type : undefined;
}

/** Settings below the tables of storages that say something: `register` writes empty tables too. */
export function storageSettings(runner: RunnerView): readonly View[] {
  return ['s3', 'gcs', 'azure'].flatMap((table) =>
    runner
      .at(['cache', table])
      .entries()
      .filter((at) => at.written && isGiven(at)),
  );
}

/** The Secret whose keys the chart hands to the runner (templates/configmap.yaml); undefined where none is named, or they are not handed over. */
export function cacheSecret({ values }: Release): View | undefined {
  if (!values || isGiven(values.at('runners.cache.disableGlobalCredentialsExport'))) return undefined;
  const at = values.at('runners.cache.secretName');
  return isFalsy(at) ? undefined : at;
}
