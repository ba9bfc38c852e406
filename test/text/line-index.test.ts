import assert from 'node:assert/strict';
import { LineIndex } from '../../src/text/line-index.ts';

describe('LineIndex', () => {
  it('counts lines and columns from 1', () => {
    const index = new LineIndex('ab\ncd\n');
    assert.deepEqual(index.position(4), { offset: 4, line: 2, column: 2 });
    assert.equal(index.lineCount, 3);
  });

  it('takes LF, CRLF and a lone CR as one line end each', () => {
    const index = new LineIndex('a\r\nb\rc\nd');
    assert.deepEqual(
      [0, 3, 5, 7].map((offset) => index.position(offset).line),
      [1, 2, 3, 4],
    );
  });

  for (const first of ['\n', '\r', '\r\n'])
    it(`knows a text that begins with ${JSON.stringify(first)}`, () => {
      const index = new LineIndex(`${first}a`);
      assert.equal(index.lineCount, 2);
      assert.deepEqual(index.position(first.length), { offset: first.length, line: 2, column: 1 });
    });

  it('ends no line at NEL, LS and PS', () => {
    assert.equal(new LineIndex('a\x85b\u2028c\u2029d').lineCount, 1);
  });

  it('counts a byte order mark as one column and an astral character as two', () => {
    assert.equal(new LineIndex('\ufeffa: 1').position(1).column, 2);
    assert.equal(new LineIndex('😀x').position(2).column, 3);
  });

  it('leaves line breaks out of line spans', () => {
    const index = new LineIndex('a\r\n\rbc');
    assert.deepEqual(
      [1, 2, 3].map((line) => index.lineSpan(line)),
      [
        { start: 0, end: 1 },
        { start: 3, end: 3 },
        { start: 4, end: 6 },
      ],
    );
  });

  it('turns line and column into an offset, at most the end of the line', () => {
    const index = new LineIndex('abc\nd');
    assert.equal(index.offsetOf(1, 3), 2);
    assert.equal(index.offsetOf(1, 99), 3);
    assert.equal(index.offsetOf(9, 1), 5);
  });

  it('takes lines before the first and behind the last for its nearest end', () => {
    const index = new LineIndex('ab\ncd');
    assert.deepEqual(index.lineSpan(0), { start: 0, end: 0 });
    assert.deepEqual(index.lineSpan(3), { start: 5, end: 5 });
    assert.equal(index.offsetOf(0, 1), 0);
  });

  it('has one line in an empty text', () => {
    const index = new LineIndex('');
    assert.deepEqual(index.position(5), { offset: 0, line: 1, column: 1 });
    assert.deepEqual(index.lineSpan(1), { start: 0, end: 0 });
  });
});
