import assert from 'node:assert/strict';
import { commentBehind, commentLines, commentsBetween } from '../../src/text/comments.ts';

describe('commentLines', () => {
  it('indents each line and marks it', () =>
    assert.deepEqual(commentLines(['one\ntwo', 'three'], 2), ['  # one', '  # two', '  # three']));
  it('ends lines where YAML 1.1 does', () =>
    assert.deepEqual(commentLines(['a\r\nb\x85c\u2028d\u2029e'], 0), ['# a', '# b', '# c', '# d', '# e']));
  it('adds no blank to a line that begins with #', () => assert.deepEqual(commentLines(['#x'], 0), ['##x']));
  it('leaves no blank at the end', () => assert.deepEqual(commentLines(['', 'a  '], 1), [' #', ' # a']));
  it('holds no character that a comment may not hold', () =>
    assert.deepEqual(commentLines(['a\0b\ud800c\ufeffd\te😀'], 0), ['# a b c d\te😀']));
});

describe('commentsBetween', () => {
  const text = '# a\n  #b\nc: 1 # d\n#  e\nf: 1';

  it('gives the texts of comment lines, without their mark and one blank', () =>
    assert.deepEqual(commentsBetween(text, 0, text.length), ['a', 'b', ' e']));
  it('leaves out the line of the end', () => assert.deepEqual(commentsBetween(text, 0, text.indexOf('#b')), ['a']));
});

describe('commentBehind', () => {
  it('finds it behind blanks', () => assert.deepEqual(commentBehind('1  # one\n# two', 1), ['one']));
  it('finds it behind a comma', () => assert.deepEqual(commentBehind('1 , #one', 1), ['one']));
  it('finds it directly behind a comma', () => assert.deepEqual(commentBehind('1,# one', 1), ['one']));
  it('is silent where something else is next', () => assert.deepEqual(commentBehind('1, 2 # two', 1), []));
  it('is silent where the line ends', () => assert.deepEqual(commentBehind('1\n# two', 1), []));
});
