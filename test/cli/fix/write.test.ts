import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from '../../../src/commands/io.ts';
import { main } from '../../../src/main.ts';
import { folder } from '../../input/folder.ts';
import { runIn } from '../run.ts';
import { CLEAN, contentOf, documentOf, FAULTY, fixIn, WINDOWS } from './setting.ts';

const WINDOWS_CLEAN = `\ufeff${CLEAN.replace(/\n$/, '').replaceAll('\n', '\r\n')}`;
/** Longer names cannot be: no other file can be written beside it. */
const LONGEST = `${'x'.repeat(250)}.yaml`;

/** The program in this process, whose file system does something else besides. */
async function mainIn(root: string, argv: readonly string[], changes: Partial<typeof fs>) {
  let err = '';
  const io: Io = {
    cwd: root,
    env: {},
    today: '2026-11-21',
    stdout: { write: () => {}, isTTY: false },
    stderr: { write: (text) => void (err += text), isTTY: false },
    readStdin: async () => new Uint8Array(),
    run: () => assert.fail('no program is needed'),
    now: () => 0,
    terminal: async () => undefined,
    uninterrupted: (work) => work(),
    fs: { ...fs, ...changes },
  };
  return { code: await main([...argv], io), err };
}

describe('runner-lint fix --write', () => {
  it('writes the corrected text and tells what was done', async () => {
    const { code, stdout, stderr, left } = await fixIn({ 'v.yaml': FAULTY }, ['fix', '--write', 'v.yaml']);
    assert.deepEqual(left, { 'v.yaml': CLEAN });
    assert.equal(stdout, '');
    assert.match(stderr, /^runner-lint: v\.yaml: 2 fixes \(musl-helper-image, ndots-search-expansion\); /);
    assert.equal(code, 0);
  });

  it('keeps byte order mark, line ends and a missing final newline', async () => {
    const { left } = await fixIn({ 'v.yaml': WINDOWS }, ['fix', '--write', 'v.yaml']);
    assert.deepEqual(left, { 'v.yaml': WINDOWS_CLEAN });
  });

  it('prints a document with --format json', async () => {
    const result = await fixIn({ 'v.yaml': FAULTY }, ['fix', '--write', '--format', 'json', 'v.yaml']);
    assert.match(documentOf(result).files[0]?.diff ?? '', /^\+ +helper_image_flavor/m);
    assert.deepEqual(result.left, { 'v.yaml': CLEAN });
  });

  for (const flags of [
    ['--max-warnings', '1'],
    ['--exit-zero'],
    ['--quiet'],
    ['--summary'],
    ['--baseline', 'known.json'],
    ['--update-baseline'],
    ['--shard', '1/2'],
    ['--print-config'],
    ['--list-files'],
  ])
    it(`changes nothing where lint --fix is asked for what it has not: ${flags.join(' ')}`, async () => {
      const { code, stdout, stderr, left } = await fixIn({ 'v.yaml': FAULTY }, ['lint', '--fix', ...flags, 'v.yaml']);
      assert.deepEqual([code, stdout, left['v.yaml']], [2, '', FAULTY]);
      assert.match(stderr, new RegExp(`${flags[0]}: not with --fix`));
    });

  it('is what lint --fix does', async () => {
    const { code, stdout, left } = await fixIn({ 'v.yaml': FAULTY }, ['lint', '--fix', 'v.yaml']);
    assert.deepEqual(left, { 'v.yaml': CLEAN });
    assert.deepEqual({ code, stdout }, { code: 0, stdout: '' });
  });

  it('keeps the mode of a file', async () => {
    const { root, remove } = folder({ 'v.yaml': FAULTY });
    fs.chmodSync(path.join(root, 'v.yaml'), 0o640);
    await runIn(root, ['fix', '--write', 'v.yaml']);
    const { mode } = fs.statSync(path.join(root, 'v.yaml'));
    remove();
    assert.equal(mode & 0o777, 0o640);
  });

  it('follows a link, which stays one', async () => {
    const { root, remove } = folder({ 'real/v.yaml': FAULTY });
    fs.symlinkSync('real/v.yaml', path.join(root, 'link.yaml'));
    await runIn(root, ['fix', '--write', 'link.yaml']);
    const target = fs.readlinkSync(path.join(root, 'link.yaml'));
    const real = contentOf(path.join(root, 'real'));
    remove();
    assert.equal(target, 'real/v.yaml');
    assert.deepEqual(real, { 'v.yaml': CLEAN });
  });

  it('changes nothing in a second run', async () => {
    const { root, remove } = folder({ 'v.yaml': WINDOWS });
    await runIn(root, ['fix', '--write', 'v.yaml']);
    const { mtimeMs, ino } = fs.statSync(path.join(root, 'v.yaml'));
    const { stderr } = await runIn(root, ['fix', '--write', 'v.yaml']);
    const again = fs.statSync(path.join(root, 'v.yaml'));
    const left = contentOf(root);
    remove();
    assert.equal(stderr, 'runner-lint: v.yaml: nothing to correct; no finding is left\n');
    assert.deepEqual([again.mtimeMs, again.ino, left], [mtimeMs, ino, { 'v.yaml': WINDOWS_CLEAN }]);
  });

  it('leaves a file that is no text alone', async () => {
    const files = { 'v.yaml': Buffer.concat([Buffer.from(FAULTY), Buffer.from([0x23, 0xff, 0x0a])]) };
    const { root, remove } = folder(files);
    const { code } = await runIn(root, ['fix', '--write', 'v.yaml']);
    const left = fs.readFileSync(path.join(root, 'v.yaml'));
    remove();
    assert.deepEqual(left, files['v.yaml']);
    assert.equal(code, 1);
  });

  it('does not write a file that was changed since it was read', async () => {
    const { root, remove } = folder({ 'v.yaml': FAULTY });
    const target = path.join(root, 'v.yaml');
    const { code, err } = await mainIn(root, ['fix', '--write', 'v.yaml'], {
      fsyncSync: () => fs.appendFileSync(target, '# of somebody else\n'),
    });
    const left = contentOf(root);
    remove();
    assert.deepEqual(left, { 'v.yaml': `${FAULTY}# of somebody else\n` });
    assert.match(err, /^runner-lint: v\.yaml: not written: it was changed by somebody else .*\n$/);
    assert.equal(code, 2);
  });

  for (const [signal, step, left] of [
    ['SIGTERM', 'fsyncSync', CLEAN],
    ['SIGINT', 'writeSync', CLEAN],
    ['SIGKILL', 'fsyncSync', FAULTY],
  ] as const)
    it(`leaves a whole file where ${signal} comes in the middle of ${step}`, async () => {
      const { root, remove } = folder({ 'v.yaml': FAULTY });
      const script = `
        const { main, nodeIo } = require(${JSON.stringify(fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url)))});
        const io = nodeIo();
        const ${step} = (...args) => {
          process.kill(process.pid, '${signal}');
          return io.fs.${step}(...args);
        };
        void main(['fix', '--write', 'v.yaml'], { ...io, fs: { ...io.fs, ${step} } });`;
      const ended = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
      const files = contentOf(root);
      remove();
      assert.equal(ended.signal, signal);
      assert.equal(files['v.yaml'], left);
      // Nothing can tidy up after SIGKILL.
      if (signal !== 'SIGKILL') assert.deepEqual(Object.keys(files), ['v.yaml']);
    });

  it('does not write in a folder that is read-only', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    const { root, remove } = folder({ 'v.yaml': FAULTY });
    fs.chmodSync(root, 0o555);
    const { code, stderr } = await runIn(root, ['fix', '--write', 'v.yaml']);
    fs.chmodSync(root, 0o755);
    const left = contentOf(root);
    remove();
    assert.deepEqual(left, { 'v.yaml': FAULTY });
    assert.match(stderr, /^runner-lint: v\.yaml: not written: permission denied\n$/);
    assert.equal(code, 2);
  });

  it('writes the other files where one cannot be, and accounts for each', async () => {
    const files = { 'a.yaml': FAULTY, [LONGEST]: FAULTY, 'z.yaml': FAULTY };
    const { code, stderr, left } = await fixIn(files, ['fix', '--write', 'a.yaml', LONGEST, 'z.yaml']);
    assert.deepEqual(left, { 'a.yaml': CLEAN, [LONGEST]: FAULTY, 'z.yaml': CLEAN });
    const [a, z, long, ...more] = stderr.split('\n');
    assert.match(a ?? '', /^runner-lint: a\.yaml: 2 fixes /);
    assert.match(z ?? '', /^runner-lint: z\.yaml: 2 fixes /);
    assert.match(long ?? '', /^runner-lint: x+\.yaml: not written: .*name too long/);
    assert.deepEqual(more, ['']);
    assert.equal(code, 2);
  });

  it('corrects the others where a file is missing', async () => {
    const { code, stderr, left } = await fixIn({ 'v.yaml': FAULTY }, ['fix', '--write', 'nope.yaml', 'v.yaml']);
    assert.deepEqual(left, { 'v.yaml': CLEAN });
    assert.match(stderr, /^runner-lint: nope\.yaml: no such file or directory$/m);
    assert.equal(code, 2);
  });

  it('writes nothing where the command line is wrong', async () => {
    const { root, remove } = folder({ 'v.yaml': FAULTY });
    const { code } = await runIn(root, ['fix', '--write', '--fact', 'nope=1', 'v.yaml']);
    const left = contentOf(root);
    remove();
    assert.deepEqual({ code, left }, { code: 2, left: { 'v.yaml': FAULTY } });
  });
});
