import assert from 'node:assert/strict';
import { compose, identityMap } from '../../src/text/offset-map.ts';

describe('offset maps', () => {
  const shift = (by: number) => ({
    toOuter: ({ start, end }: { start: number; end: number }) => ({ start: start + by, end: end + by }),
  });

  it('compose leads from the innermost text to the outermost', () => {
    assert.deepEqual(compose(shift(10), shift(100)).toOuter({ start: 1, end: 2 }), { start: 111, end: 112 });
  });

  it('identityMap changes nothing', () => {
    assert.deepEqual(identityMap.toOuter({ start: 3, end: 4 }), { start: 3, end: 4 });
  });
});
