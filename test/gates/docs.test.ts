import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { VERSION } from '../../src/report/version.ts';
import { COMMAND_NAMES } from '../../src/commands/names.ts';
import { run } from '../cli/run.ts';
import { isInstalled, PROJECT, repository, type Repository } from './repository.ts';

const FOLDER = path.join(PROJECT, 'examples/gates');
const PAGE = readFileSync(path.join(PROJECT, 'docs/gates.md'), 'utf8');
const BROKEN = readFileSync(path.join(PROJECT, 'examples/broken/values.yaml'), 'utf8');
let user: Repository | undefined;
const example = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');

describe('docs/gates.md', () => {
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(FOLDER, path.join(entry.parentPath, entry.name)));

  it('shows each file of examples/gates as it is, and no other', () => {
    const blocks = new Map(
      [...PAGE.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, name = '', text]) => [name, text]),
    );
    assert.deepEqual([...blocks.keys()].toSorted(), files.toSorted());
    for (const name of files) assert.equal(blocks.get(name), example(name), name);
  });

  it('names this version', () => {
    for (const [, version] of PAGE.matchAll(/(?:@|rev: v|runner-lint:|_VERSION: ")(\d+\.\d+\.\d+)/g))
      assert.equal(version, VERSION);
  });

  it('has links that lead somewhere', () => {
    for (const [, target = ''] of PAGE.matchAll(/\]\((\.\.\/[^)#]*)/g))
      assert.ok(existsSync(path.join(PROJECT, 'docs', target)), target);
  });

  it('names commands that there are', () => {
    for (const [, command = ''] of PAGE.matchAll(/`runner-lint ([a-z]+)/g))
      assert.ok((COMMAND_NAMES as readonly string[]).includes(command), command);
  });
});

describe('generate', () => {
  afterEach(() => user?.remove());

  for (const [word, file] of [
    ['ci', 'plain.gitlab-ci.yml'],
    ['pre-commit', '.pre-commit-config.yaml'],
    ['renovate', 'renovate.json'],
  ] as const) {
    it(`${word}: what the page shows`, async () => {
      const { code, stdout, stderr } = await run(['generate', word]);
      assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: example(file), stderr: '' });
    });

    it(`${word}: takes no answers`, async () => {
      const { code, stdout, stderr } = await run(['generate', word, '--answer', 'build=dind']);
      assert.deepEqual(
        { code, stdout, stderr },
        { code: 2, stdout: '', stderr: `runner-lint: generate ${word} takes no answers\n` },
      );
    });
  }

  it('ci: into a file, which is not overwritten', async () => {
    user = repository({ '.gitlab-ci.yml': 'stages: [test]\n' });
    const argv = ['generate', 'ci', '--output', '.gitlab-ci.yml'];
    const { code, output } = user.run('runner-lint', ...argv);
    assert.equal(code, 2);
    assert.match(output, /^runner-lint: \.gitlab-ci\.yml: there already, and different/);
    assert.equal(user.run('runner-lint', ...argv, '--force').code, 0);
    assert.equal(readFileSync(path.join(user.root, '.gitlab-ci.yml'), 'utf8'), example('plain.gitlab-ci.yml'));
  });
});

describe('snippets of examples/gates', () => {
  afterEach(() => user?.remove());

  /** A repository in which a file with faults, one without and one of another kind are about to be committed. */
  function staged(more: Readonly<Record<string, string>>): Repository {
    user = repository(more);
    for (const [name, text] of [
      ['a values.yaml', BROKEN],
      ['b.yaml', 'kind: Service\n'],
      ['c.txt', 'nothing\n'],
    ] as const)
      writeFileSync(path.join(user.root, name), text);
    user.run('git', 'add', '--all');
    return user;
  }

  it('husky: a hook of git that stops a commit', () => {
    const { root, run } = staged({ '.husky/pre-commit': `#!/bin/sh\n${example('husky/pre-commit')}` });
    chmodSync(path.join(root, '.husky/pre-commit'), 0o755);
    const { code, output } = run('git', '-c', 'core.hooksPath=.husky', 'commit', '--message=More');
    assert.equal(code, 1);
    assert.match(output, /^3 errors, 5 warnings: 1 file checked, 1 skipped\.$/m);
  });

  it('husky: lets a commit pass that has nothing of ours', () => {
    const { root, run } = staged({ '.husky/pre-commit': `#!/bin/sh\n${example('husky/pre-commit')}` });
    chmodSync(path.join(root, '.husky/pre-commit'), 0o755);
    run('git', 'rm', '--quiet', '--cached', 'a values.yaml', 'b.yaml');
    const { code, output } = run('git', '-c', 'core.hooksPath=.husky', 'commit', '--quiet', '--message=More');
    assert.deepEqual({ code, output }, { code: 0, output: '' });
  });

  it('lefthook: the command, with the files that it puts in', () => {
    const { run } = staged({});
    const hooks = load(example('lefthook.yml')) as Record<
      string,
      { commands: Record<string, { glob: string; run: string }> }
    >;
    const { glob, run: command } = hooks['pre-commit']?.commands['runner-lint'] ?? { glob: '', run: '' };
    assert.equal(glob, '*.{yaml,yml,toml,tf}');
    const { code, output } = run('sh', '-c', command.replace('{staged_files}', "'a values.yaml' b.yaml"));
    assert.equal(code, 1);
    assert.match(output, /^3 errors, 5 warnings: 1 file checked, 1 skipped\.$/m);
  });

  it('pre-commit: configurations that it accepts', function () {
    if (!isInstalled('pre-commit')) {
      console.log('      skipped: there is no pre-commit on the PATH');
      this.skip();
    }
    user = repository({});
    for (const name of ['.pre-commit-config.yaml', 'pre-commit/system.yaml', 'pre-commit/package.yaml']) {
      const { code, output } = user.run('pre-commit', 'validate-config', path.join(FOLDER, name));
      assert.deepEqual({ code, output }, { code: 0, output: '' }, name);
    }
  });

  it('pre-commit: hooks that there are, and the same files for the package', () => {
    const hooks = load(readFileSync(path.join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8')) as {
      id: string;
      files: string;
    }[];
    for (const [, id = ''] of (example('.pre-commit-config.yaml') + example('pre-commit/system.yaml')).matchAll(
      /id: (\S+)/g,
    ))
      assert.ok(
        hooks.some((hook) => hook.id === id),
        id,
      );
    const { repos } = load(example('pre-commit/package.yaml')) as { repos: { hooks: { files: string }[] }[] };
    assert.equal(repos[0]?.hooks[0]?.files, hooks[0]?.files);
  });

  it('renovate: expressions that find the chart of a configuration', () => {
    const { customManagers } = JSON.parse(example('renovate.json')) as {
      customManagers: readonly { managerFilePatterns: readonly string[]; matchStrings: readonly string[] }[];
    };
    const [manager] = customManagers;
    assert.ok(manager);
    const { managerFilePatterns, matchStrings } = manager;
    const file = new RegExp((managerFilePatterns[0] ?? '').slice(1, -1));
    assert.match('.runner-lint.yaml', file);
    assert.match('clusters/prod/.runner-lint.yml', file);
    assert.doesNotMatch('not.runner-lint.yaml', file);
    const version = new RegExp(matchStrings[0] ?? '');
    for (const text of ['chartVersion: "0.92.0"', "chartVersion: '0.92.0'", 'chartVersion: 0.92.0'])
      assert.equal(version.exec(text)?.groups?.['currentValue'], '0.92.0', text);
  });
});
