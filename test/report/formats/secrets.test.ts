import assert from 'node:assert/strict';
import { type LintedFile, lintRelease } from '../../../src/engine/lint.ts';
import { redactedToml, redactedYaml } from '../../../src/report/redact.ts';
import { runIn } from '../../cli/run.ts';
import { folder } from '../../input/folder.ts';
import { lint, NAMES, printed, reportOn } from './reports.ts';

const KEYS =
  'runnerToken runnerRegistrationToken REGISTRATION_TOKEN CI_SERVER_TOKEN token password passwd AccessKey access_key SecretKey secret-key AccountKey account_key PrivateKey private-key AWS_SECRET_ACCESS_KEY DOCKER_AUTH_CONFIG auth'.split(
    ' ',
  );

/** What no report may say; the second has the form of a token. */
const SECRETS = ['s3cr3tv4lue', 'glrt-s3cr3tv4lue0000000'];

type Write = (key: string, value: string) => readonly [path: string, text: string];

const TOML: (key: string, value: string) => string = (key, value) => `${key} = "${value}"
[[runners]]
${key} = "${value}"
${key} = "${value}"
environment = ["${key}=${value}", "A=b"]
[runners.kubernetes]
${key} = ['${value}']
[runners.cache]
${key} = "${value}"
[runners.cache.s3]
${key} = "${value}"
AccessKey = 1
`;

