import type { CorrectedFile } from '../engine/fix/corrected.ts';
import type { FilePatch } from '../model/fix.ts';
import type { ReportedChange, ReportedCorrection } from './documents/corrections.ts';
import { diffOf } from './fix-diff.ts';
import { summarize } from './summary.ts';

/** What was corrected in a file, as data. */
export function reportedCorrection(file: CorrectedFile, redact: boolean): ReportedCorrection {
  const { path, before, after, passes, applied, dropped, left } = file;
  const { errors, warnings, infos } = summarize([left]);
  return {
    path,
    changed: before !== after,
    diff: diffOf(file, redact),
    passes,
    applied: applied.map(({ patches, ...fix }) => ({ ...fix, changes: patches.map(reportedChange) })),
    dropped: dropped.map(({ rule, title, reason }) => ({ rule, title, reason })),
    remaining: { errors, warnings, infos },
  };
}

/** The values that are written stand in the diff. */
function reportedChange(patch: FilePatch): ReportedChange {
  const { op, at } = patch;
  const { file: _, ...place } = at;
  const own = at.innerRoute ?? at.route;
  const to = op === 'move' ? patch.to : op === 'rename' ? [...own.slice(0, -1), patch.key] : undefined;
  if (!to) return { op, ...place };
  return { op, ...place, ...(at.innerRoute ? { to: at.route, innerTo: to } : { to }) };
}
