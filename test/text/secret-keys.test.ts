import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mask } from '../../src/text/mask.ts';
import { argumentSpans, secretSpans } from '../../src/text/secret-keys.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const shown = (line: string) => mask(line, secretSpans(line));

describe('masked secrets', () => {
  for (const [line, expected] of [
    ['runnerToken: abc def', 'runnerToken: *******'],
    ['runnerRegistrationToken: "abc" # ours', 'runnerRegistrationToken: ***** # ours'],
    ['  token = "abc"', '  token = *****'],
    ["  'token': 'abc'", "  'token': *****"],
    ['SecretKey = "abc"', 'SecretKey = *****'],
    ['AccessKey="abc"', 'AccessKey=*****'],
    ['a: { password: abc, user: joe }', 'a: { password: ***, user: joe }'],
    ['environment = ["AWS_SECRET_ACCESS_KEY=abc", "A=b"]', 'environment = ["AWS_SECRET_ACCESS_KEY=***", "A=b"]'],
    ['REGISTRATION_TOKEN: abc # x', 'REGISTRATION_TOKEN: *** # x'],
    ['note: used glrt-abcdef1234 once', 'note: used *************** once'],
    ['passwd: abc', 'passwd: ***'],
    ['account_key = "abc"', 'account_key = *****'],
    ['private-key: abc', 'private-key: ***'],
    ['DOCKER_AUTH_CONFIG: abc', 'DOCKER_AUTH_CONFIG: ***'],
    ['auth: abc', 'auth: ***'],
    ['  .dockerconfigjson: abc', '  .dockerconfigjson: ***'],
    ['Authorization: Bearer abc # ours', 'Authorization: ********** # ours'],
    ['headers = ["JOB-TOKEN: abc", "Accept: x"]', 'headers = ["JOB-TOKEN: ***", "Accept: x"]'],
    ['environment = ["CLIENT_SECRET=abc", "DB_PASS=abc"]', 'environment = ["CLIENT_SECRET=***", "DB_PASS=***"]'],
    [`${'A'.repeat(60)}_TOKEN=abc`, `${'A'.repeat(60)}_TOKEN=***`],
    ['- PRIVATE-TOKEN abc', '- PRIVATE-TOKEN ***'],
    ['password: "unclosed', 'password: *********'],
    [
      String.raw`config: "[[runners]]\n  token = \"abc\"\n  name = \"x\""`,
      String.raw`config: "[[runners]]\n  token = *******\n  name = \"x\""`,
    ],
    [
      String.raw`login: "{\"auth\": \"abc\", \"user\": \"joe\"}"`,
      String.raw`login: "{\"auth\": *******, \"user\": \"joe\"}"`,
    ],
    [String.raw`config: "environment = [\"A_TOKEN=abc\"]"`, String.raw`config: "environment = [\"A_TOKEN=***\"]"`],
    [String.raw`password = "a\"b" # ours`, 'password = ****** # ours'],
    [String.raw`password = "a\\" # "ours"`, 'password = ***** # "ours"'],
    [String.raw`x: "password = \"a\\\"b\" # ours"`, String.raw`x: "password = ********** # ours"`],
    [String.raw`DOCKER_AUTH_CONFIG: "{\"auths\": {}}" # ours`, 'DOCKER_AUTH_CONFIG: ***************** # ours'],
    ["password: 'a''b' # ours", 'password: ****** # ours'],
  ] as const)
    it(`are gone from: ${line}`, () => assert.equal(shown(line), expected));

  for (const line of [
    'image: alpine',
    'token: ""',
    'automountServiceAccountToken: false',
    'token: {{ .Values.token }}',
    'token: ${RUNNER_TOKEN}',
    'runnerToken: # set it in CI',
    'token: |',
    'auth: { user: joe }',
    'secretName: gitlab-runner-token',
    'checkInterval: 3',
    'imagePullSecrets: [regcred]',
    'topology_key = "kubernetes.io/hostname"',
    'apiVersion: rbac.authorization.k8s.io/v1',
    'PWD: /builds',
  ])
    it(`leave alone: ${line}`, () => assert.equal(shown(line), line));

  for (const text of [
    'glrt-0123456789abcdef',
    '-----BEGIN RSA PRIVATE KEY-----\nabc\n',
    '[[runners]]\n  token = "abc"\n',
    '{ "auths": { "registry.example.com": { "auth": "abc" } } }',
  ])
    it(`in Base64 are gone: ${JSON.stringify(text)}`, () =>
      assert.equal(shown(`  x: ${base64(text)} # ours`).replaceAll(/\*+/g, '*'), '  x: * # ours'));

  for (const text of ['[[runners]]\n  name = "abc"\n', '-----BEGIN CERTIFICATE-----\nabc\n'])
    it(`in Base64 are not in ${JSON.stringify(text)}`, () =>
      assert.equal(shown(`x: ${base64(text)}`), `x: ${base64(text)}`));

  it('in Base64 are looked for in time that grows with its length', () => {
    const line = `x: ${base64('glrt-'.repeat(400_000))} ${'QUFB '.repeat(200_000)}`;
    assert.equal(shown(line).length, line.length);
  });

  for (const [argument, expected] of [
    ['runnerToken=abc', 'runnerToken=***'],
    ['runnerToken={a,b}', 'runnerToken=*****'],
    ['token.a[=abc', 'token.a[=***'],
    ['a=1,token=abc', 'a=1,token=***'],
    ['a={"token":"abc"}', 'a={"token":*****}'],
    ['serviceAccount.automountServiceAccountToken=false', 'serviceAccount.automountServiceAccountToken=false'],
    ['concurrent=20', 'concurrent=20'],
    ['runners.secret=runner-token', 'runners.secret=runner-token'],
  ] as const)
    it(`of an argument: ${argument}`, () => assert.equal(mask(argument, argumentSpans(argument)), expected));

  it('keep columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('token', ': ', ' = ', '"', 'é', '{', 'glrt-12345678', ' # ', ',')),
        (parts) => {
          const line = parts.join('');
          return shown(line).length === line.length;
        },
      ),
    );
  });

  it('take time in proportion to a line full of backslashes', () =>
    assert.equal(shown(`password: ${'\\\\'.repeat(500_000)}`).replaceAll('*', ''), 'password: '));
  it('are found at the end of a line of a megabyte', () =>
    assert.ok(shown(`${'token_'.repeat(170_000)} token: abc`).endsWith(' token: ***')));

  for (const piece of [' glrt-0123456789abcdef', ' token: "x', " token: 'x", ' token: x', "token: ''''"])
    it(`are found in a line of megabytes: ${piece}`, () => {
      const line = `a: ${piece.repeat(100_000)}`;
      const masked = shown(line);
      assert.equal(masked.length, line.length);
      assert.doesNotMatch(masked.slice(20), /glrt|x/);
    });

  it('go to the end of the line where a value is too long to look for its end', () =>
    assert.match(shown(`token: "${'x'.repeat(9000)}", user: joe`), /^token: \*+$/));

  it('may overlap', () =>
    assert.equal(
      mask('abcdef', [
        [3, 5],
        [1, 4],
        [2, 3],
      ]),
      'a****f',
    ));
});
