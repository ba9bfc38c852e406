import type { CorrectedFile } from '../engine/fix/corrected.ts';
import { unifiedDiff } from '../text/diff.ts';
import { redactedYaml } from './redact.ts';

/** Unified diff of a correction, without secrets if they are to be hidden; empty where nothing changes. */
export function diffOf({ path, before, after }: CorrectedFile, redact: boolean): string {
  return redact ? unifiedDiff(redactedYaml(before), redactedYaml(after), path) : unifiedDiff(before, after, path);
}
