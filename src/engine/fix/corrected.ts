import type { FilePatch } from '../../model/fix.ts';
import type { LintedFile } from '../lint.ts';
import type { AppliedFix, DroppedFix, Fixed } from './fix.ts';
import type { Texts } from './attempt.ts';

/** One file before and after its correction. */
export interface CorrectedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly passes: number;
  /** Fixes that changed this file, with their patches in it. */
  readonly applied: readonly AppliedFix[];
  /** Fixes for findings in it that were not made. */
  readonly dropped: readonly DroppedFix[];
  /** What is left in it. */
  readonly left: LintedFile;
}

/** What a correction came to, file by file, also where one is given twice. */
export function correctedFiles(
  before: Texts,
  { texts, passes, applied, dropped, files }: Fixed,
): readonly CorrectedFile[] {
  const once = files.filter((file, index) => files.findIndex(({ path }) => path === file.path) === index);
  return once.map((left, index) => {
    const { path } = left;
    const isOwn = ({ at }: FilePatch): boolean => at.file === path;
    return {
      path,
      before: before.get(path) ?? '',
      after: texts.get(path) ?? '',
      passes,
      applied: applied
        .map((one) => ({ ...one, patches: one.patches.filter(isOwn) }))
        .filter(({ patches }) => patches.length > 0),
      dropped: dropped.filter(({ file }) => (file === null ? index === 0 : file === path)),
      left,
    };
  });
}
