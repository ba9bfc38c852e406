import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { putFile } from '../../src/write/put-file.ts';
import { folder } from '../input/folder.ts';

describe('putFile', () => {
  it('makes a file', () => {
    const { root, remove } = folder({});
    putFile(path.join(root, 'new.json'), '{}\n', fs);
    assert.equal(fs.readFileSync(path.join(root, 'new.json'), 'utf8'), '{}\n');
    remove();
  });

  it('replaces a file and leaves no other', () => {
    const { root, remove } = folder({ 'a.json': 'a longer text\n' });
    putFile(path.join(root, 'a.json'), '{}\n', fs);
    assert.equal(fs.readFileSync(path.join(root, 'a.json'), 'utf8'), '{}\n');
    assert.deepEqual(fs.readdirSync(root), ['a.json']);
    remove();
  });

  it('throws where the path is a folder, which stays', () => {
    const { root, remove } = folder({ 'a/b': '' });
    assert.throws(() => putFile(path.join(root, 'a'), '{}\n', fs), { code: 'EISDIR' });
    assert.deepEqual(fs.readdirSync(path.join(root, 'a')), ['b']);
    remove();
  });

  it('throws where its folder is missing', () => {
    const { root, remove } = folder({});
    assert.throws(() => putFile(path.join(root, 'no/a.json'), '{}\n', fs), { code: 'ENOENT' });
    remove();
  });

  it('writes to a pipe instead of replacing it', async () => {
    const { root, remove } = folder({});
    const pipe = path.join(root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    const read: string[] = [];
    reader.stdout.on('data', (chunk: Buffer) => read.push(chunk.toString()));
    const closed = new Promise((resolve) => reader.on('close', resolve));
    putFile(pipe, '{}\n', fs);
    await closed;
    assert.equal(read.join(''), '{}\n');
    assert.ok(fs.statSync(pipe).isFIFO());
    remove();
  });
});
