import assert from 'node:assert/strict';
import type { Io } from '../../src/commands/io.ts';
import { progressOf } from '../../src/commands/lint/progress.ts';

function terminal(env: Io['env'] = {}, isTTY = true) {
  const written: string[] = [];
  const clock = { now: 0 };
  const io = { env, now: () => clock.now, stderr: { isTTY, write: (text: string) => void written.push(text) } };
  return { written, clock, progress: progressOf(200, io) };
}

describe('progress', () => {
  it('is told after a second, ten times a second, and goes away', () => {
    const { written, clock, progress } = terminal();
    for (let file = 0; file < 200; file++) {
      clock.now = file * 10;
      progress.done(file);
    }
    progress.end();
    assert.deepEqual(written.slice(0, 2), ['\r\u001b[2K100 of 200 checked', '\r\u001b[2K110 of 200 checked']);
    assert.equal(written.at(-1), '\r\u001b[2K');
    assert.equal(written.length, 11);
  });

  const SILENT = [
    ['a short run', {}, true, 900],
    ['a run in CI', { CI: 'true' }, true, 5000],
    ['a terminal that cannot erase', { TERM: 'dumb' }, true, 5000],
    ['a pipe', {}, false, 5000],
  ] as const;
  for (const [what, env, isTTY, time] of SILENT)
    it(`is not told for ${what}`, () => {
      const { written, clock, progress } = terminal(env, isTTY);
      clock.now = time;
      progress.done(1);
      progress.end();
      assert.deepEqual(written, []);
    });
});
