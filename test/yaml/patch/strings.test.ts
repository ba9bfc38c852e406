import assert from 'node:assert/strict';
import { escaped, isPlainSafe, literalOf, quoted, singleQuoted } from '../../../src/yaml/patch/strings.ts';

describe('text without quotes', () => {
  const inLines = ['x', 'x y', 'a:b', 'a#b', 'a?b', 'a,b', 'a[b', '1.2.3', '-x', '?x', ':x', '<<x', '1x y', 'é'];
  for (const text of inLines) it(`is ${JSON.stringify(text)}`, () => assert.equal(isPlainSafe(text, false), true));

  const never = ['', ' x', 'x ', 'a: b', 'a:', 'a #b', 'a\tb', 'a\nb', 'a\x07', '-', '- a', '?', '? a', ':', ': a'];
  const signs = Array.from(',[]{}#&*!|>\'"%@`=');
  const words = ['---', '...', '<<', '1', '1.5', '.5', '+1', '1e3', '0x1F', '10:30', '2001-01-01', 'yes', 'Off', '~'];
  for (const text of [...never, ...signs.map((sign) => `${sign}x`), ...words])
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(isPlainSafe(text, false), false);
      assert.equal(isPlainSafe(text, true), false);
    });

  for (const text of ['a,b', 'a[b', 'a]b', 'a{b', 'a}b', 'a:b', 'a?b', 'a#b'])
    it(`is not ${text} in brackets`, () => assert.equal(isPlainSafe(text, true), false));
  it('is what has no signs, in brackets too', () => assert.equal(isPlainSafe('a b-c', true), true));
});

describe('text in quotes', () => {
  it('has those that are preferred', () =>
    assert.deepEqual([quoted('x', 'single'), quoted('x', 'double')], ["'x'", '"x"']));
  it('has single ones where double ones need escapes', () =>
    assert.deepEqual(
      ['say "x"', 'C:\\x'].map((text) => quoted(text, 'double')),
      ['\'say "x"\'', "'C:\\x'"],
    ));
  it('has double ones where both need escapes', () => assert.equal(quoted('it\'s "x"', 'double'), '"it\'s \\"x\\""'));
  it('has double ones where single ones cannot hold it', () => {
    assert.equal(quoted('x\ny', 'single'), '"x\\ny"');
    assert.equal(singleQuoted('x\x01'), undefined);
  });
  it('doubles single ones', () => assert.equal(quoted("it's", 'single'), "'it''s'"));
  it('escapes what nobody sees', () => assert.equal(escaped('\x07\x7f\u2028\ufeff'), '\\u0007\\u007f\\u2028\\ufeff'));
});

describe('text as a literal block', () => {
  for (const [text, indent, header, lines] of [
    ['a\nb\n', 2, '|', ['a', 'b']],
    ['a\n\n b', 2, '|-', ['a', '', ' b']],
    [' a\nb\n', 1, '|1', [' a', 'b']],
    ['\n\ta', 9, '|9-', ['', '\ta']],
    ['a\n', 10, '|', ['a']],
  ] as const)
    it(`is ${header} for ${JSON.stringify(text)}`, () => assert.deepEqual(literalOf(text, indent), { header, lines }));

  for (const [text, indent] of [
    [' a\n', 10],
    ['\n', 2],
    ['a\n\n', 2],
    ['a\n ', 2],
    ['a\x07\n', 2],
  ] as const)
    it(`is none for ${JSON.stringify(text)} with ${indent} blanks`, () =>
      assert.equal(literalOf(text, indent), undefined));
});
