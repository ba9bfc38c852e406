import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { folder } from '../input/folder.ts';
import { interpolated, readComponent } from '../../scripts/component.ts';
import { commit, PROJECT, repository, type Repository } from './repository.ts';

interface Job {
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string | number>>;
  readonly artifacts: { readonly reports: Readonly<Record<string, string>>; readonly paths: readonly string[] };
}

const component = readComponent(readFileSync(path.join(PROJECT, 'templates/lint/template.yml'), 'utf8'));
const BROKEN = readFileSync(path.join(PROJECT, 'examples/broken/values.yaml'), 'utf8');
const GOOD = readFileSync(path.join(PROJECT, 'examples/good/values.yaml'), 'utf8');

function jobWith(given: Readonly<Record<string, string | boolean>> = {}): Job {
  const [job] = Object.values(load(interpolated(component, given)) as Readonly<Record<string, Job>>);
  assert.ok(job);
  return job;
}

/** Runs the job as the runner does: all lines in one shell that stops at the first that fails. */
function runJob(shell: 'bash' | 'sh', { run }: Repository, job: Job, variables: Readonly<Record<string, string>> = {}) {
  const all = { ...job.variables, ...variables };
  const exports = Object.entries(all).map(([name, value]) => `export ${name}='${value}'`);
  const lines = [...exports, ...job.before_script, ...job.script];
  return run(shell, '-c', `set -e\n${lines.join('\n')}`);
}

for (const shell of ['bash', 'sh'] as const)
  describe(`the job of the component in ${shell}`, () => {
    let user: Repository | undefined;
    afterEach(() => user?.remove());

    it('fails for faults, and writes every report that it names', () => {
      const job = jobWith();
      user = repository({ 'deploy/values.yaml': BROKEN, 'deploy/service.yaml': 'kind: Service\n' });
      const { code, output } = runJob(shell, user, job);
      assert.equal(code, 1, output);
      assert.match(output, /^3 errors, 5 warnings: 1 file checked, 1 skipped\.$/m);
      for (const name of [...Object.values(job.artifacts.reports), ...job.artifacts.paths])
        assert.ok(existsSync(path.join(user.root, name)), name);
    });

    it('passes without faults, with empty reports', () => {
      const job = jobWith();
      user = repository({ 'values.yaml': GOOD });
      const { code, output } = runJob(shell, user, job);
      assert.equal(code, 0, output);
      assert.deepEqual(readReport(user, 'gl-code-quality-report.json'), []);
    });

    it('in a merge request fails for what it brings only, and reports all', () => {
      user = repository({ 'values.yaml': BROKEN });
      const request = startRequest(user);
      writeFileSync(path.join(user.root, 'values.yaml'), `# A line more.\n${BROKEN}`);
      commit(user.run, 'Move all lines');
      const moved = runJob(shell, user, jobWith(), request);
      assert.equal(moved.code, 0, moved.output);
      writeFileSync(path.join(user.root, 'values.yaml'), `# A line more.\nconcurent: 4\n${BROKEN}`);
      commit(user.run, 'Add a fault');
      const { code, output } = runJob(shell, user, jobWith(), request);
      assert.equal(code, 1, output);
      assert.match(output, /^values\.yaml:2:1 .*unknown-values-key$/m);
      assert.doesNotMatch(output, /wrong-type/);
      assert.equal((readReport(user, 'gl-code-quality-report.json') as unknown[]).length, 9);
    });

    it('in a merge request fails for all where it is asked to', () => {
      user = repository({ 'values.yaml': BROKEN });
      const request = startRequest(user);
      commit(user.run, 'Nothing');
      assert.equal(runJob(shell, user, jobWith({ changed: false }), request).code, 1);
    });

    it('hands on what is chosen', () => {
      user = repository({ 'a/values.yaml': BROKEN, 'b/values.yaml': GOOD, 'c d/values.yaml': BROKEN });
      const few = jobWith({
        files: 'b a/*.yaml',
        preset: 'security',
        'fail-on': 'error',
        'chart-version': '0.80.0',
        args: '--verbose --rule wrong-type=info',
      });
      const { output } = runJob(shell, user, few);
      assert.match(output, /^runner-lint: a\/values\.yaml: values, chart 0\.80\.0, runner 18\.3\.0$/m);
      assert.doesNotMatch(output, /c d/);
    });

    it('installs the version that is asked for where there is none', () => {
      user = repository({ 'values.yaml': GOOD });
      const programs = folder({ npm: '#!/bin/sh\necho "npm $*"\n', node: '' });
      chmodSync(path.join(programs.root, 'npm'), 0o755);
      const { stdout } = spawnSync(shell, ['-c', jobWith({ version: '9.8.7' }).before_script.join('\n')], {
        encoding: 'utf8',
        env: { PATH: `${programs.root}:/bin`, RUNNER_LINT_VERSION: '9.8.7' },
      });
      programs.remove();
      assert.match(stdout, /^npm install .*--prefix \/tmp\/runner-lint runner-lint@9\.8\.7\n$/);
    });
  });

/** The variables of a merge request to `main`, on whose branch the repository is from now on. */
function startRequest({ run }: Repository): Readonly<Record<string, string>> {
  const base = run('git', 'rev-parse', 'HEAD').output.trim();
  run('git', 'checkout', '--quiet', '-b', 'change');
  return {
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_DEFAULT_BRANCH: 'main',
  };
}

function readReport({ root }: Repository, name: string): unknown {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'));
}
