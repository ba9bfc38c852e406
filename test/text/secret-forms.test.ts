import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rules } from '../../src/rules/index.ts';
import { mask } from '../../src/text/mask.ts';
import { secretForms } from '../../src/text/secret-forms.ts';

const hidden = (text: string): string => mask(text, secretForms(text)).replaceAll(/\*+/g, '*');

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const ACCOUNT_KEY = base64('x'.repeat(64));

describe('forms of secrets', () => {
  for (const [text, expected] of [
    ['glrt-t3_Zm9vYmFy.01.abc', '*'],
    ['glpat-0123456789abcdef', '*'],
    ['glcbt-64_0123456789abcdef', '*'],
    ['glptt-0123456789abcdef', '*'],
    ['gloas-0123456789abcdef', '*'],
    ['x=GR13489410123456789', 'x=*'],
    ['id=AKIAIOSFODNN7EXAMPLE,ASIAIOSFODNN7EXAMPLE', 'id=*,*'],
    ['ghp_0123456789abcdef0123 github_pat_0123456789abcdef0123', '* *'],
    ['hvs.CAESIJ0123456789abcdef', '*'],
    ['dckr_pat_0123456789abcdef0123', '*'],
    ['npm_0123456789abcdef0123456789abcdef', '*'],
    [`a ${base64('{"auths":{"registry.example.com":{}}}')} b`, 'a * b'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '*'],
    [`key: ${ACCOUNT_KEY} # ours`, 'key: * # ours'],
    ['Authorization: Bearer abc-1234567', 'Authorization: Bearer *'],
    ['authorization: basic dXNlcjpwYXNz', 'authorization: basic dXNlcjpwYXNz'],
    ['Basic dXNlcjpwYXNzd29yZA==', 'Basic *'],
    ['curl -u joe:abc https://x', 'curl -u joe:* https://x'],
    ['curl --user "joe:abc" https://x', 'curl --user "joe:*" https://x'],
    ['docker login -u joe -p abc registry.example.com', 'docker login -u joe -p * registry.example.com'],
    ['curl --header "PRIVATE-TOKEN: abc" x', 'curl --header "PRIVATE-TOKEN: *" x'],
    ['docker login --password abc registry', 'docker login --password * registry'],
    ['redis --auth-password=abc', 'redis --auth-password=*'],
    ['["--registry-token", "abc"]', '["--registry-token", "*"]'],
    ['AccountName=x;AccountKey=abc=;EndpointSuffix=y', 'AccountName=x;AccountKey=*;EndpointSuffix=y'],
    ['https://git/x?private_token=abc&y=1', 'https://git/x?private_token=*&y=1'],
    ['sshpass -p abc ssh host', 'sshpass -p * ssh host'],
    ['https://a.blob.core.windows.net/c?sv=1&sig=ab%2Fc%3D&x=1', 'https://a.blob.core.windows.net/c?sv=1&sig=*&x=1'],
    ['https://s3/x?X-Amz-Signature=abc', 'https://s3/x?X-Amz-Signature=*'],
    ['https://joe:abc@git.example.com/x', 'https://joe:*@git.example.com/x'],
    ['http://joe:a@b@proxy:3128', 'http://joe:*@proxy:3128'],
    ['http://joe:a/b#c@proxy:3128', 'http://joe:*@proxy:3128'],
    ['http://joe:a"b@proxy:3128', 'http://joe:*@proxy:3128'],
    ['http://joe:12345@proxy:3128', 'http://joe:*@proxy:3128'],
    ['parsing "//joe:abc@git"', 'parsing "//joe:*@git"'],
    ['redis://:abc@redis:6379', 'redis://:*@redis:6379'],
    [String.raw`"https:\/\/joe:abc@git"`, String.raw`"https:\/\/joe:*@git"`],
    ['http://a:8080/x,https://joe:abc@b', 'http://a:8080/x,https://joe:*@b'],
    ['https://0123456789abcdef0123@github.com/x', 'https://*@github.com/x'],
    [
      String.raw`"-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n"`,
      String.raw`"-----BEGIN PRIVATE KEY-----*-----END PRIVATE KEY-----\n"`,
    ],
  ] as const)
    it(`are found in: ${text.slice(0, 70)}`, () => assert.equal(hidden(text), expected));

  for (const text of [
    'https://gitlab.example.com:8443/group/project@v1',
    'https://joe@git.example.com/x',
    'ssh://git@gitlab.example.com:22/x.git',
    'https://oauth2:${TOKEN}@git.example.com',
    'https://gitlab-ci-token:$CI_JOB_TOKEN@git.example.com',
    'https://joe:{{.Values.password}}@git.example.com',
    'https://joe:<password>@git.example.com',
    'a: ["http://a:80", "joe@example.com"]',
    'a: ["http://a:80","joe@example.com"]',
    'registry.example.com:5000/image:1.2@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'basic authentication, bearer tokens',
    'docker run -u 1000:1000 -p 8080:80 image',
    'docker login --password-stdin',
    'docker login --password $PASSWORD',
    'mkdir -p /data/login',
    'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ',
    base64('-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n').slice(0, 60),
    'npm_config_cache_of_all_our_projects=/cache',
    'glrt-…',
    '-----BEGIN CERTIFICATE-----\\nabc',
  ])
    it(`are not in: ${text.slice(0, 70)}`, () => assert.equal(hidden(text), text));

  it('are in nothing that the rules say by themselves', () => {
    for (const { docs } of rules)
      for (const text of [docs.what, docs.why, docs.remedy]) assert.deepEqual(secretForms(text), [], text);
  });

  const PIECES = [
    'private-token: ', '--token ', '--a-token', '--password', '--', '---', '?token=', '&key', 
    'glrt-', 'eyJ', '-eyJ', '.eyJabcdefghijklmnopqrstu',  'aA1+', `${'A'.repeat(86)}=`, 'Bearer ', 'basic \t', ' -u ', ' -u a:',
    'login ', 'login -p', '?sig=', '&x-signature', '://', '://a:',
    '//',
    '\\\\/', '://a"', '://a@', ':\\//', '-----BEGIN PRIVATE KEY-----', '-----BEGIN ', '@',
  ]; // prettier-ignore
  for (const piece of PIECES)
    it(`take time in proportion to a text full of ${JSON.stringify(piece.slice(0, 30))}`, () => {
      const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
      assert.equal(mask(text, secretForms(text)).length, text.length);
    });

  it('are spans of the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES, 'abcdefgh12345678', ' ', '"', '\n', 'x')), (parts) => {
        const text = parts.join('');
        for (const [start, end] of secretForms(text)) assert.ok(0 <= start && start < end && end <= text.length);
      }),
    );
  });
});
