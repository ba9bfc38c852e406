import assert from 'node:assert/strict';
import { committed, committedPages, generate } from '../../scripts/rules/build.ts';
import { rules } from '../../src/rules/index.ts';

describe('npm run rules', () => {
  it('makes exactly the committed files', async () => {
    for (const [path, text] of await generate()) assert.equal(committed(path), text, path);
  });

  it('leaves no page of a rule that is gone', async () => {
    const files = await generate();
    assert.deepEqual(
      committedPages().filter((path) => !files.has(path)),
      [],
    );
  });

  it('makes a page for every rule', async () => {
    const files = await generate();
    for (const { id, docs } of rules) assert.ok(files.get(`docs/rules/${id}.md`)?.includes(`# ${id}\n`), docs.what);
  });

  it('finds the facts that a rule asks for, also by way of shared code', async () => {
    const text = (await generate()).get('src/rules/facts-asked.ts') ?? '';
    assert.match(text, /'dind-mtu-unset': \['network\.podMtu'\]/);
    assert.match(text, /'eol-image': \['jobs\.withoutImage'\]/);
    assert.doesNotMatch(text, /'no-rbac'/);
  });

  it('finds every rule in a file and a folder of its name', async () => {
    const index = (await generate()).get('src/rules/index.ts') ?? '';
    for (const { id, group } of rules) assert.ok(index.includes(`'./${group}/${id}.ts'`), id);
  });
});
