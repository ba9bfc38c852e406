import assert from 'node:assert/strict';
import { correctedFiles } from '../../../src/engine/fix/corrected.ts';
import type { AppliedFix, DroppedFix, Fixed } from '../../../src/engine/fix/fix.ts';
import type { FilePatch } from '../../../src/model/fix.ts';
import { linted } from '../../report/build.ts';

function patch(file: string): FilePatch {
  return { op: 'set', value: 2, at: { file, route: ['a'] } };
}

function dropped(file: string | null): DroppedFix {
  return { rule: 'one', title: 'Set it.', reason: 'it changes nothing', file };
}

const both: AppliedFix = { rule: 'two', disposition: 'safe', title: 'Set both.', patches: [patch('a'), patch('b')] };
const files = ['a', 'b', 'a'].map((path) => linted(path, '', []));
const now = new Map([
  ['a', 'a: 2'],
  ['b', 'b: 2'],
]);
const fixed: Fixed = {
  texts: now,
  passes: 3,
  applied: [both, { ...both, patches: [patch('b')] }],
  dropped: [dropped('a'), dropped('b'), dropped(null)],
  files,
};

describe('files after their correction', () => {
  const [first, second, ...others] = correctedFiles(new Map([['a', 'a: 1']]), fixed);

  it('are told once each', () => {
    assert.deepEqual([first?.path, second?.path, others], ['a', 'b', []]);
    assert.deepEqual([first?.left, first?.passes], [files[0], 3]);
  });
  it('have their text before and after', () => {
    assert.deepEqual([first?.before, first?.after], ['a: 1', 'a: 2']);
    assert.deepEqual([second?.before, second?.after], ['', 'b: 2']);
  });
  it('have the fixes that changed them, with what these changed in them', () => {
    assert.deepEqual(first?.applied, [{ ...both, patches: [patch('a')] }]);
    assert.deepEqual(
      second?.applied.map(({ patches }) => patches),
      [[patch('b')], [patch('b')]],
    );
  });
  it('have the fixes that were not made; the first those for no file', () => {
    assert.deepEqual(first?.dropped, [dropped('a'), dropped(null)]);
    assert.deepEqual(second?.dropped, [dropped('b')]);
  });
});
