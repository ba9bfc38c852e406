import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../../src/write/replace-file.ts';
import type { WritableFileSystem } from '../../src/write/file-system.ts';
import { folder } from '../input/folder.ts';

const OLD = Buffer.from('old\r\n');

/** Runs in a folder with `a.yaml`; what is left afterwards must be that file alone, with this text. */
function within(expected: string, act: (file: string, root: string) => void): void {
  const { root, remove } = folder({ 'a.yaml': OLD });
  try {
    act(path.join(root, 'a.yaml'), root);
    assert.deepEqual(fs.readdirSync(root), ['a.yaml']);
    assert.equal(fs.readFileSync(path.join(root, 'a.yaml'), 'utf8'), expected);
  } finally {
    remove();
  }
}

function failing(name: keyof WritableFileSystem, code: string): WritableFileSystem {
  const fail = () => {
    throw Object.assign(new Error(code), { code });
  };
  return { ...fs, [name]: fail };
}

describe('replaceFile', () => {
  it('puts the new text in place', () => within('new\n', (file) => replaceFile(file, 'new\n', OLD, fs)));

  it('makes a file that is not there yet', () => {
    const { root, remove } = folder({});
    const file = path.join(root, 'b.json');
    replaceFile(file, '{}\n', null, fs);
    assert.equal(fs.readFileSync(file, 'utf8'), '{}\n');
    assert.deepEqual(fs.readdirSync(root), ['b.json']);
    remove();
  });

  it('keeps the mode', () =>
    within('new\n', (file) => {
      fs.chmodSync(file, 0o640);
      replaceFile(file, 'new\n', OLD, fs);
      assert.equal(fs.statSync(file).mode & 0o777, 0o640);
    }));

  it('follows links', () => {
    const { root, remove } = folder({ 'real/a.yaml': OLD });
    fs.symlinkSync('real/a.yaml', path.join(root, 'link.yaml'));
    replaceFile(path.join(root, 'link.yaml'), 'new\n', OLD, fs);
    assert.ok(fs.lstatSync(path.join(root, 'link.yaml')).isSymbolicLink());
    assert.equal(fs.readFileSync(path.join(root, 'real/a.yaml'), 'utf8'), 'new\n');
    remove();
  });

  it('writes all of a text that goes out in pieces', () =>
    within('a longer text\n', (file) =>
      replaceFile(file, 'a longer text\n', OLD, {
        ...fs,
        writeSync: (descriptor, bytes, offset) => fs.writeSync(descriptor, bytes, offset, 1),
      }),
    ));

  it('refuses a file that has changed since', () =>
    within('theirs\n', (file) => {
      fs.writeFileSync(file, 'theirs\n');
      assert.throws(() => replaceFile(file, 'new\n', OLD, fs), /changed by somebody else/);
    }));

  it('refuses to make a file that has come meanwhile', () =>
    within('old\r\n', (file) => assert.throws(() => replaceFile(file, 'new\n', null, fs), /changed by somebody else/)));

  it('goes on where it may not give the file away', () =>
    within('new\n', (file) => replaceFile(file, 'new\n', OLD, failing('fchownSync', 'EPERM'))));

  for (const [step, code] of [
    ['realpathSync', 'ENOENT'],
    ['statSync', 'EACCES'],
    ['openSync', 'EACCES'],
    ['writeSync', 'ENOSPC'],
    ['fchownSync', 'EIO'],
    ['fchmodSync', 'EPERM'],
    ['fsyncSync', 'EIO'],
    ['readFileSync', 'EACCES'],
    ['renameSync', 'EXDEV'],
  ] as const)
    it(`leaves the old file and nothing else when ${step} fails`, () =>
      within('old\r\n', (file) => assert.throws(() => replaceFile(file, 'new\n', OLD, failing(step, code)), { code })));
});
