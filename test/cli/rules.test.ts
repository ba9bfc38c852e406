import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { rules } from '../../src/rules/index.ts';
import { run } from './run.ts';

const schema = JSON.parse(readFileSync('schemas/rules.schema.json', 'utf8')) as object;
const validate = new Ajv2020({ formats: { uri: true } }).compile(schema);

interface Document {
  readonly rules: readonly { readonly id: string; readonly group: string; readonly url: string }[];
}

async function json(...argv: string[]): Promise<Document> {
  const { code, stdout, stderr } = await run(['rules', '--format', 'json', ...argv]);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const document: unknown = JSON.parse(stdout);
  assert.ok(validate(document), JSON.stringify(validate.errors));
  return document as Document;
}

describe('runner-lint rules', () => {
  it('lists every rule, with its page', async () => {
    const { rules: listed } = await json();
    assert.deepEqual(
      listed.map(({ id }) => id),
      rules.map(({ id }) => id),
    );
    for (const { id, url } of listed) assert.ok(url.endsWith(`/docs/rules/${id}.md`), url);
  });

  it('lists one group', async () => {
    const { rules: listed } = await json('--group', 'dns');
    assert.ok(listed.length > 5);
    assert.ok(listed.every(({ group }) => group === 'dns'));
  });

  it('prints a table of 80 columns that has all of them', async () => {
    const { code, stdout, stderr } = await run(['rules']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
    for (const { id } of rules) assert.match(stdout, new RegExp(`^ {2}${id} `, 'm'));
    assert.match(stdout, /^dns: .*\n {2}dns-config-refused +error +recommended strict all\n {4}dns_config holds/m);
  });

  for (const [what, argv, message] of [
    ['a word', ['dns'], /about one rule: runner-lint explain dns/],
    ['a group with a slip', ['--group', 'dnss'], /there is no group dnss; did you mean dns\?/],
    ['an unknown group', ['--group', 'nothing'], /there is no group nothing; groups are dns, executor, /],
    ['an unknown format', ['--format', 'yaml'], /to be one of: table, json/],
  ] as const)
    it(`asks for something else: ${what}`, async () => {
      const { code, stdout, stderr } = await run(['rules', ...argv]);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
    });
});
