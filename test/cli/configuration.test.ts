import assert from 'node:assert/strict';
import { run } from './run.ts';

const VALUES = 'gitlabUrl: https://gitlab.com\nconcurent: 4\nrbac: { create: true }\n';

/** Rule and severity of every finding, by file. */
async function severities(argv: readonly string[], files: Readonly<Record<string, string>>) {
  const { stdout, stderr, code } = await run([...argv, '--format', 'json'], { files });
  const { findings } = JSON.parse(stdout) as { findings: { file: string; rule: string; severity: string }[] };
  const seen = findings
    .filter(({ rule }) => rule === 'unknown-values-key')
    .map(({ file, severity }) => `${file} ${severity}`);
  return { seen, stderr, code };
}

describe('.runner-lint.yaml', () => {
  const files = {
    '.runner-lint.yaml': 'rules: { unknown-values-key: error }\n',
    'values.yaml': VALUES,
    'deep/er/values.yaml': VALUES,
    'own/.runner-lint.yaml': 'rules: { unknown-values-key: off }\n',
    'own/values.yaml': VALUES,
  };

  it('counts for the files below it, the nearest one', async () => {
    const { seen } = await severities(['values.yaml', 'deep/er/values.yaml', 'own/values.yaml'], files);
    assert.deepEqual(seen, ['deep/er/values.yaml error', 'values.yaml error']);
  });

  it('is overruled by the command line', async () => {
    const { seen } = await severities(['values.yaml', '--rule', 'unknown-values-key=info'], files);
    assert.deepEqual(seen, ['values.yaml info']);
  });

  it('can be another file, or none', async () => {
    assert.deepEqual((await severities(['values.yaml', '--config', 'own/.runner-lint.yaml'], files)).seen, []);
    assert.deepEqual((await severities(['values.yaml', '--no-config'], files)).seen, ['values.yaml warning']);
  });

  it('has overrides and ignores files that are not named', async () => {
    const more = {
      '.runner-lint.yaml': 'ignore: [old]\noverrides: [{ files: ["prod/**"], rules: { unknown-values-key: error } }]\n',
      'prod/values.yaml': VALUES,
      'dev/values.yaml': VALUES,
      'old/values.yaml': VALUES,
    };
    const found = await severities([], more);
    assert.deepEqual(found.seen, ['dev/values.yaml warning', 'prod/values.yaml error']);
    assert.deepEqual((await severities(['old/values.yaml'], more)).seen, ['old/values.yaml warning']);
    const listed = await run(['--list-files'], { files: more });
    assert.deepEqual({ ...listed, stderr: '' }, { code: 0, stdout: 'dev/values.yaml\nprod/values.yaml\n', stderr: '' });
  });

  it('builds on files and packages', async () => {
    const more = {
      '.runner-lint.yaml': 'extends: [platform, ./more.yaml]\nchartVersion: "0.80.0"\n',
      'more.yaml': 'rules: { unknown-values-key: error }\n',
      'node_modules/platform/.runner-lint.yaml':
        'preset: strict\nrules: { unknown-values-key: off }\nfacts: { network.podMtu: 1400 }\n',
      'values.yaml': VALUES,
    };
    assert.deepEqual((await severities(['values.yaml'], more)).seen, ['values.yaml error']);
    const { stdout } = await run(['--print-config', 'values.yaml'], { files: more });
    assert.deepEqual(JSON.parse(stdout), {
      configurations: ['node_modules/platform', '.', '.'],
      chart: '0.80.0',
      preset: 'strict',
      rules: { 'unknown-values-key': 'error' },
      locked: [],
      facts: { 'network.podMtu': 1400 },
    });
  });

  it('sets the severity that fails the run', async () => {
    const more = { '.runner-lint.yaml': 'failOn: error\npreset: security\n', 'values.yaml': VALUES };
    assert.equal((await run(['values.yaml'], { files: more })).code, 0);
    assert.equal((await run(['values.yaml', '--fail-on', 'warning', '--preset', 'all'], { files: more })).code, 1);
  });

  for (const [what, config, message] of [
    ['a wrong value', 'preset: hard\n', /^runner-lint: \.runner-lint\.yaml:1:9: this must be recommended/],
    ['broken YAML', 'preset: [\n', /^runner-lint: \.runner-lint\.yaml:\d+:\d+: /],
    ['a circle', 'extends: ./.runner-lint.yaml\n', /leads back to itself/],
    ['a missing file', 'extends: ./base.yaml\n', /base\.yaml: no such file or directory/],
    ['a missing package', 'extends: platform\n', /there is no package platform/],
  ] as const)
    it(`is refused with its place: ${what}`, async () => {
      const more = { '.runner-lint.yaml': config, 'values.yaml': VALUES };
      const { code, stdout, stderr } = await run(['values.yaml'], { files: more });
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
    });
});