/** Values that are in order and out of order, in every kind of file. */
const PLACES: Readonly<Record<string, Write>> = {
  'a value': (key, value) => ['values.yaml', `${key}: ${value}\nrunners: { ${key}: "${value}", image: a }\n`],
  'a list': (key, value) => ['values.yaml', `${key}:\n  - ${value}\nrunners:\n  ${key}: [${value}]\n`],
  'a block scalar': (key, value) => ['values.yaml', `${key}: |\n  ${value}\nrunners:\n  ${key}: >-\n    ${value}\n`],
  'a line of its own': (key, value) => ['values.yaml', `${key}:\n  ${value}\nrunners:\n  ${key}: "\n    ${value}"\n`],
  'a duplicate': (key, value) => ['values.yaml', `${key}: ${value}\n${key}: ${value}\n`],
  'the environment': (key, value) => [
    'values.yaml',
    `envVars:\n  - { name: ${key}, value: ${value} }\n  - { name: 1 }\nrunners: { image: a }\n`,
  ],
  'no YAML': (key, value) => ['values.yaml', `gitlabUrl: https://x/\nrunners:\n  a: 1\n  ${key} ${value}\n`],
  'the template': (key, value) => [
    'values.yaml',
    `runners:\n  config: |\n    ${TOML(key, value).replaceAll('\n', '\n    ')}\n`,
  ],
  'the template in quotes': (key, value) => [
    'values.yaml',
    `runners:\n  config: ${JSON.stringify(TOML(key, value))}\n`,
  ],
  'a config.toml': (key, value) => ['config.toml', TOML(key, value)],
  'a long text of TOML': (key, value) => ['config.toml', `[[runners]]\n${key} = """\n${value}\n"""\nx = '''\n`],
  'no TOML': (key, value) => ['config.toml', `[[runners]]\n${key} ${value}\n`],
  'an open string of TOML': (key, value) => ['config.toml', `[[runners]]\n${key} = "${value}\nx = 1\n`],
  'a HelmRelease': (key, value) => [
    'hr.yaml',
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  chart: { spec: { chart: gitlab-runner } }\n  values:\n    ${key}: ${value}\n    runners:\n      ${key}: ${value}\n`,
  ],
  'an Application': (key, value) => [
    'app.yaml',
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: gitlab-runner\n    helm:\n      parameters:\n        - { name: ${key}, value: ${value} }\n      values: |\n        ${key}: ${value}\n        runners:\n          ${key}: ${value}\n`,
  ],
  'a ConfigMap': (key, value) => [
    'cm.yaml',
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  config.toml: |\n    ${TOML(key, value).replaceAll('\n', '\n    ')}\n`,
  ],
  'a Secret': (key, value) => [
    'secret.yaml',
    `apiVersion: v1\nkind: Secret\nstringData:\n  ${key}: ${value}\n  config.toml: ${JSON.stringify(TOML(key, value))}\n`,
  ],
  Terraform: (key, value) => [
    'main.tf',
    `resource "helm_release" "r" {\n  chart = "gitlab-runner"\n  set_sensitive {\n    name = "${key}"\n    value = "${value}"\n  }\n  values = [<<EOT\n${key}: ${value}\nrunners:\n  ${key}: ${value}\nEOT\n  ]\n}\n`,
  ],
};

/** The formats, and keys and values, that show one. */
function leaks(fileOf: (key: string, value: string) => readonly LintedFile[]): readonly string[] {
  return KEYS.flatMap((key) =>
    SECRETS.flatMap((value) => {
      const report = reportOn(fileOf(key, value));
      return NAMES.filter((name) => printed(name, report).includes(SECRETS[0]!)).map((name) => `${name}: ${key}`);
    }),
  );
}

describe('reports do not show a secret', () => {
  for (const [place, write] of Object.entries(PLACES))
    it(`in ${place}`, () => {
      assert.deepEqual(
        leaks((key, value) => [lint(...write(key, value))]),
        [],
      );
    });

  for (const flag of ['--set', '--set-string', '--set-json', '--set-literal'] as const)
    it(`of ${flag}`, () => {
      const given = (key: string, value: string) => (flag === '--set-json' ? `${key}="${value}"` : `${key}=${value}`);
      const files = (key: string, value: string) =>
        lintRelease(
          undefined,
          {
            files: [],
            sets: [
              { flag, argument: given(`runners.${key}`, value) },
              { flag, argument: given(key, value) },
            ],
            helm: 3,
            textOfFile: () => '',
          },
          { facts: {}, preset: 'all', severities: new Map() },
        );
      assert.ok(files('token', 'x').some(({ findings }) => findings.length > 0));
      assert.deepEqual(leaks(files), []);
    });

  it('though every place has findings', () => {
    for (const [place, write] of Object.entries(PLACES))
      assert.ok(lint(...write('runnerToken', 'x')).findings.length > 0, place);
  });
});

/** Values that Helm and the runner take, with something to correct beside each secret. */
const VALUES = `gitlabUrl: https://gitlab.example.com/
runnerToken: " ${SECRETS[1]} "
password: ${SECRETS[0]}
envVars:
  - { name: CACHE_S3_SECRET_KEY, value: ${SECRETS[0]} }
runners:
  config: |
    [[runners]]
      environment = ["A_TOKEN=${SECRETS[0]}"]
      [runners.kubernetes]
        node_selector = { password = "${SECRETS[0]}" }
      [runners.cache.s3]
        SecretKey = "${SECRETS[0]}"
`;

describe('--redact', () => {
  for (const [place, write] of Object.entries(PLACES))
    it(`shows no secret in ${place}`, () => {
      const redact = (path: string, text: string): string =>
        path.endsWith('.toml') ? redactedToml(text) : redactedYaml(text);
      const shown = KEYS.flatMap((key) =>
        SECRETS.filter((value) => redact(...write(key, value)).includes(SECRETS[0]!)).map(() => key),
      );
      assert.deepEqual(shown, []);
    });

  for (const [command, argv] of [
    ['fix', ['fix', '--unsafe', '--redact']],
    ['fix --format json', ['fix', '--unsafe', '--redact', '--format', 'json']],
    ['render', ['render', '--redact']],
    ['render --format env', ['render', '--redact', '--format', 'env']],
    ['render --format json', ['render', '--redact', '--format', 'json']],
  ] as const)
    it(`shows none when ${command} prints`, async () => {
      const { root, remove } = folder({ 'values.yaml': VALUES });
      const { stdout, stderr } = await runIn(root, [...argv, 'values.yaml']);
      remove();
      assert.doesNotMatch(stdout + stderr, /s3cr3tv4lue/);
      assert.match(stdout, /\[redacted\]/, stderr);
    });
});
