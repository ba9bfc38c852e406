import assert from 'node:assert/strict';
import { scalarMapOf } from '../../src/yaml/scalars.ts';
import { firstScalar } from './read.ts';

/** The value of the first entry and, for each of its characters, the text it stands for. */
function pieces(text: string): [string, string[]] {
  const map = scalarMapOf(text, firstScalar(text));
  const parts = Array.from({ length: map.value.length }, (_, i) => {
    const { start, end } = map.toOuter({ start: i, end: i + 1 });
    return text.slice(start, end);
  });
  return [map.value, parts];
}

describe('scalarMapOf', () => {
  const cases: Readonly<Record<string, readonly [string, string, readonly string[]]>> = {
    'plain text': ['a: b c', 'b c', ['b', ' ', 'c']],
    'a plain number by its text': ['a: 0x1', '0x1', ['0', 'x', '1']],
    'folded plain text': ['a: b \n  c', 'b c', ['b', '\n', 'c']],
    'plain text with tabs before a line break': ['a: b\tc\t \n  d', 'b\tc d', ['b', '\t', 'c', '\n', 'd']],
    'double quotes': ['a: "b"', 'b', ['b']],
    escapes: ['a: "\\n\\u00e9\\x41"', '\né\x41', ['\\n', '\\u00e9', '\\x41']],
    'a line continuation': ['a: "b\\\n   c"', 'bc', ['b', 'c']],
    'doubled single quotes': ["a: 'b''c'", "b'c", ['b', "''", 'c']],
    'a literal block': ['a: |\n  b\n   c\n', 'b\n c\n', ['b', '\n', ' ', 'c', '\n']],
    'a stripped block with CRLF': ['a: |-\r\n  b\r\n  c\r\n', 'b\nc', ['b', '\r\n', 'c']],
    'a kept block': ['a: |+\n  b\n\n', 'b\n\n', ['b', '\n', '\n']],
    'a folded block': ['a: >\n  b\n  c\n\n  d\n', 'b c\nd\n', ['b', '\n', 'c', '\n', 'd', '\n']],
    'an indicated indentation': ['a: |1\n   b', '  b', [' ', ' ', 'b']],
    'a block of blanks, with a comment at its header': ['a: |1 #\n  ', ' ', [' ']],
    'an empty value': ['a:', '', []],
  };
  for (const [name, [text, value, parts]] of Object.entries(cases)) {
    it(`maps ${name}`, () => assert.deepEqual(pieces(text), [value, parts]));
  }

  it('maps an astral escape as a whole', () => {
    const text = 'a: "\\U0001F600"';
    assert.deepEqual(scalarMapOf(text, firstScalar(text)).toOuter({ start: 0, end: 2 }), { start: 4, end: 14 });
  });

  it('finds the indentation of the line in which text is inserted', () => {
    const text = 'a: |\n  b\n  c\n';
    assert.deepEqual(scalarMapOf(text, firstScalar(text)).toOuter({ start: 2, end: 2 }), { start: 11, end: 11 });
  });
});
