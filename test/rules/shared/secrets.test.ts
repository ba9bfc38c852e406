import assert from 'node:assert/strict';
import { inValues } from '../lint.ts';

/** Whether a text is taken for a token in earnest. */
function isToken(text: string): boolean {
  return inValues('token-in-values', `gitlabUrl: https://gitlab.example.com/\nrunnerToken: '${text}'\n`).length === 1;
}

describe('secrets in plain text', () => {
  for (const text of ['glrt-t3_Kq8vWm2ZpR7sYd4NfLc', 'GR1348941m7PqZw3RtYs8KdVbNfLc', 'kM3nP9qR2sT5uV8wX1yZ'])
    it(text, () => assert.ok(isToken(text)));

  const placeholders = [
    '',
    'glrt-xxxxxxxxxxxxxxxxxxxx',
    'GR1348941XXXXXXXXXXXX',
    '********************',
    'YOUR_RUNNER_TOKEN',
    'glrt-your-token-here',
    '<runner token>',
    'CHANGEME-CHANGEME',
    '${RUNNER_TOKEN}',
    '$RUNNER_TOKEN',
    '{{ .Values.token }}',
    '__RUNNER_TOKEN__',
    '%%RUNNER_TOKEN%%',
    'ref+vault://ci/runner#token',
    'ENC[AES256_GCM,data:Kq8vWm2ZpR7s]',
    'kurz',
  ];
  for (const text of placeholders) it(`not "${text}"`, () => assert.equal(isToken(text), false));

  it('never shows one', () => {
    const [finding] = inValues('token-in-values', 'runnerToken: glrt-t3_Kq8vWm2ZpR7sYd4NfLc\n');
    assert.equal(finding?.secret, true);
    assert.ok(!JSON.stringify([finding?.message, finding?.remedy]).includes('Kq8v'));
  });
});
