import assert from 'node:assert/strict';
import { isPatchProblem, type Change, type PatchProblem } from '../../../src/model/patch.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { tomlEdits } from '../../../src/toml/patch/index.ts';

/** A text that Helm renders. */
export const OPTIONS = { version: '1.1', templates: true } as const;

/** A text with a change. */
export function patched(text: string, change: Change): string {
  const edits = tomlEdits(text, OPTIONS, change);
  assert.ok(!isPatchProblem(edits), JSON.stringify(edits));
  return applyEdits(text, edits);
}

/** Why a change is not possible. */
export function refused(text: string, change: Change): PatchProblem['problem'] {
  const edits = tomlEdits(text, OPTIONS, change);
  assert.ok(isPatchProblem(edits), 'not refused');
  assert.match(edits.message, /^\S.*\.$/);
  return edits.problem;
}
