import assert from 'node:assert/strict';
import { run } from './run.ts';

/** One error and two warnings. */
const VALUES = 'gitlabUrl: https://gitlab.com\nconcurent: 4\nlogLevl: info\nrbac: { create: false }\n';
const SEVERITIES = [
  'no-rbac=error',
  'unknown-values-key=warning',
  'musl-helper-image=info',
  'ndots-search-expansion=off',
];
const RULES = SEVERITIES.flatMap((rule) => ['--rule', rule]);
const files = { 'values.yaml': VALUES };
const WARNINGS = { 'values.yaml': VALUES.replace('create: false', 'create: true') };
const INFO = { 'values.yaml': 'gitlabUrl: https://gitlab.com\nrbac: { create: true }\n' };

async function code(argv: readonly string[], given: Readonly<Record<string, string>>): Promise<number | null> {
  return (await run([...RULES, ...argv, 'values.yaml'], { files: given })).code;
}

describe('lint --max-warnings', () => {
  it('lets so many warnings pass', async () => assert.equal(await code(['--max-warnings', '2'], WARNINGS), 0));
  it('fails for more', async () => assert.equal(await code(['--max-warnings', '1'], WARNINGS), 1));
  it('fails for more where else only errors fail', async () =>
    assert.equal(await code(['--max-warnings', '1', '--fail-on', 'error'], WARNINGS), 1));
  it('lets them pass where else infos fail', async () =>
    assert.equal(
      await code(['--max-warnings', '2', '--fail-on', 'info', '--rule', 'musl-helper-image=off'], WARNINGS),
      0,
    ));
  it('lets no error pass', async () => assert.equal(await code(['--max-warnings', '9'], files), 1));
  it('allows none', async () => assert.equal(await code(['--max-warnings=0'], WARNINGS), 1));

  it('counts over all files', async () => {
    const argv = [...RULES, '--max-warnings', '3', 'a.yaml', 'b.yaml'];
    const { code: status } = await run(argv, {
      files: { 'a.yaml': WARNINGS['values.yaml'], 'b.yaml': WARNINGS['values.yaml'] },
    });
    assert.equal(status, 1);
  });

  for (const wrong of ['-1', 'x', '1.5', ''])
    it(`refuses ${JSON.stringify(wrong)}`, async () => {
      const { code: status, stderr } = await run([`--max-warnings=${wrong}`, 'values.yaml'], { files });
      assert.equal(status, 2);
      assert.match(stderr, /--max-warnings .*: it is a whole number, such as 10/);
    });
});

describe('maxWarnings of a configuration', () => {
  it('counts the files that it is for', async () => {
    const some = {
      'a/.runner-lint.yaml': 'maxWarnings: 2\n',
      'a/values.yaml': WARNINGS['values.yaml'],
      'b/.runner-lint.yaml': 'maxWarnings: 2\n',
      'b/values.yaml': WARNINGS['values.yaml'],
    };
    assert.equal((await run([...RULES, '.'], { files: some })).code, 0);
    const stricter = { ...some, 'b/.runner-lint.yaml': 'maxWarnings: 1\n' };
    assert.equal((await run([...RULES, '.'], { files: stricter })).code, 1);
    assert.equal((await run([...RULES, '--max-warnings=4', '.'], { files: stricter })).code, 0);
  });

  it('is a whole number', async () => {
    const { code: status, stderr } = await run(['.'], {
      files: { ...files, '.runner-lint.yaml': 'maxWarnings: -1\n' },
    });
    assert.equal(status, 2);
    assert.match(stderr, /\.runner-lint\.yaml:1:14: this must be a whole number, such as 10/);
  });
});

describe('lint --exit-zero', () => {
  it('reports, and exits with 0', async () => {
    const { code: status, stdout } = await run(['--exit-zero', 'values.yaml'], { files });
    assert.equal(status, 0);
    assert.match(stdout, /unknown-values-key/);
  });

  it('still exits with 2 for what cannot be read', async () =>
    assert.equal((await run(['--exit-zero', 'nope.yaml'], { files })).code, 2));
});

