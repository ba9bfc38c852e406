import assert from 'node:assert/strict';
import { committed, generate } from '../../scripts/rules/build.ts';
import { rules } from '../../src/rules/index.ts';

describe('npm run rules', () => {
  it('makes exactly the committed files', async () => {
    for (const [path, text] of await generate()) assert.equal(committed(path), text, path);
  });

  it('finds every rule in a file and a folder of its name', async () => {
    const index = (await generate()).get('src/rules/index.ts') ?? '';
    for (const { id, group } of rules) assert.ok(index.includes(`'./${group}/${id}.ts'`), id);
  });
});
