import assert from 'node:assert/strict';
import { latest } from '../../src/text/latest.ts';

describe('latest', () => {
  const made: string[] = [];
  const read = latest((text: string, times: number) => {
    made.push(text);
    return text.repeat(times);
  });
  beforeEach(() => void made.splice(0));

  it('makes a result once', () => {
    assert.deepEqual([read('a', 2), read('a', 2)], ['aa', 'aa']);
    assert.equal(made.length, 1);
  });
  it('makes that of another text, or of another key', () => {
    assert.deepEqual([read('b', 2), read('b', 3), read('c', 3)], ['bb', 'bbb', 'ccc']);
    assert.equal(made.length, 3);
  });
});
