import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Node } from '../../src/model/node.ts';
import { variableValue } from '../../src/runner/variable-value.ts';

function read(type: string, text: string, version = '19.3.0'): unknown {
  const value = variableValue(type, text, version);
  return 'node' in value ? plain(value.node) : value.refused;
}

function plain(node: Node): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  return node.kind === 'scalar' ? node.value : undefined;
}

describe('variableValue', () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['boolean', '', true],
    ['boolean', 'T', true],
    ['boolean', '0', false],
    ['boolean', 'tRUE', 'strconv.ParseBool: parsing "tRUE": invalid syntax'],
    ['integer', '-5', -5],
    ['integer', '+5', 5],
    ['integer', '', 'strconv.ParseInt: parsing "": invalid syntax'],
    ['integer', '1_000', 'strconv.ParseInt: parsing "1_000": invalid syntax'],
    ['integer', '99999999999999999999', 'strconv.ParseInt: parsing "99999999999999999999": value out of range'],
    ['duration', '5m30s', '5m30s'],
    ['duration', '', 'time: invalid duration ""'],
    ['duration', '300', 'time: missing unit in duration "300"'],
    ['duration', '5 m', 'time: unknown unit " m" in duration "5 m"'],
    ['duration', '1h1d', 'time: unknown unit "d" in duration "1h1d"'],
    ['string', '', ''],
    ['string[]', 'a,b', ['a,b']],
    ['string[]', '', ['']],
    ['integer[]', 'x', 'strconv.ParseInt: parsing "x": invalid syntax'],
    ['map<string>', 'a:b,c:d', { a: 'b,c:d' }],
    ['map<string>', 'a=b', { 'a=b': '' }],
    ['map<boolean>', 'FF_A', { FF_A: true }],
    ['map<integer>', 'EOF:x', 'strconv.ParseInt: parsing "x": invalid syntax'],
    ['map<string[]>', 'a:b', { a: ['b'] }],
    ['strings', 'always, never', ['always', 'never']],
    ['strings', '', []],
  ];
  for (const [type, text, expected] of cases)
    it(`${type}: ${JSON.stringify(text)}`, () => assert.deepEqual(read(type, text), expected));
  it('did not split at commas before 19.2', () =>
    assert.deepEqual(read('strings', 'always,never', '19.1.0'), ['always,never']));
  it('reads any text in some way', () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('boolean', 'integer', 'float', 'duration', 'strings', 'map<boolean>'),
        (text, type) => {
          const value = variableValue(type, text, '19.3.0');
          return 'node' in value || value.refused.length > 0;
        },
      ),
    ));
});
