import assert from 'node:assert/strict';
import { parseYaml } from '../../src/yaml/parse.ts';
import { helmValueOf } from '../../src/yaml/value.ts';

function valueOf(text: string) {
  const root = parseYaml(text).documents[0]?.root;
  return root && helmValueOf(root);
}

describe('helmValueOf', () => {
  it('makes maps, lists and scalars of a tree', () =>
    assert.deepEqual(
      valueOf('a: [1, {b: x}]\nc:\n'),
      new Map<string, unknown>([
        ['a', [1, new Map([['b', 'x']])]],
        ['c', null],
      ]),
    ));
});
