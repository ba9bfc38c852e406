import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { folder } from '../input/folder.ts';
import { commit, copyOfProject, isInstalled, PROJECT, repository, type Repository } from './repository.ts';

const HOOKS = readFileSync(path.join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8');
const BROKEN = readFileSync(path.join(PROJECT, 'examples/broken/values.yaml'), 'utf8');
const GOOD = readFileSync(path.join(PROJECT, 'examples/good/values.yaml'), 'utf8');
const FIXABLE = GOOD.replace('helper_image_flavor = "ubuntu"', 'helper_image_flavor = "alpine"');

interface Hook {
  readonly id: string;
  readonly files: string;
}

describe('.pre-commit-hooks.yaml', () => {
  const hooks = load(HOOKS) as readonly Hook[];

  it('has a hook that checks and one that corrects', () => {
    assert.deepEqual(
      hooks.map(({ id }) => id),
      ['runner-lint', 'runner-lint-fix'],
    );
  });

  for (const name of [
    'values.yaml',
    'a/values-prod.yml',
    'config.toml',
    'values.yaml.gotmpl',
    'config.toml.tftpl',
    'runner.tf',
  ])
    it(`takes ${name}`, () => {
      for (const { files } of hooks) assert.match(name, new RegExp(files));
    });

  for (const name of ['README.md', 'yaml', 'values.yaml.bak', 'main.tfstate', 'notes.tpl'])
    it(`leaves ${name} alone`, () => {
      for (const { files } of hooks) assert.doesNotMatch(name, new RegExp(files));
    });
});

describe('pre-commit with our hooks', function () {
  this.timeout(60_000);
  const isHere = isInstalled('pre-commit') && isInstalled('git');
  const home = folder({});
  const env = { PRE_COMMIT_HOME: home.root };
  let hooks: Repository;
  let revision = '';
  let user: Repository | undefined;

  before(function () {
    if (!isHere) {
      console.log('      skipped: there is no pre-commit on the PATH');
      this.skip();
    }
    hooks = repository({ '.pre-commit-hooks.yaml': HOOKS });
    revision = hooks.run('git', 'rev-parse', 'HEAD').output.trim();
  });
  afterEach(() => user?.remove());
  after(() => {
    home.remove();
    if (isHere) hooks.remove();
  });

  /** A user's repository whose configuration takes these hooks, with the runner-lint that is on the PATH. */
  function withHooks(ids: readonly string[], files: Readonly<Record<string, string>>): Repository {
    const lines = ids.map((id) => `      - { id: ${id}, language: system }\n`).join('');
    const config = `repos:\n  - repo: ${hooks.root}\n    rev: ${revision}\n    hooks:\n${lines}`;
    user = repository({ ...files, '.pre-commit-config.yaml': config }, env);
    return user;
  }

  it('accepts the file of hooks', () => {
    const { code, output } = hooks.run('pre-commit', 'validate-manifest', '.pre-commit-hooks.yaml');
    assert.deepEqual({ code, output }, { code: 0, output: '' });
  });

  it('passes values without faults, and shows nothing of us', () => {
    const { code, output } = withHooks(['runner-lint'], { 'values.yaml': GOOD }).run(
      'pre-commit',
      'run',
      '--all-files',
    );
    assert.match(output, /runner-lint\.+Passed\n$/);
    assert.equal(code, 0);
  });

  it('fails for values with faults, and shows them', () => {
    const { code, output } = withHooks(['runner-lint'], { 'deploy/values.yaml': BROKEN }).run(
      'pre-commit',
      'run',
      '--all-files',
    );
    assert.equal(code, 1);
    assert.match(output, /^runner-lint\.+Failed\n- hook id: runner-lint\n- exit code: 1\n/m);
    assert.match(output, /^deploy\/values\.yaml:20:21 {2}error {2}wrong-type$/m);
  });

  it('stops a commit', () => {
    const { root, run } = withHooks(['runner-lint'], {});
    assert.equal(run('pre-commit', 'install').code, 0);
    writeFileSync(path.join(root, 'values.yaml'), BROKEN);
    run('git', 'add', '--all');
    const { code, output } = run('git', 'commit', '--message=More');
    assert.equal(code, 1);
    assert.match(output, /wrong-type/);
    assert.equal(run('git', 'log', '--format=%s').output, 'Begin\n');
  });

  it('calls us once for many files, and is content with those that are none of ours', () => {
    const foreign = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`k8s/${at}.yaml`, 'kind: Service\n']));
    const { run } = withHooks(['runner-lint'], { ...foreign, 'values.yaml': GOOD });
    const { code, output } = run('pre-commit', 'run', '--all-files', '--verbose');
    assert.equal(code, 0);
    assert.equal(output.match(/^Nothing found: 1 file checked, 301 skipped\.$/gm)?.length, 1);
  });

  it('runs nothing where no file can be ours', () => {
    const { root, run } = withHooks(['runner-lint'], {});
    writeFileSync(path.join(root, 'README.md'), '# Nothing\n');
    run('git', 'add', '--all');
    const { code, output } = run('pre-commit', 'run');
    assert.match(output, /runner-lint\.+\(no files to check\)Skipped\n$/);
    assert.equal(code, 0);
  });

  it('corrects, fails for it as pre-commit asks of hooks that write, and passes then', () => {
    const { root, run } = withHooks(['runner-lint-fix', 'runner-lint'], { 'values.yaml': FIXABLE });
    const first = run('pre-commit', 'run', '--all-files');
    assert.equal(first.code, 1);
    assert.match(
      first.output,
      /^runner-lint fix\.+Failed\n- hook id: runner-lint-fix\n- files were modified by this hook\n/m,
    );
    assert.equal(readFileSync(path.join(root, 'values.yaml'), 'utf8'), GOOD);
    commit(run, 'Corrected');
    const second = run('pre-commit', 'run', '--all-files');
    assert.match(second.output, /^runner-lint fix\.+Passed\nrunner-lint\.+Passed\n$/);
    assert.equal(second.code, 0);
  });

  it('fails where the correcting hook has to leave something', () => {
    const { code, output } = withHooks(['runner-lint-fix'], { 'values.yaml': BROKEN }).run(
      'pre-commit',
      'run',
      '--all-files',
    );
    assert.equal(code, 1);
    assert.match(output, /private-ca-missing is not corrected: .* left: 1 error/);
  });

  it('installs us from the repository', function () {
    this.timeout(300_000);
    const project = repository({});
    try {
      if (!isInstalled('npm') || !copyOfProject(project.root)) {
        console.log('        skipped: this is no clone of the project, or there is no npm');
        this.skip();
      }
      commit(project.run, 'All');
      user = repository({ 'values.yaml': BROKEN }, env);
      const { code, output } = user.run('pre-commit', 'try-repo', project.root, 'runner-lint', '--all-files');
      assert.match(output, /^values\.yaml:20:21 {2}error {2}wrong-type$/m);
      assert.equal(code, 1);
    } finally {
      project.remove();
    }
  });

  it('installs us from a package', function () {
    this.timeout(120_000);
    if (!isInstalled('npm')) {
      console.log('        skipped: there is no npm');
      this.skip();
    }
    const packed = folder({});
    try {
      const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed.root];
      const { stdout, stderr } = spawnSync('npm', pack, { cwd: PROJECT, encoding: 'utf8' });
      assert.match(stdout, /^runner-lint-.*\.tgz\n$/, stderr);
      const hook = { id: 'runner-lint', name: 'runner-lint', entry: 'runner-lint', language: 'node', files: 'values' };
      const dependencies = [path.join(packed.root, stdout.trim())];
      const config = { repos: [{ repo: 'local', hooks: [{ ...hook, additional_dependencies: dependencies }] }] };
      user = repository({ 'values.yaml': BROKEN, '.pre-commit-config.yaml': JSON.stringify(config) }, env);
      const ran = user.run('pre-commit', 'run', '--all-files');
      assert.match(ran.output, /^values\.yaml:20:21 {2}error {2}wrong-type$/m);
      assert.equal(ran.code, 1);
    } finally {
      packed.remove();
    }
  });
});
