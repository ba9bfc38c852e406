import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { helpText } from '../../src/commands/oclif.ts';
import { COMMAND_NAMES } from '../../src/commands/names.ts';
import { VERSION } from '../../src/report/version.ts';
import { folder } from '../input/folder.ts';
import { BIN, run } from './run.ts';

const RUNNERS = `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`;
const CLEAN = `gitlabUrl: https://gitlab.com\nconcurrent: 10\nrbac:\n  create: true\n${RUNNERS}`;
const FAULTY = CLEAN.replace('concurrent: 10\n', 'concurrent: 10\nconcurrent: 20\n');
const BROKEN = 'gitlabUrl: "https://gitlab.com\nrunners: {}\n';
/** Hundreds of findings. */
const LARGE = CLEAN.replace(
  'rbac:\n',
  `rbac:\n${Array.from({ length: 900 }, (_, n) => `  unknown${n}: 1\n`).join('')}`,
);
const files = { 'a.yaml': CLEAN, 'b.yaml': FAULTY, lint: CLEAN, 'C:\\x\\a.yaml': CLEAN, 'd:e.yaml': CLEAN };

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strictTypes: false, formats: { uri: true } }).compile(schema);

function parsed(json: string) {
  const report = JSON.parse(json);
  assert.equal(validate(report), true, JSON.stringify(validate.errors));
  return report;
}

describe('runner-lint', () => {
  for (const argv of [
    ['a.yaml'],
    ['lint', 'a.yaml'],
    ['./lint'],
    ['--', 'lint'],
    ['lint', 'lint'],
    ['C:\\x\\a.yaml', 'd:e.yaml'],
    ['--no-color', 'a.yaml', '--preset', 'recommended'],
  ])
    it(`lints: ${argv.join(' ')}`, async () => {
      const { code, stdout, stderr } = await run(argv, { files });
      assert.equal(stderr, '');
      assert.match(stdout, /^Nothing found: \d files? checked\.\n$/);
      assert.equal(code, 0);
    });

  it('lints several files', async () => {
    const { code, stdout } = await run(['--format', 'json', 'a.yaml', 'b.yaml'], { files });
    const report = parsed(stdout);
    assert.deepEqual(
      report.files.map((file: { path: string }) => file.path),
      ['a.yaml', 'b.yaml'],
    );
    assert.equal(code, 1);
  });

  it('lints standard input under the name that is given', async () => {
    const { code, stdout } = await run(['-', '--stdin-filepath', 'x/v.yaml', '--format=json'], { stdin: FAULTY });
    const { files: linted, findings } = parsed(stdout);
    assert.deepEqual([linted[0].path, findings[0].file], ['x/v.yaml', 'x/v.yaml']);
    assert.equal(code, 1);
  });

  it('shows a finding with its line', async () => {
    const { stdout } = await run(['b.yaml'], { files });
    assert.match(stdout, /^b\.yaml:3:1 {2}\w+ {2}duplicate-key\n/);
    assert.match(stdout, /\n {2}3 \| concurrent: 20\n {4}\| \^+\n/);
  });

  it('fails only from the severity on that --fail-on names', async () => {
    const severity = (n: string) => ['--rule', `duplicate-key=${n}`];
    assert.equal((await run(['b.yaml', ...severity('warning'), '--fail-on', 'error'], { files })).code, 0);
    assert.equal((await run(['b.yaml', ...severity('error'), '--fail-on', 'error'], { files })).code, 1);
    assert.equal((await run(['b.yaml', ...severity('info')], { files })).code, 0);
    assert.equal((await run(['b.yaml', ...severity('info'), '--fail-on', 'info'], { files })).code, 1);
    assert.equal((await run(['b.yaml', ...severity('off'), '--fail-on', 'info'], { files })).code, 0);
  });

  it('reports the others where a file is missing, and fails with 2', async () => {
    const { code, stdout, stderr } = await run(['nope.yaml', 'b.yaml', '--format', 'json'], { files });
    assert.equal(parsed(stdout).findings.length, 1);
    assert.equal(stderr, 'runner-lint: nope.yaml: no such file or directory\n');
    assert.equal(code, 2);
  });

  it('says so where a command is meant that does not exist', async () => {
    const { code, stderr } = await run(['fux', 'a.yaml'], { files });
    assert.equal(stderr, 'runner-lint: fux: no such file or directory, and no command either\n');
    assert.equal(code, 2);
  });

  it('skips a file of another kind, and says so on standard error', async () => {
    const { code, stdout, stderr } = await run(['x.yaml', '--format=json'], {
      files: { 'x.yaml': 'apiVersion: v1\nkind: Pod\n' },
    });
    const { files: linted, summary } = parsed(stdout);
    assert.equal(linted[0].kind, null);
    assert.equal(typeof linted[0].skipped, 'string');
    assert.equal(summary.skipped, 1);
    assert.match(stderr, /^runner-lint: x\.yaml: skipped: .+\n$/);
    assert.equal(code, 0);
  });

  it('finds nothing to do in a folder without our files', async () => {
    const { code, stdout, stderr } = await run(['.'], { files: { 'x.txt': '' } });
    assert.equal(stdout, 'Nothing to check: 0 files checked.\n');
    assert.match(stderr, /^runner-lint: \.: no YAML or TOML files here/);
    assert.equal(code, 0);
  });

  it('says with --verbose what a file was judged as', async () => {
    const { stderr } = await run(['a.yaml', '--verbose', '--chart-version', '0.92.0'], { files });
    assert.match(stderr, /^runner-lint: a\.yaml: values, chart 0\.92\.0, runner 19\.\d+\.\d+\n$/);
  });

  it('judges by the newest version it knows where a newer one is asked for', async () => {
    const { code, stderr, stdout } = await run(['a.yaml', '--runner-version', '999', '--format=json'], { files });
    assert.match(stderr, /^runner-lint: runner 999 is newer than the newest known one; judged as \d+\.\d+\.\d+\n$/);
    assert.match(parsed(stdout).files[0].runner, /^\d+\.\d+/);
    assert.equal(code, 0);
  });

  it('reports invalid UTF-8 and files beyond the limit as findings', async () => {
    const content = { 'utf16.yaml': Buffer.from(`\ufeff${CLEAN}`, 'utf16le'), 'large.yaml': 'a'.repeat(5_000_001) };
    const { code, stdout } = await run(['utf16.yaml', 'large.yaml', '--format=json'], { files: content });
    const { findings } = parsed(stdout);
    assert.deepEqual(
      findings.map(({ file, rule }: { file: string; rule: string }) => [file, rule]),
      [
        ['large.yaml', 'input-limit'],
        ['utf16.yaml', 'yaml-syntax'],
      ],
    );
    assert.equal(code, 1);
  });

  for (const [what, argv, complaint] of [
    ['an unknown flag', ['--nope', 'a.yaml'], /Nonexistent flag: --nope/],
    ['a wrong value', ['--format', 'xml', 'a.yaml'], /there is no format xml; there are text, json, /],
    ['a switch with a value', ['--verbose=1', 'a.yaml'], /Flag --verbose takes no value/],
    ['an unknown rule', ['--rule', 'musl-helper-imge=off', 'a.yaml'], /did you mean musl-helper-image\?/],
    ['the start of a rule', ['--rule', 'private-ca=off', 'a.yaml'], /did you mean private-ca-missing\?/],
    ['an unknown severity', ['--rule', 'musl-helper-image=hint', 'a.yaml'], /ID=off, ID=info, ID=warning or ID=error/],
    ['an unknown fact', ['--fact', 'x=1', 'a.yaml'], /there is no fact x/],
    ['a fact of the wrong type', ['--fact', 'network.podMtu=big', 'a.yaml'], /is a whole number/],
    ['a word for a version', ['--chart-version', 'latest', 'a.yaml'], /not a version/],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { code, stdout, stderr } = await run(argv, { files });
      assert.equal(stdout, '');
      assert.match(stderr, complaint);
      assert.match(stderr, /^runner-lint: /);
      assert.equal(code, 2);
    });

  it('prints a report of megabytes in full', async () => {
    const { stdout } = await run(['b.yaml', '--format=json', '--preset=all'], { files: { 'b.yaml': LARGE } });
    assert.ok(stdout.length > 300_000);
    assert.ok(parsed(stdout).findings.length >= 900);
  });

  it('ends quietly when nobody reads on', async () => {
    const { root, remove } = folder({ 'b.yaml': LARGE });
    const command = `"${process.execPath}" "${BIN}" --format=json b.yaml | head -c 10`;
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      execFile('sh', ['-c', command], { cwd: root }, (_, out, err) => resolve({ stdout: out, stderr: err }));
    });
    remove();
    assert.deepEqual({ stdout, stderr }, { stdout: '{\n  "versi', stderr: '' });
  });

  it('has colours in a pipe only if it must', async () => {
    assert.doesNotMatch((await run(['b.yaml'], { files })).stdout, /\u001b/);
    assert.match((await run(['b.yaml'], { files, env: { FORCE_COLOR: '1' } })).stdout, /\u001b\[/);
    assert.match((await run(['b.yaml', '--color'], { files, env: { NO_COLOR: '1' } })).stdout, /\u001b\[/);
    assert.doesNotMatch((await run(['b.yaml', '--no-color'], { files, env: { FORCE_COLOR: '1' } })).stdout, /\u001b/);
  });

  it('reports a syntax error and exits with 1', async () => {
    const { code, stdout } = await run(['x.yaml', '--format', 'json'], { files: { 'x.yaml': BROKEN } });
    assert.equal(parsed(stdout).findings[0].rule, 'yaml-syntax');
    assert.equal(code, 1);
  });
});

