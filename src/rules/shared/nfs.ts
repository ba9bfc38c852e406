import type { View } from '../../model/release.ts';

/** Optional settings of an NFS volume, with their types. */
export const OPTIONAL_NFS_SETTINGS: ReadonlyMap<string, 'string' | 'boolean'> = new Map([
  ['sub_path', 'string'],
  ['read_only', 'boolean'],
]);

/** Settings without which the runner refuses an NFS volume. */
export const NEEDED_NFS_SETTINGS: readonly string[] = ['name', 'mount_path', 'server', 'path'];

/** True for a key of an NFS volume, known or not. */
export function isInNfsVolume({ route }: View): boolean {
  const [volumes, kind, index] = route.slice(-4, -1);
  return typeof index === 'number' && `${volumes}.${kind}`.toLowerCase() === 'volumes.nfs';
}
