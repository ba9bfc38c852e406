import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { run } from './run.ts';

async function schemaOf(...argv: string[]) {
  const { code, stdout, stderr } = await run(['schema', ...argv]);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  return new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(stdout) as object);
}

describe('runner-lint schema', () => {
  it('prints the schema of any chart version', async () => {
    const old = await schemaOf('values', '--chart-version', '0.52.1');
    assert.ok(old({ runners: { privileged: true } }));
    assert.ok(!old({ extraContainers: [] }));
    const current = await schemaOf('values');
    assert.ok(!current({ runners: { privileged: true } }));
    assert.ok(current({ extraContainers: [] }));
  });

  it('prints the schema of any runner version', async () => {
    const flavor = { runners: [{ kubernetes: { dns_policy: 'none', context: 'a' } }] };
    assert.ok((await schemaOf('config', '--runner-version', '19.0'))(flavor));
    assert.ok(!(await schemaOf('config', '--runner-version', '13.0'))(flavor));
  });

  it('prints what is published for the newest versions', async () => {
    const { stdout } = await run(['schema', 'values', '--chart-version', '0.92']);
    const published = readFileSync(new URL('../../schemas/values-0.92.0.schema.json', import.meta.url), 'utf8');
    assert.deepEqual(JSON.parse(stdout), JSON.parse(published));
  });

  for (const [what, argv, message] of [
    ['no document', [], /Write "schema values" or "schema config"/],
    ['another document', ['toml'], /Write "schema values" or "schema config"/],
    ['two documents', ['values', 'config'], /Write "schema values" or "schema config"/],
    ['a bad version', ['values', '--chart-version', 'new'], /not a version/],
  ] as const)
    it(`asks for one document: ${what}`, async () => {
      const { code, stdout, stderr } = await run(['schema', ...argv]);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
    });
});
