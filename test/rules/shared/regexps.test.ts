import assert from 'node:assert/strict';
import { anchored, isAnchored, matchesAll } from '../../../src/rules/shared/regexps.ts';

describe('isAnchored', () => {
  const cases: readonly [string, boolean][] = [
    ['^ci-.*$', true],
    ['ci-.*', false],
    ['^ci-.*', false],
    ['^(a|b)$', true],
    ['^a|b$', false],
    ['^a$|^b$', true],
    ['^[|]$', true],
    ['^a\\|b$', true],
    ['^a\\$', false],
    ['^a\\\\$', true],
    ['(?i)^a$', true],
    ['\\Aa\\z', true],
  ];
  for (const [pattern, expected] of cases)
    it(`${pattern}: ${expected}`, () => assert.equal(isAnchored(pattern), expected));
});

describe('matchesAll', () => {
  for (const pattern of ['.*', '^.*$', '.+', '(.*)', '^(.+)$']) it(pattern, () => assert.ok(matchesAll(pattern)));
  for (const pattern of ['^ci-.*$', 'a.*', '.', '[.*]', '^$'])
    it(`not ${pattern}`, () => assert.equal(matchesAll(pattern), false));
});

describe('anchored', () => {
  const cases: readonly [string, string][] = [
    ['ci-.*', '^ci-.*$'],
    ['^ci-.*', '^ci-.*$'],
    ['-ci$', '^-ci$'],
    ['cost\\$', '^cost\\$$'],
    ['a|b', '^(?:a|b)$'],
    ['^a|b$', '^(?:^a|b$)$'],
    ['(a|b)', '^(a|b)$'],
  ];
  for (const [pattern, expected] of cases) {
    it(`${pattern}: ${expected}`, () => {
      assert.equal(anchored(pattern), expected);
      assert.ok(isAnchored(anchored(pattern)));
    });
  }
});
