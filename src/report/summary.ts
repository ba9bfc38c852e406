import type { LintedFile } from '../engine/lint.ts';
import type { Summary } from './documents/report.ts';

/** Counts files and findings. */
export function summarize(files: readonly LintedFile[]): Summary {
  const checked = files.filter(isChecked);
  const summary = { files: checked.length, skipped: 0, errors: 0, warnings: 0, infos: 0, fixable: 0 };
  for (const { skipped, findings } of files) {
    if (skipped !== null) summary.skipped++;
    for (const { severity, fix } of findings) {
      summary[`${severity}s`]++;
      if (fix) summary.fixable++;
    }
  }
  return summary;
}

/** False for a file that only holds places of findings: a baseline. */
export function isChecked({ kind, skipped }: LintedFile): boolean {
  return kind !== null || skipped !== null;
}
