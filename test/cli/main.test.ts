import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { Io } from '../../src/commands/io.ts';
import { main } from '../../src/main.ts';
import { folder } from '../input/folder.ts';

function fakeIo(more: Partial<Io> = {}): Io & { readonly printed: { out: string; err: string } } {
  const printed = { out: '', err: '' };
  return {
    printed,
    cwd: '/',
    env: {},
    today: '2026-11-21',
    stdout: { write: (text) => void (printed.out += text), isTTY: false },
    stderr: { write: (text) => void (printed.err += text), isTTY: false },
    readStdin: async () => new Uint8Array(),
    run: () => assert.fail('no program is needed'),
    now: () => 0,
    terminal: async () => undefined,
    uninterrupted: (work) => work(),
    fs,
    ...more,
  };
}

describe('main', () => {
  it('prints through what it is given', async () => {
    const { root, remove } = folder({ 'a.toml': 'concurrent = 4\n[[runners]]\nexecutor = "shell"\n' });
    const io = fakeIo({ cwd: root });
    const code = await main(['a.toml'], io);
    remove();
    assert.deepEqual({ code, ...io.printed }, { code: 0, out: 'Nothing found: 1 file checked.\n', err: '' });
  });

  it('owns up to a bug: exit code 3, the stack, what to report', async () => {
    const stdout = {
      isTTY: false,
      write: () => {
        throw new TypeError('that was us');
      },
    };
    const io = fakeIo({ stdout });
    assert.equal(await main(['--version'], io), 3);
    assert.match(io.printed.err, /this is a bug of runner-lint.*\n.*command line.*\nTypeError: that was us\n +at /);
  });

  it('never obeys what the command line holds', async () => {
    const io = fakeIo();
    assert.equal(await main(['\u001b]2J.yaml'], io), 2);
    assert.equal(io.printed.err, 'runner-lint: \\u001b]2J.yaml: no such file or directory\n');
  });
});
