import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oldLines } from '../../src/text/line-map.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('oldLines', () => {
  it('finds the same line, and keeps the order', () =>
    fc.assert(
      fc.property(text, text, (before, after) => {
        const map = oldLines(before, after);
        const [old, now] = [before.split('\n'), after.split('\n')];
        assert.equal(map.length, now.length + 1);
        const kept = map.flatMap((line, index) => (line === undefined ? [] : [{ line, index }]));
        for (const { line, index } of kept) assert.equal(old[line - 1], now[index - 1]);
        assert.deepEqual(
          kept.map(({ line }) => line),
          [...new Set(kept.map(({ line }) => line))].toSorted((a, b) => a - b),
        );
      }),
    ));

  it('knows every line of the same text', () => assert.deepEqual(oldLines('a\nb', 'a\nb'), [undefined, 1, 2]));

  it('takes all line ends for the same', () =>
    assert.deepEqual(oldLines('a\nb\nc', 'a\r\nb\rc'), [undefined, 1, 2, 3]));

  it('finds the same line behind 2,000 that went or came, and not behind more', () => {
    const text = (prefix: string, count: number) =>
      `${Array.from({ length: count }, (_, n) => `${prefix}${n}`).join('\n')}\nsame`;
    assert.equal(oldLines(text('a', 1000), text('b', 1000)).at(-1), 1001);
    assert.equal(oldLines(text('a', 1001), text('b', 1000)).at(-1), undefined);
  });

  it('gives up on texts with nothing in common', () => {
    const lines = (prefix: string) => Array.from({ length: 5000 }, (_, n) => `${prefix}${n}`).join('\n');
    assert.deepEqual(oldLines(lines('a'), lines('b')), Array(5001).fill(undefined));
  });
});
