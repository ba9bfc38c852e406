import assert from 'node:assert/strict';
import { blankLinesAbove, blankLinesBelow, commentsAbove } from '../../src/text/lines-around.ts';

describe('commentsAbove', () => {
  const text = '# far\n\n# one\n  # two\nkey: 1\n';
  const key = text.indexOf('key');

  it('begins with the first of the comments directly above', () =>
    assert.equal(commentsAbove(text, key), text.indexOf('# one')));
  it('stops at one that is indented deeper', () => assert.equal(commentsAbove(text, key, 1), key));
  it('takes one that is indented as deep', () => assert.equal(commentsAbove(text, key, 2), text.indexOf('# one')));
  it('stays behind an offset', () => {
    const second = text.indexOf('  # two');
    assert.equal(commentsAbove(text, key, Infinity, second), second);
    assert.equal(commentsAbove(text, key, Infinity, second + 1), key);
  });
  it('may begin the text', () => assert.equal(commentsAbove('# one\na: 1', 6), 0));
  it('is the line itself where no comment stands above', () => assert.equal(commentsAbove('a: 1\nb: 2', 7), 5));
});

describe('blank lines', () => {
  const text = 'a\n\n \t\nb\n';

  it('below end before the next line with content', () => assert.equal(blankLinesBelow(text, 2), 6));
  it('below are none where a line has content', () => assert.equal(blankLinesBelow(text, 0), 0));
  it('below may end the text', () => assert.equal(blankLinesBelow('a\n\n  ', 2), 5));
  it('above begin behind the line with content', () => assert.equal(blankLinesAbove(text, 6), 2));
  it('above stay behind an offset', () => assert.equal(blankLinesAbove(text, 6, 3), 3));
  it('above are none where a line has content', () => assert.equal(blankLinesAbove(text, 2), 2));
  it('above may begin the text', () => assert.equal(blankLinesAbove('\n\na', 2), 0));
});
