import assert from 'node:assert/strict';
import { scalarMapOf } from '../../src/yaml/scalars.ts';
import { firstScalar, read } from './read.ts';

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
    'folded plain text with CRLF': ['a: b\r\n  c', 'b c', ['b', '\r\n', 'c']],
    'plain text with tabs before a line break': ['a: b\tc\t \n  d', 'b\tc d', ['b', '\t', 'c', '\n', 'd']],
    'double quotes': ['a: "b"', 'b', ['b']],
    escapes: ['a: "\\n\\u00e9\\x41"', '\né\x41', ['\\n', '\\u00e9', '\\x41']],
    'what is escaped by one letter': [
      'a: "\\0\\a\\b\\t\\\t\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P"',
      '\0\x07\b\t\t\v\f\r\x1b "/\\\x85\xa0\u2028\u2029',
      Array.from('0abt\tvfre "/\\N_LP', (letter) => `\\${letter}`),
    ],
    'double quotes with blanks at their end': ['a: "\\tb "', '\tb ', ['\\t', 'b', ' ']],
    'single quotes with blanks at their end': ["a: '''b '", "'b ", ["''", 'b', ' ']],
    'a line continuation with CRLF': ['a: "b\\\r\n   c"', 'bc', ['b', 'c']],
    'a line continuation': ['a: "b\\\n   c"', 'bc', ['b', 'c']],
    'doubled single quotes': ["a: 'b''c'", "b'c", ['b', "''", 'c']],
    'a literal block': ['a: |\n  b\n   c\n', 'b\n c\n', ['b', '\n', ' ', 'c', '\n']],
    'a stripped block with CRLF': ['a: |-\r\n  b\r\n  c\r\n', 'b\nc', ['b', '\r\n', 'c']],
    'a block without line break at the end of a file with CRLF': ['a: |\r\n  b', 'b', ['b']],
    'a block with blank lines behind it': ['a: |\n  b\n\n\nc: 1', 'b\n', ['b', '\n']],
    'a block of blank lines': ['a: |\n  \n\nb: 1', '', []],
    'a kept block': ['a: |+\n  b\n\n', 'b\n\n', ['b', '\n', '\n']],
    'a folded block': ['a: >\n  b\n  c\n\n  d\n', 'b c\nd\n', ['b', '\n', 'c', '\n', 'd', '\n']],
    'a folded block that begins with a blank line': ['a: >\n\n  b\n', '\nb\n', ['\n', 'b', '\n']],
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

  for (const [code, character] of [
    ['0010FFFF', '\u{10ffff}'],
    ['00110000', '\ufffd'],
  ] as const)
    it(`reads the escape of U+${code}`, () =>
      assert.equal(scalarMapOf('', firstScalar(`a: "\\U${code}x"`)).value, `${character}x`));

  it('reads a block at the margin', () => {
    const text = '--- |\nb\n c\n';
    const { root } = read(text);
    assert.ok(root?.kind === 'scalar');
    assert.equal(root.value, 'b\n c\n');
  });

  it('finds the indentation of the line in which text is inserted', () => {
    const text = 'a: |\n  b\n  c\n';
    assert.deepEqual(scalarMapOf(text, firstScalar(text)).toOuter({ start: 2, end: 2 }), { start: 11, end: 11 });
  });
});
