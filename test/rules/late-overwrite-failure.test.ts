import assert from 'node:assert/strict';
import { inConfig } from './lint.ts';

const RULE = 'late-overwrite-failure';

function messages(pattern: string): readonly string[] {
  const text = `[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    namespace_overwrite_allowed = '${pattern}'\n`;
  return inConfig(RULE, text).map(({ message }) => message);
}

describe(RULE, () => {
  const refused: readonly [string, RegExp][] = [
    ['(?=ci-)', /Perl syntax/],
    ['(?<!kube-)ci', /Perl syntax/],
    [String.raw`(a)\1`, /escape sequence/],
    ['ci-(a', /missing closing/],
    ['ci-a)', /unexpected \)/],
    ['*', /missing argument/],
  ];
  for (const [pattern, error] of refused)
    it(`knows that Go refuses ${pattern}`, () => {
      const [first, ...others] = messages(pattern);
      assert.match(first ?? '', error);
      assert.deepEqual(others, []);
    });

  for (const pattern of ['(?i)^ci-', '(?P<name>ci)', '^[(*]$', String.raw`^\(\*$`, '(?:a|b)+'])
    it(`lets ${pattern} through`, () => assert.deepEqual(messages(pattern), []));
});
