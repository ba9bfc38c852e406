import path from 'node:path';
import type { CorrectedFile } from '../../engine/fix/corrected.ts';
import { reasonOf } from '../../input/file-system.ts';
import { replaceFile } from '../../write/replace-file.ts';
import type { Io } from '../io.ts';

/** Writes the files that changed. Where one cannot be written the others still are; returns what to say about each. */
export function writeFiles(files: readonly CorrectedFile[], io: Io): readonly string[] {
  const problems: string[] = [];
  for (const { path: name, before, after } of files) {
    if (before === after) continue;
    try {
      replaceFile(path.resolve(io.cwd, name), after, Buffer.from(before, 'utf8'), io.fs);
    } catch (error) {
      problems.push(`${name}: not written: ${reasonOf(error)}`);
    }
  }
  return problems;
}
