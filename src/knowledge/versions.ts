import { remembering } from '../text/remembering.ts';

/**
 * Order of two versions, as a comparator gives it: negative, 0 or positive. A version may be partial: what one of them
 * leaves out is not compared, so that `16.11` equals `16.11.3`. Pre-release and build parts are ignored.
 */
export function compareVersions(left: string, right: string): number {
  const a = partsOf(left);
  const b = partsOf(right);
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The version that a text names, or the newest known in place of one that is newer; undefined where it names none. */
export function readableVersion(
  text: string,
  newest: string,
): { readonly version: string; readonly isNewer: boolean; readonly asked: string } | undefined {
  const [, asked] = /^v?(\d{1,4}(?:\.\d{1,4}){0,2})$/.exec(text) ?? [];
  if (asked === undefined) return undefined;
  const isNewer = compareVersions(asked, newest) > 0;
  return { version: isNewer ? newest : asked, isNewer, asked };
}

/** The release meant by a version: the newest that a partial one covers, else the newest before it, else the first; `releases` is sorted, oldest first. */
export function resolveVersion(version: string, releases: readonly string[]): string | undefined {
  return releases.findLast((release) => compareVersions(release, version) <= 0) ?? releases[0];
}

/** The tables name the same few again and again. */
const partsOf = remembering((version): readonly number[] => {
  const [numbers = ''] = version.replace(/^v/, '').split(/[-+]/, 1);
  return numbers.split('.').map((part) => Number.parseInt(part, 10) || 0);
});

/** The higher of two versions. */
export function laterVersion(a: string, b: string): string {
  return compareVersions(a, b) < 0 ? b : a;
}
