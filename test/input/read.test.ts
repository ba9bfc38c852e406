import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { MAX_BYTES } from '../../src/input/bytes.ts';
import { decode, readInput } from '../../src/input/read.ts';
import { folder } from './folder.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('decoded bytes', () => {
  it('keep a byte order mark', () =>
    assert.deepEqual(decode('v', bytes(0xef, 0xbb, 0xbf, 97)), { path: 'v', text: '\ufeffa' }));

  it('keep a replacement character that is written', () =>
    assert.deepEqual(decode('v', Buffer.from('a\ufffd')), { path: 'v', text: 'a\ufffd' }));

  it('say where they go wrong', () =>
    assert.deepEqual(decode('v', Buffer.concat([Buffer.from('é\ufffd𝄞x'), bytes(0xe9, 97)])), {
      path: 'v',
      text: 'é\ufffd𝄞x\ufffda',
      damage: { kind: 'not-utf8', offset: 5 },
    }));

  it('of UTF-16 go wrong at the start', () =>
    assert.deepEqual(decode('v', bytes(0xff, 0xfe, 97, 0)).damage, { kind: 'not-utf8', offset: 0 }));

  it('go wrong exactly where the good part ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 1 }), (good, tail) => {
        const { damage } = decode('v', Buffer.concat([Buffer.from(good), bytes(0xff), tail]));
        assert.deepEqual(damage, { kind: 'not-utf8', offset: good.length });
      }),
    );
  });

  it('are not looked at beyond the limit', () =>
    assert.deepEqual(decode('v', new Uint8Array(MAX_BYTES + 1)), {
      path: 'v',
      text: '',
      damage: { kind: 'too-large', bytes: MAX_BYTES + 1 },
    }));
});

describe('reading', () => {
  const never = async () => assert.fail('standard input was read');

  it('gives the text of a file', async () => {
    const { root, remove } = folder({ 'a.yaml': 'a: 1\r\n' });
    const read = await readInput({ path: 'a.yaml', absolute: path.join(root, 'a.yaml') }, fs, never);
    remove();
    assert.deepEqual(read, { source: { path: 'a.yaml', text: 'a: 1\r\n' } });
  });

  it('does not open a file that is too large', async () => {
    const stat = { isFile: () => true, isDirectory: () => false, size: MAX_BYTES + 1 };
    const closed = { ...fs, statSync: () => stat, readFileSync: () => assert.fail('the file was read') };
    assert.deepEqual(await readInput({ path: 'a', absolute: '/a' }, closed, never), {
      source: { path: 'a', text: '', damage: { kind: 'too-large', bytes: MAX_BYTES + 1 } },
    });
  });

  it('says why a file cannot be read', async () => {
    const refused = () => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    const read = await readInput({ path: 'a', absolute: '/a' }, { ...fs, statSync: refused }, never);
    assert.deepEqual(read, { problem: 'a: permission denied' });
  });

  it('gives standard input', async () => {
    const read = await readInput({ path: '<stdin>', absolute: null }, fs, async () => Buffer.from('x'));
    assert.deepEqual(read, { source: { path: '<stdin>', text: 'x' } });
  });
});
