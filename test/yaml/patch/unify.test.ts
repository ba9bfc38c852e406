import assert from 'node:assert/strict';
import { yamlEdits } from '../../../src/yaml/patch/index.ts';
import { patched, refused } from './patched.ts';

describe('unify in YAML', () => {
  it('leaves the last of a key that is written more than once, where it stands', () => {
    const text = 'a: 1 # first\nb: 2\n# second\na: 3\nc: 4\na: 5 # last\n';
    assert.equal(patched(text, { op: 'unify', route: ['a'] }), 'b: 2\nc: 4\na: 5 # last\n');
  });
  it('does so in braces', () => {
    assert.equal(patched('m: { a: 1, b: 2, a: 3 }\n', { op: 'unify', route: ['m', 'a'] }), 'm: { b: 2, a: 3 }\n');
  });
  it('makes no edit where a key is written once', () => {
    assert.deepEqual(yamlEdits('a: 1\nb: 2\n', 0, { op: 'unify', route: ['a'] }), []);
  });
  it('refuses to take an anchor away that is used elsewhere', () => {
    assert.equal(refused('a: &x 1\na: 2\nb: *x\n', { op: 'unify', route: ['a'] }), 'shared');
  });
});
