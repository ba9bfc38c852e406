import assert from 'node:assert/strict';
import { habitsOf } from '../../../src/yaml/patch/habits.ts';
import { patched } from './patched.ts';
import { parseYaml } from '../../../src/yaml/index.ts';

function stepsOf(text: string): readonly number[] {
  const { step, listStep } = habitsOf(text, parseYaml(text).documents[0]?.root ?? null);
  return [step, listStep];
}

describe('habits of a file', () => {
  it('are the steps of its first map and list', () => assert.deepEqual(stepsOf('a:\n   b: 1\nc:\n - d\n'), [3, 1]));
  it('know lists below their key', () => assert.deepEqual(stepsOf('a:\n- b\n'), [2, 0]));
  it('count a text once, however many aliases stand for it', () => {
    const text = 'a: &x \'q\'\nb: *x\nc: *x\nd: "1"\ne: "2"\n';
    assert.equal(patched(text, { op: 'set', route: ['f'], value: '1' }), `${text}f: "1"\n`);
  });
  it('may be steps of one blank', () => assert.deepEqual(stepsOf('a:\n b: 1\n'), [1, 1]));
  it('are those in lists too', () => assert.deepEqual(stepsOf('- a:\n     b: 1\n'), [3, 3]));
  it('learn nothing from a list to the left of its key', () => assert.deepEqual(stepsOf('! k:\n - x\n'), [2, 2]));
  it('learn nothing from a value below its key behind a tag', () =>
    assert.deepEqual(stepsOf('!t a:\n   b:\n       c: 1\n'), [4, 4]));
  it('learn nothing from a value to the left of its key', () => assert.deepEqual(stepsOf('! s:\n : 1'), [2, 2]));
});
