import assert from 'node:assert/strict';
import { wantsColors } from '../../src/report/colors.ts';

describe('colours', () => {
  for (const [what, flag, env, isTTY, wanted] of [
    ['on a terminal', undefined, {}, true, true],
    ['not in a pipe', undefined, {}, false, false],
    ['not with NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
    ['with an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
    ['in a pipe with FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, false, true],
    ['with FORCE_COLOR in spite of NO_COLOR', undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['not with FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
    ['not on a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
    ['in a pipe with --color', true, { NO_COLOR: '1' }, false, true],
    ['not with --no-color', false, { FORCE_COLOR: '1' }, true, false],
  ] as const)
    it(what, () => assert.equal(wantsColors(flag, env, isTTY), wanted));
});
