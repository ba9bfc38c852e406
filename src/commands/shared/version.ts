import { readableVersion } from '../../knowledge/index.ts';

/** Something read from a flag, or what is wrong with the flag. */
export type Read<T> = { readonly value: T } | { readonly usage: string };

/** The version that a flag asks for; one newer than the newest known becomes that, with a note for the user. */
export function readVersion(
  of: 'chart' | 'runner',
  given: string | undefined,
  newest: string,
): Read<{ version?: string; notes: string[] }> {
  if (given === undefined) return { value: { notes: [] } };
  const read = readableVersion(given, newest);
  if (!read) return { usage: `--${of}-version ${given}: not a version; write it like ${newest}` };
  const { version, asked, isNewer } = read;
  return {
    value: {
      version,
      notes: isNewer ? [`${of} ${asked} is newer than the newest known one; judged as ${newest}`] : [],
    },
  };
}
