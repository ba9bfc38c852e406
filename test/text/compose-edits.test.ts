import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeEdits } from '../../src/text/compose-edits.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';

/** Edits of a text of some length that do not overlap. */
function editsOf(length: number): fc.Arbitrary<readonly Edit[]> {
  const offsets = fc.array(fc.nat(length), { maxLength: 6 }).map((list) => list.toSorted((a, b) => a - b));
  return offsets.map((list) =>
    list.flatMap((start, index) =>
      index % 2 ? [] : [{ span: { start, end: list[index + 1] ?? start }, text: `<${index}>` }],
    ),
  );
}

describe('composeEdits', () => {
  it('does what both lists do', () => {
    const text = 'abcdefghij';
    const cases = editsOf(text.length).chain((first) =>
      fc.tuple(fc.constant(first), editsOf(applyEdits(text, first).length)),
    );
    fc.assert(
      fc.property(cases, ([first, second]) => {
        assert.equal(applyEdits(text, composeEdits(first, second)), applyEdits(applyEdits(text, first), second));
      }),
    );
  });

  it('keeps what neither changes out of its edits', () => {
    const first = [{ span: { start: 1, end: 2 }, text: 'XY' }];
    const second = [{ span: { start: 5, end: 5 }, text: 'Z' }];
    assert.deepEqual(composeEdits(first, second), [
      { span: { start: 1, end: 2 }, text: 'XY' },
      { span: { start: 4, end: 4 }, text: 'Z' },
    ]);
  });
});
