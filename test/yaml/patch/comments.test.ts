import assert from 'node:assert/strict';
import type { Route } from '../../../src/model/node.ts';
import { yamlComments } from '../../../src/yaml/patch/comments.ts';

const comments = (text: string, ...route: Route) => yamlComments(text, 0, route);

describe('yamlComments', () => {
  it('gives the lines above, also at the begin of the file, then what is behind', () =>
    assert.deepEqual(comments('# one\n# two\na: 1 # three\n', 'a'), ['one', 'two', 'three']));
  it('leaves what is behind the value before', () => assert.deepEqual(comments('a: 1 # a\n# b\nb: 2\n', 'b'), ['b']));
  it('leaves what is indented deeper than the key', () =>
    assert.deepEqual(comments('a:\n  b: 1\n  # b\nc: 2\n', 'c'), []));
  it('leaves what is above a key that is not first in its line', () =>
    assert.deepEqual(comments('# a\na: {b: 1, c: 2} # c\n', 'a', 'b'), []));
  it('gives what is behind a key whose value is below', () => {
    for (const below of ['b: 1', '- b']) assert.deepEqual(comments(`a: # a\n  ${below} # b\n`, 'a'), ['a']);
  });
  it('gives what is behind the header of a block scalar, once', () =>
    assert.deepEqual(comments('a: | # a\n  # text\n', 'a'), ['a']));
  it('gives what is behind brackets that close below, and behind their key', () =>
    assert.deepEqual(comments('a: # one\n  [\n  1,\n  ] # two\n', 'a'), ['one', 'two']));
  it('gives what is behind an alias', () => assert.deepEqual(comments('a: &x\n  b: 1\nc: *x # c\n', 'c'), ['c']));
  it('leaves what looks like one in quotes above', () =>
    assert.deepEqual(comments('z: 1\na: "x\n# y"\nb: 1\n', 'b'), []));
  it('is silent about what is not there', () => {
    assert.deepEqual(comments('# a\na: 1\n', 'b'), []);
    assert.deepEqual(yamlComments('# a\na: 1\n', 1, ['a']), []);
  });
});
