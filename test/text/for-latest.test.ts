import assert from 'node:assert/strict';
import { forLatest } from '../../src/text/for-latest.ts';

describe('what is remembered for the latest object', () => {
  function counting() {
    const asked: object[] = [];
    return { asked, of: forLatest((one: object) => asked.push(one)) };
  }

  it('is made once', () => {
    const { asked, of } = counting();
    const one = {};
    assert.deepEqual([of(one), of(one)], [1, 1]);
    assert.deepEqual(asked, [one]);
  });

  it('is made anew for another object, even if it looks the same', () => {
    const { of } = counting();
    assert.deepEqual([of({}), of({})], [1, 2]);
  });

  it('is forgotten when another object comes', () => {
    const { of } = counting();
    const one = {};
    assert.deepEqual([of(one), of({}), of(one)], [1, 2, 3]);
  });

  it('is remembered where it is nothing', () => {
    let count = 0;
    const of = forLatest((): undefined => void count++);
    const one = {};
    of(one);
    of(one);
    assert.equal(count, 1);
  });
});
