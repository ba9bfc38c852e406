import assert from 'node:assert/strict';
import { remembering } from '../../src/text/remembering.ts';

describe('what is remembered of texts', () => {
  function counting() {
    const asked: string[] = [];
    return { asked, of: remembering((text) => ({ text, nth: asked.push(text) })) };
  }

  it('is the answer to each of them', () => {
    const { asked, of } = counting();
    assert.deepEqual(
      ['a', 'b', 'a', 'b'].map((text) => of(text)),
      [
        { text: 'a', nth: 1 },
        { text: 'b', nth: 2 },
        { text: 'a', nth: 1 },
        { text: 'b', nth: 2 },
      ],
    );
    assert.deepEqual(asked, ['a', 'b']);
  });

  it('is no more than two thousand answers, so that memory does not grow with the files', () => {
    const { asked, of } = counting();
    const texts = Array.from({ length: 2000 }, (_, index) => String(index));
    for (const text of [...texts, ...texts]) of(text);
    assert.equal(asked.length, 2000);
    of('one more');
    of('0');
    assert.equal(asked.length, 2002);
  });
});