describe('help and version', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

  it('are of one version', () => assert.equal(VERSION, manifest.version));

  for (const argv of [['--version'], ['-v']])
    it(`print the version for ${argv.join(' ')}`, async () => {
      assert.deepEqual(await run(argv), { code: 0, stdout: `runner-lint ${VERSION}\n`, stderr: '' });
    });

  for (const argv of [['--help'], ['-h'], ['help'], ['help', 'nope']])
    it(`print the help of the program for ${argv.join(' ')}`, async () => {
      assert.deepEqual(await run(argv), { code: 0, stdout: await helpText(undefined), stderr: '' });
    });

  for (const name of COMMAND_NAMES)
    for (const argv of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
      ['--help', name],
      [name, 'a.yaml', '--help'],
    ])
      it(`print the help of a command for ${argv.join(' ')}`, async () => {
        assert.deepEqual(await run(argv), { code: 0, stdout: await helpText(name), stderr: '' });
      });

  it('name every flag in 80 columns', async () => {
    const help = await helpText('lint');
    for (const line of help.split('\n')) assert.ok(line.length <= 80, line);
    for (const flag of ['format', 'fail-on', 'preset', 'rule', 'fact', 'chart-version', 'runner-version'])
      assert.match(help, new RegExp(`--${flag}`));
  });

  it('are in the package', () => {
    for (const file of [path.dirname(BIN), 'dist', 'schemas'].map((name) => path.basename(name)))
      assert.ok(
        manifest.files.some((entry: string) => entry.startsWith(file)),
        file,
      );
  });
});
