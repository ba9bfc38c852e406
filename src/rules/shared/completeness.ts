import type { Release } from '../../model/release.ts';

/** True for a file of values alone: other files and --set may add to it when it is installed. A wrapper says what else there is. */
export function mayBeOneOfSeveral({ kind }: Release): boolean {
  return kind === 'values' || kind === 'umbrella';
}
