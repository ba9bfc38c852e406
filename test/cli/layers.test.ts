import assert from 'node:assert/strict';
import { run } from './run.ts';

const BASE = 'gitlabUrl: https://gitlab.com\nrbac: { create: true }\nconcurent: 4\n';
const OVER = 'concurrentt: 5\nrunners:\n  executor: kubernetes\n';

interface Report {
  readonly files: readonly { readonly path: string; readonly chart: string }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string | null;
    readonly start: { readonly line: number } | null;
    readonly text: string | null;
  }[];
}

async function lint(argv: readonly string[], files: Readonly<Record<string, string>>) {
  const { stdout, stderr, code } = await run([...argv, '--format', 'json'], { files });
  assert.equal(stderr, '');
  const report = JSON.parse(stdout) as Report;
  const seen = report.findings.map(({ rule, file, start, text }) => `${rule} ${file}:${start?.line} ${text}`);
  return { report, seen, code };
}

/** Findings of one rule. */
function only(seen: readonly string[], rule: string): readonly string[] {
  return seen.filter((one) => one.startsWith(`${rule} `));
}

function has(seen: readonly string[], rule: string): boolean {
  return only(seen, rule).length > 0;
}

describe('a release of several layers', () => {
  it('is judged as a whole, each fault in its own file', async () => {
    const { report, seen } = await lint(['-f', 'base.yaml', '-f', 'over.yaml'], {
      'base.yaml': BASE,
      'over.yaml': OVER,
    });
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ['base.yaml', 'over.yaml'],
    );
    assert.ok(seen.includes('unknown-values-key base.yaml:3 concurent'));
    assert.ok(seen.includes('unknown-values-key over.yaml:1 concurrentt'));
  });

  it('is judged with the shape of what is set, and says once what stands in a list below', async () => {
    const files = { 'a.yaml': `${BASE}envVars:\n  - nam: x\n` };
    const { seen } = await lint(['-f', 'a.yaml', '--set', 'image=a/b:c,envVars[1].nme=y'], files);
    assert.deepEqual(only(seen, 'image-as-string'), ['image-as-string null:undefined image=a/b:c,envVars[1].nme=y']);
    assert.deepEqual(only(seen, 'unknown-values-key').toSorted(), [
      'unknown-values-key a.yaml:3 concurent',
      'unknown-values-key a.yaml:5 nam',
      'unknown-values-key null:undefined image=a/b:c,envVars[1].nme=y',
    ]);
  });

  it('lets a later layer mend an earlier one', async () => {
    const files = {
      'a.yaml': 'gitlabUrl: https://gitlab.com\nrbac: { create: false }\n',
      'b.yaml': 'rbac: { create: true }\n',
    };
    assert.ok(has((await lint(['-f', 'a.yaml'], files)).seen, 'no-rbac'));
    assert.ok(!has((await lint(['-f', 'a.yaml', '-f', 'b.yaml'], files)).seen, 'no-rbac'));
    assert.ok(!has((await lint(['-f', 'a.yaml', '--set', 'rbac.create=true'], files)).seen, 'no-rbac'));
    assert.ok(!has((await lint(['a.yaml', '--set', 'rbac.create=true'], files)).seen, 'no-rbac'));
  });

  it('is described by a configuration', async () => {
    const files = {
      '.runner-lint.yaml': 'releases: [{ name: ci, values: [a.yaml, b.yaml], chartVersion: "0.80.0" }]\n',
      'a.yaml': 'gitlabUrl: https://gitlab.com\nrbac: { create: false }\nconcurrent: 1\n',
      'b.yaml': 'rbac: { create: true }\nrunners: { executor: kubernetes }\n',
    };
    const { report, seen } = await lint(['b.yaml'], files);
    assert.deepEqual(
      report.files.map(({ path, chart }) => `${path} ${chart}`),
      ['a.yaml 0.80.0', 'b.yaml 0.80.0'],
    );
    assert.ok(!seen.some((one) => one.startsWith('no-rbac ')));
    assert.deepEqual((await run(['--list-files'], { files })).stdout, 'a.yaml\nb.yaml\n');
  });

  it('is judged with standard input in place of one of its files', async () => {
    const files = {
      '.runner-lint.yaml': 'releases: [{ name: ci, values: [a.yaml, b.yaml] }]\n',
      'a.yaml': BASE,
      'b.yaml': OVER,
    };
    const { stdout } = await run(['-', '--stdin-filepath', 'b.yaml', '--format=json'], {
      files,
      stdin: 'replicaas: 1\n',
    });
    const { findings } = JSON.parse(stdout) as Report;
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'unknown-values-key').map(({ file, text }) => `${file} ${text}`),
      ['a.yaml concurent', 'b.yaml replicaas'],
    );
  });

  describe('of a chart around the runner', () => {
    const files = {
      'Chart.yaml':
        'apiVersion: v2\nname: around\nversion: 1.0.0\ndependencies: [{ name: gitlab-runner, alias: ci, version: 0.92.0 }]\n',
      'values.yaml': 'ci:\n  gitlabUrl: https://gitlab.example.com\n  rbac: { create: false }\n',
      'prod.yaml': 'ci:\n  rbac: { create: true }\n  concurent: 1\nmine: 1\n',
    };
    const unknown = ['unknown-values-key prod.yaml:3 concurent'];

    it('has its files below the name of the sub-chart', async () => {
      const { seen } = await lint(['values.yaml', '-f', 'prod.yaml'], files);
      assert.ok(!has(seen, 'no-rbac'));
      assert.deepEqual(only(seen, 'unknown-values-key'), unknown);
    });

    it('has its arguments there too', async () => {
      const { seen } = await lint(['values.yaml', '--set', 'ci.rbac.create=true'], files);
      assert.ok(!has(seen, 'no-rbac'));
      assert.ok(has((await lint(['values.yaml', '--set', 'rbac.create=true'], files)).seen, 'no-rbac'));
    });

    it('is described by a configuration', async () => {
      const configuration = 'releases: [{ name: ci, values: [values.yaml, prod.yaml] }]\n';
      const { seen } = await lint(['prod.yaml'], { ...files, '.runner-lint.yaml': configuration });
      assert.ok(!has(seen, 'no-rbac') && !has(seen, 'gitlab-url'));
      assert.deepEqual(only(seen, 'unknown-values-key'), unknown);
    });
  });

  it('points at the argument that is to blame', async () => {
    const { seen, code } = await lint(['-f', 'base.yaml', '--set', 'concurrent'], { 'base.yaml': BASE });
    assert.deepEqual(seen, ['chart-refuses-values null:undefined concurrent']);
    assert.equal(code, 1);
  });

  it('shows no secret of an argument', async () => {
    const { report } = await lint(['-f', 'base.yaml', '--set', 'runnerToken=GR1348941abcdefghijkl'], {
      'base.yaml': BASE,
    });
    assert.ok(!JSON.stringify(report).includes('abcdefghijkl'));
  });

  it('is refused where a file is missing', async () => {
    const { code, stdout, stderr } = await run(['-f', 'nope.yaml']);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    assert.match(stderr, /nope\.yaml: no such file/);
  });

  it('knows the names that a Chart.yaml gives to the runner chart', async () => {
    const files = {
      'ci/Chart.yaml': `apiVersion: v2
name: ci
version: 1.0.0
dependencies:
  - { name: gitlab-runner, alias: build-farm, version: 0.66.0, repository: "https://charts.gitlab.io" }
`,
      'ci/values.yaml':
        'build-farm: { gitlabUrl: "https://gitlab.com", concurent: 3, rbac: { create: true } }\nother: {}\n',
    };
    const { report, seen } = await lint(['ci/values.yaml'], files);
    assert.deepEqual(
      report.files.map(({ path, chart }) => `${path} ${chart}`),
      ['ci/values.yaml 0.66.0'],
    );
    assert.ok(seen.includes('unknown-values-key ci/values.yaml:1 concurent'));
  });

  it('judges values in the folder of the runner chart itself by its version', async () => {
    const files = {
      'vendor/Chart.yaml': 'apiVersion: v1\nname: gitlab-runner\nversion: 0.52.1\n',
      'vendor/values.yaml': BASE,
    };
    const { report } = await lint(['vendor/values.yaml'], files);
    assert.deepEqual(
      report.files.map(({ chart }) => chart),
      ['0.52.1'],
    );
  });
});
