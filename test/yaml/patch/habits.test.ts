import assert from 'node:assert/strict';
import { habitsOf } from '../../../src/yaml/patch/habits.ts';
import { parseYaml } from '../../../src/yaml/index.ts';

function stepsOf(text: string): readonly number[] {
  const { step, listStep } = habitsOf(text, parseYaml(text).documents[0]?.root ?? null);
  return [step, listStep];
}

describe('habits of a file', () => {
  it('are the steps of its first map and list', () => assert.deepEqual(stepsOf('a:\n   b: 1\nc:\n - d\n'), [3, 1]));
  it('know lists below their key', () => assert.deepEqual(stepsOf('a:\n- b\n'), [2, 0]));
  it('learn nothing from a value below its key behind a tag', () =>
    assert.deepEqual(stepsOf('!t a:\n   b:\n       c: 1\n'), [4, 4]));
  it('learn nothing from a value to the left of its key', () => assert.deepEqual(stepsOf('! s:\n : 1'), [2, 2]));
});
