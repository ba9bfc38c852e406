import assert from 'node:assert/strict';
import { linker, wantsLinks } from '../../src/report/links.ts';

describe('links', () => {
  for (const env of [
    { TERM_PROGRAM: 'iTerm.app' },
    { TERM_PROGRAM: 'vscode' },
    { TERM: 'xterm-kitty' },
    { VTE_VERSION: '5202' },
    { VTE_VERSION: '7600' },
    { WT_SESSION: '6f1' },
    { FORCE_HYPERLINK: '1', CI: 'true' },
  ])
    it(`are made for ${JSON.stringify(env)}`, () => assert.equal(wantsLinks(true, env, true), true));

  for (const env of [
    {},
    { TERM: 'xterm-256color' },
    { TERM_PROGRAM: 'Apple_Terminal' },
    { VTE_VERSION: '5000' },
    { VTE_VERSION: '4900' },
    { TERM_PROGRAM: 'vscode', CI: 'true' },
    { TERM_PROGRAM: 'vscode', FORCE_HYPERLINK: '0' },
  ])
    it(`are not made for ${JSON.stringify(env)}`, () => assert.equal(wantsLinks(true, env, true), false));

  it('take colours and a terminal', () => {
    assert.equal(wantsLinks(false, { TERM_PROGRAM: 'vscode' }, true), false);
    assert.equal(wantsLinks(true, { TERM_PROGRAM: 'vscode' }, false), false);
    assert.equal(wantsLinks(false, { FORCE_HYPERLINK: '1' }, false), true);
  });

  it('hold the address between OSC 8 and its end', () =>
    assert.equal(linker(true)('https://a/b.md', 'b'), '\u001b]8;;https://a/b.md\u001b\\b\u001b]8;;\u001b\\'));

  for (const url of ['https://a/\u001b\\', 'https://a/\u0007', 'https://a/\u009c', 'https://a/é', ''])
    it(`are not made to ${JSON.stringify(url)}`, () => assert.equal(linker(true)(url, 'x'), 'x'));

  it('leave the text alone where they are off', () => assert.equal(linker(false)('https://a', 'x'), 'x'));
});
