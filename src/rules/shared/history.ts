import { compareVersions, type Key } from '../../knowledge/index.ts';
import { capital } from './names.ts';

/** Why a key that some versions know is unknown to this one: too new for it, or gone; empty for keys that no version knows. */
export function historyOf(key: Key | undefined, version: string, program: string): string {
  if (!key) return '';
  if (compareVersions(version, key.since) < 0) return ` It needs ${program} ${key.since}.`;
  if (key.until === undefined || compareVersions(version, key.until) <= 0) return '';
  const instead = key.replacement ?? key.configKey;
  return ` ${capital(program)} ${key.until} was the last to read it${instead ? `; its place is taken by ${instead}` : ''}.`;
}
