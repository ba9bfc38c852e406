import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeInJson, printable } from '../../src/report/printable.ts';

describe('printable', () => {
  for (const [name, character] of [
    ['escape', '\u001b'],
    ['line break', '\n'],
    ['C1 control sequence introducer', '\u009b'],
    ['delete', '\u007f'],
    ['right-to-left override', '\u202e'],
    ['isolate', '\u2066'],
    ['zero width space', '\u200b'],
    ['byte order mark', '\ufeff'],
    ['line separator', '\u2028'],
    ['half of a surrogate pair', '\ud83d'],
  ] as const)
    it(`shows ${name} as an escape`, () =>
      assert.equal(printable(`a${character}b`), `a\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}b`));

  it('leaves other text alone', () => assert.equal(printable('é漢👩‍💻 \\u001b'), 'é漢👩‍💻 \\u001b'));
});

describe('escapeInJson', () => {
  it('never changes the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(JSON.parse(escapeInJson(JSON.stringify(text))), text);
      }),
    );
  });
});
