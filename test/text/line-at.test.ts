import assert from 'node:assert/strict';
import * as at from '../../src/text/line-at.ts';

const TEXT = 'ab\r\n  cd\re\n';

describe('lines of an offset', () => {
  it('begin and end between line ends of all kinds', () =>
    assert.deepEqual(
      [0, 2, 4, 7, 9, 11].map((offset) => at.lineOf(TEXT, offset)),
      [
        { start: 0, end: 2 },
        { start: 0, end: 2 },
        { start: 4, end: 8 },
        { start: 4, end: 8 },
        { start: 9, end: 10 },
        { start: 11, end: 11 },
      ],
    ));

  it('begin behind a byte order mark, but at it for the mark itself', () => {
    assert.deepEqual([at.lineStart('\ufeffa', 1), at.lineStart('\ufeffa', 0)], [1, 0]);
    assert.equal(at.columnOf('\ufeffab', 2), 1);
  });

  it('are followed by the next one, at last by the end', () =>
    assert.deepEqual(
      [0, 4, 9, 11].map((offset) => at.nextLine(TEXT, offset)),
      [4, 9, 11, 11],
    ));

  it('are preceded by the one above, the first by none', () =>
    assert.deepEqual(
      [0, 4, 9, 11].map((offset) => at.previousLine(TEXT, offset)),
      [undefined, 0, 4, 9],
    ));

  it('take CRLF as one end', () => {
    assert.deepEqual([at.afterBreak(TEXT, 2), at.afterBreak(TEXT, 8), at.afterBreak(TEXT, 0)], [4, 9, 0]);
    assert.deepEqual([at.beforeBreak(TEXT, 4), at.beforeBreak(TEXT, 9), at.beforeBreak(TEXT, 1)], [2, 8, 1]);
  });

  it('have blanks before what is first in them', () => {
    assert.equal(at.isFirstInLine(TEXT, 6), true);
    assert.equal(at.isFirstInLine(TEXT, 7), false);
    assert.equal(at.skipBlanks(' \t x', 0), 3);
    assert.equal(at.skipBlanks('\nx', 0), 0);
  });
});