describe('lint --quiet', () => {
  const shown = async (argv: readonly string[], given: Readonly<Record<string, string>>) => {
    const {
      stdout,
      stderr,
      code: status,
    } = await run([...RULES, '--quiet', '--format', 'compact', ...argv, 'values.yaml'], { files: given });
    return { rules: [...stdout.matchAll(/\[([\w-]+)\]$/gm)].map(([, rule]) => rule), stderr, status };
  };

  it('shows what makes the run fail, and nothing else', async () => {
    assert.deepEqual(await shown([], files), {
      rules: ['unknown-values-key', 'unknown-values-key', 'no-rbac'],
      stderr: '',
      status: 1,
    });
    assert.deepEqual(await shown(['--fail-on', 'error'], files), { rules: ['no-rbac'], stderr: '', status: 1 });
    assert.deepEqual(await shown(['--max-warnings', '2'], files), { rules: ['no-rbac'], stderr: '', status: 1 });
    assert.deepEqual(await shown(['--max-warnings', '2'], WARNINGS), { rules: [], stderr: '', status: 0 });
  });

  it('is silent where nothing does', async () => {
    const argv = [...RULES, '--quiet', 'values.yaml', 'pod.yaml'];
    const quiet = await run(argv, { files: { ...INFO, 'pod.yaml': 'kind: Pod\napiVersion: v1\n' } });
    assert.deepEqual(quiet, { code: 0, stdout: '', stderr: '' });
  });

  it('says what cannot be read', async () => {
    const { stderr, code: status } = await run(['--quiet', 'nope.yaml'], { files });
    assert.match(stderr, /nope\.yaml: no such file/);
    assert.equal(status, 2);
  });
});

describe('lint --summary', () => {
  it('counts by rule, most first, in place of listing', async () => {
    const { stdout, code: status } = await run([...RULES, '--preset=all', '--summary', 'a.yaml', 'b.yaml'], {
      files: { 'a.yaml': VALUES, 'b.yaml': WARNINGS['values.yaml'] },
    });
    const rows = stdout.split('\n').filter((row) => /unknown-values-key|no-rbac/.test(row));
    assert.deepEqual(
      rows.map((row) => row.replace(/ {2,}/g, '  ').trim()),
      ['4  warning  unknown-values-key  syntax  2 files, fixable', '1  error  no-rbac  rbac  1 file, fixable'],
    );
    assert.match(stdout, /\n\n1 error, 4 warnings, \d infos?: 2 files checked\.\n$/);
    assert.equal(status, 1);
  });

  it('says so where there is nothing to count', async () => {
    const { stdout } = await run(['--summary', '.'], { files: { 'x.txt': '' } });
    assert.equal(stdout, 'Nothing to check: 0 files checked.\n');
  });

  it('leaves other formats as they are', async () => {
    const { stdout } = await run(
      [...RULES, '--summary', '--format', 'text=out.txt', '--format', 'compact', 'values.yaml'],
      { files },
    );
    assert.equal(stdout.trimEnd().split('\n').length, 4);
  });

  it('is refused without the text format', async () => {
    const { code: status, stderr } = await run(['--summary', '--format', 'json', 'values.yaml'], { files });
    assert.equal(status, 2);
    assert.match(stderr, /--summary is for --format text/);
  });
});

describe('files and findings', () => {
  it('come in one order, whatever that of the command line', async () => {
    const some = { 'b.yaml': VALUES, 'a/z.yaml': VALUES, 'B.yaml': VALUES };
    const [one, other] = await Promise.all([
      run(['--format', 'json', 'b.yaml', 'a/z.yaml', 'B.yaml'], { files: some }),
      run(['--format', 'json', 'B.yaml', 'b.yaml', 'a/z.yaml'], { files: some }),
    ]);
    assert.equal(one.stdout, other.stdout);
    const { files: listed } = JSON.parse(one.stdout) as { files: { path: string }[] };
    assert.deepEqual(
      listed.map(({ path }) => path),
      ['B.yaml', 'a/z.yaml', 'b.yaml'],
    );
    assert.equal((await run(['--list-files', 'b.yaml', 'a/z.yaml'], { files: some })).stdout, 'a/z.yaml\nb.yaml\n');
  });
});
