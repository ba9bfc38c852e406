import assert from 'node:assert/strict';
import { applyGroups, applyPatches } from '../../../src/document/patch/index.ts';
import { isPatchProblem, type Patch } from '../../../src/model/patch.ts';

const TEXT = `a: 1
b:
  c: x # why
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`;

function set(value: string | number, ...route: readonly string[]): Patch {
  return { op: 'set', value, at: { route } };
}

function setInConfig(value: string, key: string): Patch {
  return {
    op: 'set',
    value,
    at: { route: ['runners', 'config'], innerRoute: ['runners', 0, 'kubernetes', key] },
  };
}

function oneByOne(patches: readonly Patch[]): string {
  const result = applyPatches('values.yaml', TEXT, patches);
  assert.ok(!isPatchProblem(result));
  return result.text;
}

describe('groups of patches', () => {
  for (const [what, patches] of [
    ['in different places', [set(2, 'a'), set('y', 'b', 'c'), setInConfig('ubuntu:24.04', 'image')]],
    [
      'at the same place',
      [set(1, 'd'), set(2, 'e'), setInConfig('ubuntu', 'helper_image_flavor'), setInConfig('2', 'cpu_limit')],
    ],
    [
      'of other kinds',
      [
        { op: 'remove', at: { route: ['b', 'c'] } },
        { op: 'rename', key: 'z', at: { route: ['a'] } },
      ],
    ],
  ] satisfies readonly (readonly [string, readonly Patch[]])[])
    it(`come to the same as one after the other: ${what}`, () => {
      const groups = patches.map((patch) => [patch]);
      assert.equal(applyGroups('values.yaml', TEXT, groups), oneByOne(patches));
    });

  it('keep the order within a group', () => {
    const config = '[[runners]]\n  [runners.kubernetes]\n';
    const group = [set(config, 'other', 'config'), { ...setInConfig('ubuntu', 'helper_image_flavor') }];
    assert.equal(applyGroups('values.yaml', TEXT, [group, [set(2, 'a')]]), oneByOne([...group, set(2, 'a')]));
  });

  it('are none where one is not possible', () => {
    const result = applyGroups('values.yaml', TEXT, [[set(2, 'a')], [set(1, 'a', 'b', 'c')]]);
    assert.ok(typeof result !== 'string');
    assert.equal(result.problem, 'shape');
  });
});
