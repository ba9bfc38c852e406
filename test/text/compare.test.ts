import assert from 'node:assert/strict';
import { compareText } from '../../src/text/compare.ts';

describe('compareText', () => {
  it('orders by code units', () => assert.deepEqual(['b', 'a', 'B', 'ä'].toSorted(compareText), ['B', 'a', 'b', 'ä']));
  it('gives 0 for the same text, 1 and -1 for others', () =>
    assert.deepEqual([compareText('a', 'a'), compareText('b', 'a'), compareText('a', 'b')], [0, 1, -1]));
});
