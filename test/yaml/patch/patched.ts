import assert from 'node:assert/strict';
import { isPatchProblem, type Change, type PatchProblem } from '../../../src/model/patch.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { yamlEdits } from '../../../src/yaml/patch/index.ts';

/** A text with a change. */
export function patched(text: string, change: Change, document = 0): string {
  const edits = yamlEdits(text, document, change);
  assert.ok(!isPatchProblem(edits), JSON.stringify(edits));
  return applyEdits(text, edits);
}

/** Why a change is not possible. */
export function refused(text: string, change: Change, document = 0): PatchProblem['problem'] {
  const edits = yamlEdits(text, document, change);
  assert.ok(isPatchProblem(edits), 'not refused');
  assert.match(edits.message, /^\S.*\.$/);
  return edits.problem;
}
