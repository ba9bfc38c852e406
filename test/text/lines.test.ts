import assert from 'node:assert/strict';
import { linesOf } from '../../src/text/lines.ts';

describe('linesOf', () => {
  it('gives each line its offset, without its end', () =>
    assert.deepEqual(
      [...linesOf('a\r\n\nbc\rd')],
      [
        { start: 0, line: 'a' },
        { start: 3, line: '' },
        { start: 4, line: 'bc' },
        { start: 7, line: 'd' },
      ],
    ));
  it('has an empty line behind the last end', () =>
    assert.deepEqual(
      [...linesOf('a\n')],
      [
        { start: 0, line: 'a' },
        { start: 2, line: '' },
      ],
    ));
});
