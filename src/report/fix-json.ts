import type { CorrectedFile } from '../engine/fix/corrected.ts';
import type { FilePatch } from '../model/fix.ts';
import type { Route } from '../model/node.ts';
import { summarize } from './summary.ts';

/** A change of a file as `schemas/fix.schema.json` describes it. */
interface ReportedChange {
  readonly op: FilePatch['op'];
  readonly route: Route;
  readonly via?: readonly Route[];
  readonly innerRoute?: Route;
  readonly document?: number;
  readonly to?: Route;
  readonly innerTo?: Route;
}

/** What was corrected, as data; `diffOf` makes the patch of a file. */
export function fixDocument(files: readonly CorrectedFile[], diffOf: (file: CorrectedFile) => string): object {
  return { files: files.map((file) => reportedFile(file, diffOf(file))) };
}

function reportedFile({ path, before, after, passes, applied, dropped, left }: CorrectedFile, diff: string) {
  const { errors, warnings, infos } = summarize([left]);
  return {
    path,
    changed: before !== after,
    diff,
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
