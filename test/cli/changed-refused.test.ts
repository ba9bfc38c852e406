import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folder } from '../input/folder.ts';
import { foundIn, gitIn, hasGit, inside, runIn } from './repository.ts';

const VALUES = 'gitlabUrl: https://gitlab.com\nrbac: { create: true }\nconcurent: 4\n';
const MORE = 'logLevl: info\n';
const files = { 'values.yaml': VALUES };

describe('lint --changed is refused', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  function refuses(run: ReturnType<typeof runIn>, message: RegExp): void {
    assert.deepEqual([run.status, run.stdout], [2, '']);
    assert.match(run.stderr, message);
  }

  it('outside a repository', () => {
    const { root, remove } = folder(files);
    refuses(runIn(root, ['--changed', '.']), /--changed: Git says: fatal: not a git repository/);
    remove();
  });

  inside('where Git does not trust the owner of the repository', files, ({ run }) =>
    refuses(
      run(['--changed', '.'], { env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } }),
      /--changed: Git says: fatal: detected dubious ownership .* git config --global --add safe\.directory /,
    ),
  );

  inside('without Git', files, ({ run }) =>
    refuses(run(['--changed', '.'], { env: { PATH: '/nowhere' } }), /--changed: git is not installed, or not in PATH/),
  );

  inside('for a commit that is not there', files, ({ run }) =>
    refuses(run(['--changed=nope', '.']), /--changed: nope is not in this clone; fetch it \(git fetch /),
  );

  inside('for what looks like a flag of Git', files, ({ run, root }) => {
    refuses(run([`--changed=--output=${root}/x`, '.']), /--changed: --output=.*: no commit is called so/);
    assert.ok(!fs.existsSync(path.join(root, 'x')));
  });

  it('before the first commit', () => {
    const { root, remove } = folder(files);
    gitIn(root, 'init', '-q');
    refuses(runIn(root, ['--changed', '.']), /--changed: there is no commit yet to compare with/);
    remove();
  });

  inside('where a shallow clone lacks the base of the merge request', files, (repo) => {
    const base = repo.git('rev-parse', 'HEAD');
    repo.write('values.yaml', VALUES + MORE);
    repo.commit();
    const { root, remove } = folder({});
    gitIn(root, 'clone', '-q', '--depth', '1', `file://${repo.root}`, 'copy');
    const copy = path.join(root, 'copy');
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    refuses(
      runIn(copy, ['--changed', '.'], { env }),
      /[0-9a-f]{40} \(CI_MERGE_REQUEST_DIFF_BASE_SHA\) is not in this clone; fetch it \(git fetch --depth=1 origin [0-9a-f]{40}\), or in GitLab CI\/CD set the variable GIT_DEPTH to 0/,
    );
    gitIn(copy, 'fetch', '-q', '--depth=1', 'origin', base);
    assert.deepEqual(foundIn(copy, ['--changed', '.'], { env }), ['unknown-values-key values.yaml:4']);
    remove();
  });

  inside('where a shallow clone does not reach back to the fork', files, (repo) => {
    repo.git('checkout', '-q', '-b', 'topic');
    repo.commit();
    const { root, remove } = folder({});
    gitIn(root, 'clone', '-q', '--depth', '1', '--no-single-branch', `file://${repo.root}`, 'copy');
    refuses(
      runIn(path.join(root, 'copy'), ['--changed=origin/main', '.']),
      /this shallow clone does not reach back to where HEAD has left origin\/main; fetch more \(git fetch --unshallow/,
    );
    remove();
  });

  inside('for branches without a common commit', files, (repo) => {
    repo.git('checkout', '-q', '--orphan', 'other');
    repo.write('README.md', '');
    repo.commit();
    refuses(repo.run(['--changed=main', '.']), /main and HEAD have no commit in common; give the full id/);
  });

  inside('for a file outside the repository', files, ({ run, root }) => {
    const other = folder({ 'x.yaml': VALUES });
    const { status, stderr } = run(['--changed', path.join(other.root, 'x.yaml')]);
    other.remove();
    assert.equal(status, 2);
    assert.ok(stderr.includes(`x.yaml is not in the repository ${root}`), stderr);
  });

  inside('together with a new baseline, and with --fix', files, ({ run }) => {
    refuses(run(['--changed', '--update-baseline', '--baseline', 'x.json']), /leave out --changed/);
    refuses(run(['--changed', '--fix', 'values.yaml']), /--changed: not with --fix/);
  });
});
