import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folder } from '../input/folder.ts';
import { run, runIn } from './run.ts';

const FAULTY = 'gitlabUrl: https://gitlab.example.com\nrunnerToken: glrt-aaaaaaaaaaaaaaaaaaaa\nconcurent: 4\n';
const files = { 'values.yaml': FAULTY };

describe('lint --format', () => {
  it('writes several reports of one run, each to its own file, and prints one', async () => {
    const { root, remove } = folder(files);
    const argv = ['--format', 'json=out.json', '--format', 'compact', '--format=text=out.txt', 'values.yaml'];
    const { code, stdout, stderr } = await runIn(root, argv);
    const { findings } = JSON.parse(fs.readFileSync(path.join(root, 'out.json'), 'utf8')) as { findings: unknown[] };
    const text = fs.readFileSync(path.join(root, 'out.txt'), 'utf8');
    remove();
    assert.equal(code, 1);
    assert.equal(stderr, '');
    assert.equal(stdout.trimEnd().split('\n').length, findings.length);
    assert.match(stdout, /^values\.yaml:3:1: \w+: .*concurent.* \[unknown-values-key\]$/m);
    assert.match(text, /unknown-values-key/);
  });

  it('prints nothing where all reports go to files', async () => {
    const { stdout, code } = await run(['--format', 'json=out.json', 'values.yaml'], { files });
    assert.equal(stdout, '');
    assert.equal(code, 1);
  });

  it('replaces an older report', async () => {
    const { root, remove } = folder({ ...files, 'out.json': 'old' });
    await runIn(root, ['--format', 'json=out.json', 'values.yaml']);
    assert.equal(fs.readFileSync(path.join(root, 'out.json'), 'utf8').slice(0, 2), '{\n');
    remove();
  });

  it('never replaces a file that is being checked', async () => {
    const { root, remove } = folder(files);
    const { code, stderr } = await runIn(root, ['--format', 'json=./values.yaml', 'values.yaml']);
    assert.equal(fs.readFileSync(path.join(root, 'values.yaml'), 'utf8'), FAULTY);
    assert.match(stderr, /--format json=values\.yaml: this run reads that file/);
    assert.equal(code, 2);
    remove();
  });

  for (const [what, name, argv] of [
    ['another name of a file that is checked', 'link.yaml', []],
    ['the configuration', '.runner-lint.yaml', []],
    ['the baseline', 'known.json', ['--baseline', 'known.json']],
    ['a file of --set-file', 'ca.pem', ['--set-file', 'x=ca.pem']],
    ['a layer', 'base.yaml', ['-f', 'base.yaml']],
  ] as const)
    it(`never replaces ${what}`, async () => {
      const known = '{"version":1,"findings":[]}\n';
      const more = {
        '.runner-lint.yaml': 'preset: strict\n',
        'known.json': known,
        'ca.pem': 'x\n',
        'base.yaml': FAULTY,
      };
      const { root, remove } = folder({ ...files, ...more });
      fs.symlinkSync('values.yaml', path.join(root, 'link.yaml'));
      const before = fs.readFileSync(path.join(root, name), 'utf8');
      const { code, stderr } = await runIn(root, ['--format', `json=${name}`, ...argv, 'values.yaml']);
      const after = fs.readFileSync(path.join(root, name), 'utf8');
      remove();
      assert.match(stderr, new RegExp(`--format json=${name}: this run reads that file`));
      assert.deepEqual([after, code], [before, 2]);
    });

  it('does not write over a folder', async () => {
    const { code, stderr } = await run(['--format', 'json=sub', 'values.yaml'], { files: { ...files, 'sub/x': '' } });
    assert.match(stderr, /--format json=sub: it is a directory/);
    assert.equal(code, 2);
  });

  it('says which report could not be written, and writes the others', async () => {
    const argv = ['--format', 'json=no/such/out.json', '--format', 'compact', 'values.yaml'];
    const { code, stdout, stderr } = await run(argv, { files });
    assert.match(stderr, /--format json=no\/such\/out\.json: no such file or directory/);
    assert.match(stdout, /unknown-values-key/);
    assert.equal(code, 2);
  });

  const WRONG: readonly [string, string[], RegExp][] = [
    ['an unknown name', ['--format', 'jsn'], /there is no format jsn; did you mean json\?/],
    ['two on standard output', ['--format', 'json', '--format', 'text=-'], /standard output takes one format/],
    ['two in one file', ['--format', 'json=a', '--format', 'text=./a'], /a takes one format/],
    ['no file after the sign', ['--format', 'json='], /name the file after =/],
    ['a report that corrections have not', ['--fix', '--format', 'compact'], /with --fix it is text or json/],
  ];
  for (const [what, argv, message] of WRONG)
    it(`refuses ${what}`, async () => {
      const { code, stdout, stderr } = await run([...argv, 'values.yaml'], { files });
      assert.match(stderr, message);
      assert.deepEqual([code, stdout], [2, '']);
    });
});
