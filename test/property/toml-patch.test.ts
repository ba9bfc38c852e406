import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PatchValue } from '../../src/model/patch.ts';
import { changeOf } from './patch-cases.ts';
import { check, TOML } from './patch-checks.ts';
import { tomlText } from './toml-text.ts';

const KEYS = ['a', 'b', 'c', 'runners', 'x.y'];
const STRINGS = ['x', '', "it's", 'say "hi"', 'a\\b', '  x\n# y\n', '"', 'z\n'];
const scalar = fc.oneof(
  fc.constantFrom(...STRINGS),
  fc.integer({ min: -5, max: 1000 }),
  fc.boolean(),
  fc.constant(1.5),
);
const value = fc.letrec<{ value: PatchValue; table: PatchValue }>((tie) => ({
  table: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3 }),
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(tie('table'), { maxLength: 3 }) },
    { weight: 2, arbitrary: tie('table') },
  ),
})).value;
const table = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 4 });

describe('properties of patches in TOML', function () {
  this.timeout(120_000);

  it('does what is wanted and nothing else, in random trees of all styles', () => {
    const cases = table
      .filter((data) => Object.keys(data).length > 0)
      .chain((data) => fc.tuple(tomlText(data), changeOf(data, KEYS, value)));
    const results: string[] = [];
    fc.assert(
      fc.property(cases, ([text, change]) => {
        results.push(check(TOML, text, change, ['style', 'value']));
      }),
      { numRuns: 3000 },
    );
    assert.ok(results.filter((result) => result === 'made').length > 1000);
  });
});
