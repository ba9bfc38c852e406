import assert from 'node:assert/strict';
import { matchesGlob } from '../../../src/rules/shared/globs.ts';

describe('matchesGlob', () => {
  const cases: readonly [string, string, boolean | undefined][] = [
    ['ruby:3.3', 'ruby:3.3', true],
    ['ruby:*', 'ruby:3.3', true],
    ['ruby:*', 'ruby', false],
    ['*', 'group/ruby', false],
    ['*/*:*', 'ruby:3.3', false],
    ['*/*:*', 'registry/group/ruby:3.3', false],
    ['**', 'registry/group/ruby:3.3', true],
    ['registry/**', 'registry/a/b:1', true],
    ['registry/**', 'registry', true],
    ['registry/**', 'registries/a', false],
    ['**/ruby:*', 'ruby:3', true],
    ['registry/**/ruby:?', 'registry/a/b/ruby:3', true],
    ['registry/**/ruby:?', 'registry/a/b/ruby:33', false],
    ['a**b', 'a/b', false],
    ['a**b', 'axxb', true],
    ['^ruby.*$', 'ruby:3', false],
    ['', 'ruby', false],
    ['{ruby,go}:*', 'ruby:3', undefined],
    ['ruby:[34]', 'ruby:3', undefined],
  ];
  for (const [pattern, text, expected] of cases) {
    it(`"${pattern}" ${expected === undefined ? 'is not modelled' : `and "${text}": ${expected}`}`, () =>
      assert.equal(matchesGlob(pattern, text), expected));
  }

  it('goes back to the last star only', () =>
    assert.equal(matchesGlob(`${'a*'.repeat(900)}b`, 'a'.repeat(2000)), false));

  it('does not judge texts that are no names', () => assert.equal(matchesGlob('*', 'a'.repeat(4000)), undefined));
});
