import assert from 'node:assert/strict';
import type { FilePatch } from '../../../src/model/fix.ts';
import { unnamedLines, unnamedValues } from './judge.ts';

const FILE = 'values.yaml';
const BEFORE = `# One.
replicas: 1
rbac:
  # Two.
  create: false
runners:
  config: |
    [[runners]]
      limit = 1
      name = "ci"
`;
const INNER: FilePatch = {
  op: 'set',
  value: 2,
  at: { file: FILE, route: ['runners', 'config'], innerRoute: ['runners', 0, 'limit'] },
};
const OUTER: FilePatch = { op: 'set', value: true, at: { file: FILE, route: ['rbac', 'create'] } };
const NAMED = BEFORE.replace('limit = 1', 'limit = 2').replace('create: false', 'create: true');

function judged(after: string): readonly string[] {
  const patches = [INNER, OUTER];
  return [...unnamedLines(BEFORE, after, patches), ...unnamedValues(FILE, BEFORE, after, patches)];
}

describe('judgement of fixes', () => {
  it('takes what patches name', () => assert.deepEqual(judged(NAMED), []));
  for (const [what, from, to, breaches] of [
    ['a value', 'replicas: 1', 'replicas: 2', ['replicas: 1', 'replicas']],
    ['a value in a text', 'name = "ci"', 'name = "c"', ['name = "ci"', 'runners.config.runners.0.name']],
    ['a comment', '# One.', '#One.', ['# One.']],
    ['white space', 'replicas: 1', 'replicas: 1 ', ['replicas: 1']],
    ['a new value', 'rbac:\n', 'rbac:\n  extra: 1\n', ['rbac.extra']],
  ] as const)
    it(`objects to another change: ${what}`, () => assert.deepEqual(judged(NAMED.replace(from, to)), breaches));
});
