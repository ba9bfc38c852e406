import { applyPatches } from '../../document/patch/index.ts';
import { unnamedDifference } from '../../document/patch/unnamed.ts';
import type { Fix } from '../../model/fix.ts';
import { isPatchProblem } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import { type Texts, withComments } from './attempt.ts';

/**
 * A fix by itself, as edits of the files that it changes; undefined where it cannot be made, or would change what it does not name. It is not
 * proven by linting again.
 */
export function editsOf(fix: Fix, texts: Texts): ReadonlyMap<string, readonly Edit[]> | undefined {
  const changed = new Map<string, readonly Edit[]>();
  for (const file of new Set(fix.patches.map(({ at }) => at.file))) {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    const patches = fix.patches.filter(({ at }) => at.file === file).map((patch) => withComments(patch, texts));
    const patched = applyPatches(file, text, patches);
    if (isPatchProblem(patched)) return undefined;
    if (unnamedDifference(file, { before: text, after: patched.text }, patches)) return undefined;
    if (patched.text !== text) changed.set(file, patched.edits);
  }
  return changed.size > 0 ? changed : undefined;
}
