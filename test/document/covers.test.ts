import assert from 'node:assert/strict';
import { covers } from '../../src/document/covers.ts';
import type { Node } from '../../src/model/node.ts';
import { parseYaml } from '../../src/yaml/index.ts';

function rootOf(text: string): Node {
  const root = parseYaml(text).documents[0]?.root;
  assert.ok(root);
  return root;
}

const NESTED = ['[', '[{a: '].map((open) => open.repeat(90) + '1' + (open === '[' ? ']' : '}]').repeat(90));

describe('covers', () => {
  for (const [whole, part] of [
    ['{a: 1, b: 2}', '{a: 1}'],
    ['{a: 1}', '{a: null}'],
    ['{a: 1}', '{}'],
    ['{a: {b: 1, c: 2}}', '{a: {c: 2}}'],
    ['{a: [{b: 1, c: 2}]}', '{a: [{c: 2, b: 1}]}'],
    ['{a: 1, a: 2}', '{a: 2}'],
    ['{a: [{b: {}}]}', '{a: [{b: {}}]}'],
    ...NESTED.map((text) => [text, text] as const),
  ] as const)
    it(`${whole.slice(0, 30)} has all of ${part.slice(0, 30)}`, () => assert.ok(covers(rootOf(whole), rootOf(part))));

  for (const [whole, part] of [
    ['{a: 1}', '{b: 1}'],
    ['{a: 1}', '{a: 2}'],
    ['{a: 1}', '{a: "1"}'],
    ['{a: 1}', '{a: {b: 1}}'],
    ['{a: [1, 2]}', '{a: [1]}'],
    ['{a: [{b: 1}]}', '{a: [{c: 1}]}'],
    ['{a: [{b: 1, c: 1}]}', '{a: [{b: 1}]}'],
    ['{a: [{b: 1}]}', '{a: [{b: 1, c: 1}]}'],
    ['{a: [{b: [1]}]}', '{a: [{b: []}]}'],
    ['{a: 2, a: 1}', '{a: 2}'],
    ...NESTED.map((text) => [text.replace('1', '2'), text] as const),
  ] as const)
    it(`${whole.slice(0, 30)} has not all of ${part.slice(0, 30)}`, () =>
      assert.ok(!covers(rootOf(whole), rootOf(part))));
});
