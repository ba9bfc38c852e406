import { compareVersions } from '../../knowledge/index.ts';

/** Something read from a flag, or what is wrong with the flag. */
export type Read<T> = { readonly value: T } | { readonly usage: string };

/** The version that a flag asks for; one newer than the newest known becomes that, with a note for the user. */
export function readVersion(
  of: 'chart' | 'runner',
  given: string | undefined,
  newest: string,
): Read<{ version?: string; notes: string[] }> {
  if (given === undefined) return { value: { notes: [] } };
  const [, version] = /^v?(\d{1,4}(?:\.\d{1,4}){0,2})$/.exec(given) ?? [];
  if (version === undefined) return { usage: `--${of}-version ${given}: not a version; write it like ${newest}` };
  if (compareVersions(version, newest) <= 0) return { value: { version, notes: [] } };
  return {
    value: { version: newest, notes: [`${of} ${version} is newer than the newest known one; judged as ${newest}`] },
  };
}
