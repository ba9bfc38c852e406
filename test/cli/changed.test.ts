import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folder } from '../input/folder.ts';
import { foundIn, gitIn, hasGit, inside, type Repository, repository } from './repository.ts';
import { BIN } from './run.ts';

/** One finding that was there before: the misspelt key in line 3. */
const VALUES = `gitlabUrl: https://gitlab.com
rbac: { create: true }
concurent: 4
terminationGracePeriodSeconds: 3600
`;
const MORE = 'logLevl: info\n';

describe('lint --changed', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  const files = { 'values.yaml': VALUES };

  inside('is silent about what was there', files, ({ found, write }) => {
    assert.deepEqual(found(['.']), ['unknown-values-key values.yaml:3']);
    write('values.yaml', VALUES.replace('3600', '7200'));
    assert.deepEqual(found(['--changed', '.']), []);
  });

  inside('shows a new finding', files, ({ found, write }) => {
    write('values.yaml', VALUES + MORE);
    assert.deepEqual(found(['--changed', '.']), ['unknown-values-key values.yaml:5']);
  });

  inside('is silent about a finding that moved to another line', files, ({ found, write }) => {
    write('values.yaml', `# A comment\n\n${VALUES}${MORE}`);
    assert.deepEqual(found(['--changed', '.']), ['unknown-values-key values.yaml:7']);
  });

  inside('shows what points at a changed line, even if it was there', files, ({ found, write }) => {
    write('values.yaml', VALUES.replace('concurent: 4', 'concurent: 8'));
    assert.deepEqual(found(['--changed', '.']), ['unknown-values-key values.yaml:3']);
  });

  inside(
    'is silent about what is missing since long, even where a changed line is the nearest place',
    files,
    (repo) => {
      const argv = ['--format', 'compact', '.'];
      assert.match(repo.run(argv).stdout, /^values\.yaml:1:1: .*\[musl-helper-image\]$/m);
      repo.write('values.yaml', VALUES.replace('gitlab.com', 'gitlab.example.com'));
      assert.match(repo.run(argv).stdout, /^values\.yaml:1:1: .*\[musl-helper-image\]$/m);
      assert.doesNotMatch(repo.run(['--changed', ...argv]).stdout, /musl-helper-image/);
    },
  );

  inside('shows what the removal of a line brings', files, ({ found, write }) => {
    write('values.yaml', VALUES.replace('rbac: { create: true }\n', ''));
    const [first, ...others] = found(['--changed', '.']);
    assert.match(first ?? '', /^no-rbac values\.yaml:\d$/);
    assert.deepEqual(others, []);
  });

  inside(
    'tells an item that was inserted before an equal one from that',
    {
      'config.toml':
        '[[runners]]\n  name = "a"\n  executor = "kubernetes"\n  [runners.kubernetes]\n    cpu_limt = "1"\n',
    },
    ({ root, found, write }) => {
      const old = fs.readFileSync(path.join(root, 'config.toml'), 'utf8');
      write('config.toml', `${old.replace('"a"', '"b"')}${old}`);
      const [all, changed] = [found(['.']), found(['--changed', '.'])];
      const unknown = (list: readonly string[]) => list.filter((one) => one.startsWith('unknown-config-key'));
      assert.deepEqual(unknown(all), ['unknown-config-key config.toml:5', 'unknown-config-key config.toml:10']);
      assert.deepEqual(unknown(changed), ['unknown-config-key config.toml:5']);
    },
  );

  inside('counts what is staged, committed and untracked', { ...files, 'b.yaml': VALUES, 'c.yaml': VALUES }, (repo) => {
    const base = repo.git('rev-parse', 'HEAD');
    repo.write('values.yaml', VALUES + MORE);
    repo.commit();
    repo.write('b.yaml', VALUES + MORE);
    repo.git('add', 'b.yaml');
    repo.write('new.yaml', VALUES);
    assert.deepEqual(repo.found([`--changed=${base}`, '.']), [
      'unknown-values-key b.yaml:5',
      'unknown-values-key new.yaml:3',
      'unknown-values-key values.yaml:5',
    ]);
    assert.deepEqual(repo.found(['--changed=HEAD', '.']), [
      'unknown-values-key b.yaml:5',
      'unknown-values-key new.yaml:3',
    ]);
  });

  inside('follows a file that was renamed', files, ({ git, found, write }) => {
    git('mv', 'values.yaml', 'renamed.yaml');
    assert.deepEqual(found(['--changed', '.']), []);
    write('renamed.yaml', VALUES + MORE);
    assert.deepEqual(found(['--changed', '.']), ['unknown-values-key renamed.yaml:5']);
  });

  inside('says nothing of a file that was deleted', files, ({ git, run }) => {
    git('rm', '-q', 'values.yaml');
    const { status, stderr } = run(['--changed', '.']);
    assert.equal(status, 0);
    assert.match(stderr, /nothing to check has changed since HEAD, [0-9a-f]{10}\n/);
  });

  inside('shows all of a file that Git ignores', { ...files, '.gitignore': 'local.yaml\n' }, ({ found, write }) => {
    write('local.yaml', VALUES);
    assert.deepEqual(found(['--changed', 'local.yaml', 'values.yaml']), ['unknown-values-key local.yaml:3']);
  });

  inside('knows names that no list of lines could hold', { 'a\n\t"b\\ ü.yaml': VALUES, '-x.yaml': VALUES }, (repo) => {
    repo.write('a\n\t"b\\ ü.yaml', VALUES + MORE);
    repo.write('-x.yaml', VALUES + MORE);
    assert.deepEqual(repo.found(['--changed', '.']), [
      'unknown-values-key -x.yaml:5',
      'unknown-values-key a\n\t"b\\ ü.yaml:5',
    ]);
  });

  inside(
    'works from a folder of the repository',
    { 'deep/values.yaml': VALUES, 'values.yaml': VALUES },
    ({ root, write }) => {
      write('deep/values.yaml', VALUES + MORE);
      const deep = path.join(root, 'deep');
      assert.deepEqual(foundIn(deep, ['--changed', 'values.yaml', '../values.yaml']), [
        'unknown-values-key values.yaml:5',
      ]);
    },
  );

  inside('knows the repository by another way to it', files, ({ root, found, write }) => {
    const other = folder({});
    fs.symlinkSync(root, path.join(other.root, 'link'));
    write('values.yaml', VALUES + MORE);
    const [first, ...more] = found(['--changed', path.join(other.root, 'link/values.yaml')]);
    assert.match(first ?? '', /^unknown-values-key .*\/link\/values\.yaml:5$/);
    assert.deepEqual(more, []);
    other.remove();
  });

  inside('works in a hook of Git, with the index of that commit', files, ({ root, git, write }) => {
    const argv = ['--changed', '--format', 'compact', 'values.yaml'].map((word) => `'${word}'`).join(' ');
    write('.git/hooks/pre-commit', `#!/bin/sh\n'${process.execPath}' '${BIN}' ${argv} > out.txt\n`);
    fs.chmodSync(path.join(root, '.git/hooks/pre-commit'), 0o755);
    write('values.yaml', `# x\n${VALUES}`);
    git('commit', '-q', '-a', '-m', 'moves');
    assert.equal(fs.readFileSync(path.join(root, 'out.txt'), 'utf8'), '');
    write('values.yaml', `# x\n${VALUES}${MORE}`);
    assert.throws(() => git('commit', '-q', '-a', '-m', 'brings a fault'));
    assert.match(fs.readFileSync(path.join(root, 'out.txt'), 'utf8'), /^values\.yaml:6:1: .*\[unknown-values-key\]\n$/);
  });

  inside('takes line ends of Windows for no change', files, ({ run, write }) => {
    write('values.yaml', VALUES.replaceAll('\n', '\r\n'));
    assert.match(run(['--changed', '.']).stderr, /nothing to check has changed/);
  });

  inside('lists the files that it would check', { ...files, 'b.yaml': VALUES }, ({ run, write }) => {
    write('b.yaml', VALUES + MORE);
    assert.equal(run(['--changed', '--list-files', '.']).stdout, 'b.yaml\n');
  });

  inside('compares standard input with the file that it stands for', files, ({ found }) => {
    const argv = ['--changed', '-', '--stdin-filepath', 'values.yaml'];
    assert.deepEqual(found(argv, { input: VALUES }), []);
    assert.deepEqual(found(argv, { input: VALUES + MORE }), ['unknown-values-key values.yaml:5']);
    assert.deepEqual(found(['--changed', '-'], { input: VALUES }), ['unknown-values-key <stdin>:3']);
  });

  describe('with what a file depends on', () => {
    inside('shows what another layer brings', { 'a.yaml': VALUES, 'b.yaml': 'concurrent: 4\n' }, ({ found, write }) => {
      write('b.yaml', 'concurrent: 4\nrbac: { create: false }\n');
      const shown = found(['--changed', '-f', 'a.yaml', '-f', 'b.yaml']);
      assert.equal(shown.length, 1);
      assert.match(shown[0] ?? '', /^no-rbac b\.yaml:2$/);
    });

    inside('takes a new layer for new', { 'a.yaml': VALUES }, ({ found, write }) => {
      write('b.yaml', 'runnerRegistrationToken: x\nconcurent: 5\n');
      const shown = found(['--changed', '-f', 'a.yaml', '-f', 'b.yaml']);
      assert.ok(shown.includes('unknown-values-key b.yaml:2'));
      assert.ok(!shown.includes('unknown-values-key a.yaml:3'));
    });

    inside(
      'shows what the configuration asks for since',
      { ...files, '.runner-lint.yaml': 'rules: { unknown-values-key: off }\n' },
      (repo) => {
        repo.write('.runner-lint.yaml', 'rules: { unknown-values-key: error }\n');
        assert.deepEqual(repo.found(['--changed', '.']), ['unknown-values-key values.yaml:3']);
      },
    );

    inside(
      'shows what a comment silenced before',
      {
        'values.yaml': VALUES.replace(
          'concurent: 4',
          'concurent: 4 # runner-lint-disable-line unknown-values-key -- ours',
        ),
      },
      ({ found, write }) => {
        write('values.yaml', VALUES);
        assert.deepEqual(found(['--changed', '.']), ['unknown-values-key values.yaml:3']);
      },
    );

    inside('leaves out what a baseline knows', files, ({ run, found, write, commit }) => {
      run(['--baseline', 'known.json', '--update-baseline', 'values.yaml']);
      commit();
      write('values.yaml', VALUES.replace('concurent: 4', 'concurent: 8') + MORE);
      assert.deepEqual(found(['--changed', '--baseline', 'known.json', '.']), ['unknown-values-key values.yaml:5']);
    });

    inside(
      'shows all where the configuration of then could not be read',
      { ...files, '.runner-lint.yaml': 'presett: all\n' },
      (repo) => {
        repo.write('.runner-lint.yaml', 'preset: recommended\n');
        const { stderr, stdout } = repo.run(['--changed', '--format', 'compact', '.']);
        assert.match(stdout, /unknown-values-key/);
        assert.match(stderr, /--changed: all findings are shown, HEAD, [0-9a-f]{10} could not be judged: .*presett/);
      },
    );

    inside('follows a link', { 'real/values.yaml': VALUES }, ({ root, commit, found, write }) => {
      fs.symlinkSync('real/values.yaml', path.join(root, 'link.yaml'));
      commit();
      assert.deepEqual(found(['--changed', 'link.yaml']), []);
      write('real/values.yaml', VALUES + MORE);
      assert.deepEqual(found(['--changed', 'link.yaml']), ['unknown-values-key link.yaml:5']);
    });
  });

  describe('chooses the base', () => {
    /** A branch off main, on which main has gone on. */
    function branched(repo: Repository): { readonly fork: string; readonly main: string } {
      const fork = repo.git('rev-parse', 'HEAD');
      repo.git('checkout', '-q', '-b', 'topic');
      repo.write('values.yaml', VALUES + MORE);
      repo.commit();
      repo.git('checkout', '-q', 'main');
      repo.write('values.yaml', VALUES.replace('concurent', 'concurrent'));
      const main = repo.commit();
      repo.git('checkout', '-q', 'topic');
      return { fork, main };
    }
    const NEW = ['unknown-values-key values.yaml:5'];

    inside('where HEAD left a branch', files, (repo) => {
      branched(repo);
      assert.deepEqual(repo.found(['--changed=main', '.']), NEW);
    });

    inside('with a detached HEAD', files, (repo) => {
      branched(repo);
      repo.git('checkout', '-q', '--detach');
      assert.deepEqual(repo.found(['--changed=main', '.']), NEW);
    });

    inside('from the default branch of the remote', files, (repo) => {
      const { root, remove } = folder({});
      gitIn(root, 'clone', '-q', repo.root, 'copy');
      const copy = path.join(root, 'copy');
      fs.writeFileSync(path.join(copy, 'values.yaml'), VALUES + MORE);
      gitIn(copy, 'commit', '-q', '-a', '-m', 'x');
      assert.deepEqual(foundIn(copy, ['--changed', '.']), NEW);
      assert.deepEqual(foundIn(copy, ['--changed=HEAD', '.']), []);
      assert.deepEqual(foundIn(copy, ['--changed', '.'], { env: { CI_DEFAULT_BRANCH: 'main' } }), NEW);
      remove();
    });

    inside('as a commit by its id, which need not be before HEAD', files, (repo) => {
      const { main } = branched(repo);
      assert.deepEqual(repo.found([`--changed=${main}`, '.']), ['unknown-values-key values.yaml:3', ...NEW]);
    });

    inside('of a merge request', files, (repo) => {
      const { fork } = branched(repo);
      const env = {
        CI_MERGE_REQUEST_DIFF_BASE_SHA: fork,
        CI_MERGE_REQUEST_TARGET_BRANCH_SHA: '',
        CI_DEFAULT_BRANCH: 'main',
      };
      assert.deepEqual(repo.found(['--changed', '.'], { env }), NEW);
    });

    inside('of a merge request with its merged result', { ...files, 'b.yaml': VALUES }, (repo) => {
      const fork = repo.git('rev-parse', 'HEAD');
      repo.git('checkout', '-q', '-b', 'topic');
      repo.write('values.yaml', VALUES + MORE);
      repo.commit();
      repo.git('checkout', '-q', 'main');
      repo.write('b.yaml', VALUES + MORE);
      const target = repo.commit();
      repo.git('merge', '-q', '--no-ff', '-m', 'merged result', 'topic');
      const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: fork, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: target };
      assert.deepEqual(repo.found(['--changed', '.'], { env }), NEW);
    });
  });

  inside('looks into a submodule, at the commit that it had', { 'README.md': '' }, (outer) => {
    const inner = repository(files);
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    outer.commit();
    assert.deepEqual(outer.found(['--changed', 'sub/values.yaml']), []);
    outer.write('sub/values.yaml', VALUES + MORE);
    gitIn(path.join(outer.root, 'sub'), 'commit', '-q', '-a', '-m', 'x');
    assert.deepEqual(outer.found(['--changed', 'sub/values.yaml']), ['unknown-values-key sub/values.yaml:5']);
    inner.remove();
  });

  inside(
    'runs no program that the repository configures',
    { ...files, '.gitattributes': '*.yaml filter=x diff=x\n' },
    (repo) => {
      repo.write('values.yaml', VALUES + MORE);
      const touch = `touch '${repo.root}/ran'`;
      for (const name of [
        'core.fsmonitor',
        'filter.x.clean',
        'filter.x.smudge',
        'diff.external',
        'diff.x.textconv',
        'diff.x.command',
      ])
        repo.git('config', name, touch);
      repo.write('.git/hooks/post-index-change', `#!/bin/sh\n${touch}\n`);
      fs.chmodSync(path.join(repo.root, '.git/hooks/post-index-change'), 0o755);
      assert.deepEqual(repo.found(['--changed', '.'], { env: { GIT_EXTERNAL_DIFF: touch } }), [
        'unknown-values-key values.yaml:5',
      ]);
      assert.ok(!fs.existsSync(path.join(repo.root, 'ran')));
    },
  );
});
