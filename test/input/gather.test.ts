import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gather, type Gathered } from '../../src/input/gather.ts';
import { folder } from './folder.ts';

async function gathered(files: Record<string, string>, words: string[], stdinPath?: string): Promise<Gathered> {
  const { root, remove } = folder(files);
  try {
    return await gather(words, { cwd: root, fs, stdinPath });
  } finally {
    remove();
  }
}

const paths = ({ files }: Gathered) => files.map((file) => file.path);

describe('gathered files', () => {
  it('are those that are named, in that order, as they are spelled', async () => {
    const found = await gathered({ 'b.yaml': '', 'a.txt': '', 'd/c': '' }, ['./b.yaml', 'a.txt', 'd/../d/c']);
    assert.deepEqual(paths(found), ['./b.yaml', 'a.txt', 'd/../d/c']);
    assert.deepEqual(found.problems, []);
  });

  it('come once', async () =>
    assert.deepEqual(paths(await gathered({ 'a.yaml': '' }, ['a.yaml', './a.yaml', '.', '*.yaml'])), ['a.yaml']));

  it('are those of a directory, sorted, of our names', async () => {
    const files = {
      'z.toml': '',
      'b/x.yml': '',
      'b/w.yaml.tpl': '',
      'a.yaml': '',
      'm.tf': '',
      'c.json': '',
      'README.md': '',
    };
    assert.deepEqual(paths(await gathered(files, ['.'])), ['a.yaml', 'b/w.yaml.tpl', 'b/x.yml', 'm.tf', 'z.toml']);
    assert.deepEqual(paths(await gathered(files, ['b/'])), ['b/w.yaml.tpl', 'b/x.yml']);
    assert.deepEqual(paths(await gathered(files, ['./b'])), ['./b/w.yaml.tpl', './b/x.yml']);
  });

  it('leave out hidden and installed ones', async () => {
    const files = {
      '.gitlab-ci.yml': '',
      '.d/a.yaml': '',
      'node_modules/p/a.yaml': '',
      '.git/c.yaml': '',
      'a.yaml': '',
    };
    assert.deepEqual(paths(await gathered(files, ['.'])), ['a.yaml']);
  });

  it('can be hidden if they are named', async () =>
    assert.deepEqual(paths(await gathered({ '.a.yaml': '' }, ['.a.yaml'])), ['.a.yaml']));

  it('are those that a glob matches', async () => {
    const files = { 'a.yaml': '', 'd/b.yaml': '', 'd/e/b.txt': '' };
    assert.deepEqual(paths(await gathered(files, ['**/b.*'])), ['d/b.yaml', 'd/e/b.txt']);
    assert.deepEqual(paths(await gathered(files, ['{a,z}.yaml'])), ['a.yaml']);
  });

  it('can have a glob for a name', async () =>
    assert.deepEqual(paths(await gathered({ 'a[1].yaml': '', 'a1.yaml': '' }, ['a[1].yaml'])), ['a[1].yaml']));

  it('can have colons and backslashes in their names', async () => {
    const name = 'C:\\x\\a.yaml';
    assert.deepEqual(paths(await gathered({ [name]: '', 'a:b.yaml': '' }, [name, 'a:b.yaml'])), [name, 'a:b.yaml']);
  });

  it('are standard input for -, with the name that is given', async () => {
    assert.deepEqual(paths(await gathered({}, ['-', '-'])), ['<stdin>']);
    assert.deepEqual(paths(await gathered({}, ['-'], 'v.yaml')), ['v.yaml']);
  });

  it('are the others too where one is missing', async () => {
    const found = await gathered({ 'a.yaml': '' }, ['no.yaml', 'a.yaml', 'a.yaml/x']);
    assert.deepEqual(paths(found), ['a.yaml']);
    assert.deepEqual(found.problems, ['no.yaml: no such file or directory', 'a.yaml/x: no such file or directory']);
  });

  it('are missing where a glob matches none', async () =>
    assert.deepEqual((await gathered({}, ['*.yaml'])).problems, ['*.yaml: no file matches']));

  it('may be none in a directory', async () => {
    const found = await gathered({ 'd/x.txt': '' }, ['d']);
    assert.deepEqual(found.problems, []);
    assert.deepEqual(found.notes, ['d: no YAML or TOML files here that Git does not ignore']);
  });

  it('are no pipes', async () => {
    const { root, remove } = folder({});
    execFileSync('mkfifo', [path.join(root, 'pipe')]);
    const { problems } = await gather(['pipe'], { cwd: root, fs });
    remove();
    assert.deepEqual(problems, ['pipe: neither a file nor a directory; give its content on standard input (-)']);
  });

  it('are found through a link only if it is named', async () => {
    const { root, remove } = folder({ 'd/a.yaml': '' });
    fs.symlinkSync('..', path.join(root, 'd/up.yaml'));
    fs.symlinkSync('self.yaml', path.join(root, 'd/self.yaml'));
    fs.symlinkSync('a.yaml', path.join(root, 'd/link.yaml'));
    const found = await gather(['.', 'd/self.yaml', 'd/link.yaml'], { cwd: root, fs });
    remove();
    assert.deepEqual(paths(found), ['d/a.yaml', 'd/link.yaml']);
    assert.deepEqual(found.problems, ['d/self.yaml: symbolic links lead in a circle']);
  });
});

describe('.gitignore', () => {
  it('hides files of directories and globs, not named ones', async () => {
    const files = { '.gitignore': 'a.yaml\n', 'a.yaml': '', 'b.yaml': '' };
    assert.deepEqual(paths(await gathered(files, ['.'])), ['b.yaml']);
    assert.deepEqual(paths(await gathered(files, ['*.yaml'])), ['b.yaml']);
    assert.deepEqual(paths(await gathered(files, ['a.yaml'])), ['a.yaml']);
  });

  it('can bring back a file in a nearer file', async () => {
    const files = { '.gitignore': '*.yaml', 'd/.gitignore': '!a.yaml', 'd/a.yaml': '', 'd/b.yaml': '', 'a.yaml': '' };
    assert.deepEqual(paths(await gathered(files, ['.'])), ['d/a.yaml']);
  });

  it('brings nothing back out of an ignored directory', async () => {
    const files = { '.gitignore': '/d/', 'd/.gitignore': '!a.yaml', 'd/a.yaml': '', 'e/d/a.yaml': '' };
    assert.deepEqual(paths(await gathered(files, ['.'])), ['e/d/a.yaml']);
  });

  it('counts from the root of the repository on', async () => {
    const files = { '.git/HEAD': '', '.gitignore': '/sub/a.yaml', 'sub/a.yaml': '', 'sub/b.yaml': '' };
    const { root, remove } = folder(files);
    const found = await gather(['.'], { cwd: path.join(root, 'sub'), fs });
    remove();
    assert.deepEqual(paths(found), ['b.yaml']);
  });

  it('does not count above the folder where there is no repository', async () => {
    const { root, remove } = folder({ '.gitignore': '*', 'sub/a.yaml': '' });
    const found = await gather(['.'], { cwd: path.join(root, 'sub'), fs });
    remove();
    assert.deepEqual(paths(found), ['a.yaml']);
  });

  it('of the current repository says nothing of files outside', async () => {
    const { root, remove } = folder({ 'here/.git/HEAD': '', 'here/.gitignore': '*', 'there/a.yaml': '' });
    const found = await gather(['../there/*.yaml'], { cwd: path.join(root, 'here'), fs });
    remove();
    assert.deepEqual(paths(found), ['../there/a.yaml']);
  });
});
