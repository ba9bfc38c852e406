import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readShard, tasksOf } from '../../src/commands/lint/shard.ts';
import { run } from './run.ts';

const NAMES = Array.from({ length: 7 }, (_, index) => `values-${index}.yaml`);
const files = Object.fromEntries(NAMES.map((name) => [name, 'gitlabUrl: https://gitlab.com\nconcurent: 4\n']));

async function listed(shard: string): Promise<readonly string[]> {
  const { stdout } = await run(['--list-files', '--shard', shard, ...NAMES], { files });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('lint --shard', () => {
  it('checks every file in one of the parts', async () => {
    const parts = [await listed('1/3'), await listed('2/3'), await listed('3/3')];
    assert.deepEqual(
      parts.map((part) => part.length),
      [3, 2, 2],
    );
    assert.deepEqual(parts.flat().toSorted(), NAMES);
  });

  it('reports what it has checked', async () => {
    const argv = ['--shard', '2/7', '--format', 'compact', '--rule', 'musl-helper-image=off', ...NAMES];
    const { code, stdout } = await run(argv, { files });
    assert.equal(code, 1);
    assert.deepEqual([...new Set(stdout.match(/values-\d/g))], ['values-1']);
  });

  it('is content with a part of nothing', async () => {
    const { code } = await run(['--shard', '9/9', ...NAMES], { files });
    assert.equal(code, 0);
  });

  for (const wrong of ['0/3', '4/3', '1', '1/0', 'a/b', '-1/2', ''])
    it(`refuses ${JSON.stringify(wrong)}`, async () => {
      const { code, stderr } = await run([`--shard=${wrong}`, ...NAMES], { files });
      assert.equal(code, 2);
      assert.match(stderr, /--shard .*: write it as I\/N, with I from 1 to N/);
    });

  it('writes no baseline, which is of all files', async () => {
    const argv = ['--shard', '1/2', '--baseline', 'b.json', '--update-baseline', ...NAMES];
    const { code, stderr } = await run(argv, { files });
    assert.equal(code, 2);
    assert.match(stderr, /leave out --shard/);
  });

  it('makes parts of one size, whatever the order of the files', () => {
    const name = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.integer({ min: 1, max: 9 }), (names, count) => {
        const partOf = (given: readonly string[], index: number): readonly string[] => {
          const shard = readShard(`${index}/${count}`);
          assert.ok('value' in shard);
          const tasks = given.map((path) => ({ paths: [path] }));
          return tasksOf(shard.value, tasks).flatMap(({ paths }) => paths);
        };
        const parts = Array.from({ length: count }, (_, index) => partOf(names, index + 1));
        assert.deepEqual(parts.flat().toSorted(), names.toSorted());
        const sizes = parts.map((part) => part.length);
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
        const reversed = Array.from({ length: count }, (_, index) => partOf(names.toReversed(), index + 1));
        assert.deepEqual(
          reversed.map((part) => part.toSorted()),
          parts.map((part) => part.toSorted()),
        );
      }),
    );
  });
});
