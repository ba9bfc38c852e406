import assert from 'node:assert/strict';
import type { Route } from '../../../src/model/node.ts';
import { tomlComments } from '../../../src/toml/patch/comments.ts';

const comments = (text: string, ...route: Route) => tomlComments(text, { version: '1.1', templates: true }, route);

describe('tomlComments', () => {
  it('gives the lines above a pair, also at the begin of the text, then what is behind', () =>
    assert.deepEqual(comments('# one\n# two\na = 1 # three\n', 'a'), ['one', 'two', 'three']));
  it('leaves what is behind the pair before', () => assert.deepEqual(comments('a = 1 # a\n# b\nb = 2\n', 'b'), ['b']));
  it('leaves what is indented deeper than the pair', () =>
    assert.deepEqual(comments('[a]\n  b = 1\n  # b\n[c]\n', 'c'), []));
  it('gives what is above and behind a header', () =>
    assert.deepEqual(comments('# above\n[ a.b ] # behind\nc = 1 # c\n', 'a', 'b'), ['above', 'behind']));
  it('gives what belongs to an item of a list of tables', () =>
    assert.deepEqual(comments('[[a]] # one\n# above\n[[a]] # two\n[a.b] # b\n', 'a', 1), ['above', 'two']));
  it('gives what belongs to an item in brackets', () => {
    const text = 'a = [ # a\n  1, # one\n  # above\n  2, # two\n]\n';
    assert.deepEqual(comments(text, 'a', 1), ['above', 'two']);
    assert.deepEqual(comments(text, 'a', 0), ['one']);
  });
  it('leaves what is above a value that is not first in its line', () =>
    assert.deepEqual(comments('# a\na = { b = 1, c = 2 } # c\n', 'a', 'b'), []));
  it('is silent about what is not there, or only implied', () => {
    assert.deepEqual(comments('# a\na = 1\n', 'b'), []);
    assert.deepEqual(comments('# a\n[a.b]\n', 'a'), []);
    assert.deepEqual(comments('# a\na = \n', 'a'), []);
  });
});
