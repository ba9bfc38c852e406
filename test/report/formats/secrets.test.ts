import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type LintedFile, lintRelease } from '../../../src/engine/lint.ts';
import { redactedToml, redactedYaml } from '../../../src/report/redact.ts';
import { runIn } from '../../cli/run.ts';
import { folder } from '../../input/folder.ts';
import { lint, NAMES, printed, reportOn } from './reports.ts';

const KEYS =
  'runnerToken runnerRegistrationToken REGISTRATION_TOKEN CI_SERVER_TOKEN token password passwd AccessKey access_key SecretKey secret-key AccountKey account_key PrivateKey private-key AWS_SECRET_ACCESS_KEY DOCKER_AUTH_CONFIG auth .dockerconfigjson .dockercfg authorization PRIVATE-TOKEN CLIENT_SECRET DB_PASS api_key gitlab_admin_pwd passphrase SessionToken bearer_token'.split(
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

/** Values that are known for secrets whatever their key is. */
const FORMS: readonly string[] = [
  'https://bot:s3cr3tv4lue@git.example.com/x.git',
  'http://proxy:8080/,http://joe:s3cr3t@s3cr3tv4lue@proxy:3128',
  'https://s3cr3tv4lue00000000@git.example.com/x.git',
  'Authorization: Bearer s3cr3tv4lue',
  'Bearer s3cr3tv4lue',
  'PRIVATE-TOKEN: s3cr3tv4lue',
  'curl -u joe:s3cr3tv4lue https://git.example.com',
  'docker login --username joe --password s3cr3tv4lue registry.example.com',
  'docker login -u joe -p s3cr3tv4lue',
  'AKIAs3cr3tv4lue000000',
  'glcbt-64_s3cr3tv4lue0000000',
  'ghp_s3cr3tv4lue0000000000000000',
  'eyJhbGciOiJIUzI1NiJ9.s3cr3tv4lue0000.c2lnbmF0dXJl',
  `s3cr3tv4lue${'A'.repeat(75)}==`,
  'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=s3cr3tv4lue0000==;EndpointSuffix=core.windows.net',
  'https://x.blob.core.windows.net/c?sv=2024&sig=s3cr3tv4lue%3D',
];

/** A message never has them as a whole where they stand for an address or an image. */
const OPAQUE = /^eyJ|==$/;

/** The formats, and keys and values, that show one. */
function leaks(
  fileOf: (key: string, value: string) => readonly LintedFile[],
  keys: readonly string[] = KEYS,
  values = SECRETS,
): readonly string[] {
  return keys.flatMap((key) =>
    values.flatMap((value) => {
      const report = reportOn(fileOf(key, value));
      return NAMES.filter((name) => printed(name, report).includes(SECRETS[0]!)).map(
        (name) => `${name}: ${key} ${value}`,
      );
    }),
  );
}

/** A value as it can stand in any of the places. */
function isPlain(value: string): boolean {
  return !/: |["'\n]/.test(value);
}

describe('reports do not show a secret', () => {
  for (const [place, write] of Object.entries(PLACES))
    it(`in ${place}`, () => {
      assert.deepEqual(
        leaks((key, value) => [lint(...write(key, value))]),
        [],
      );
    });

  for (const [place, write] of Object.entries(PLACES))
    it(`by its form in ${place}`, () => {
      assert.deepEqual(
        leaks((key, value) => [lint(...write(key, value))], ['imag', 'HTTP_PROXI'], FORMS.filter(isPlain)),
        [],
      );
    });

  it('that a message repeats', () => {
    const texts = (value: string): readonly string[] => [
      `gitlabUrl: ${JSON.stringify(value)}\nimage: ${JSON.stringify(value)}\nimagePullPolicy: ${JSON.stringify(value)}\n`,
      `runners:\n  config: |\n    [[runners]]\n      url = ${JSON.stringify(value)}\n      executor = ${JSON.stringify(value)}\n      environment = [${JSON.stringify(value)}]\n      [runners.kubernetes]\n        dns_policy = ${JSON.stringify(value)}\n        helper_image_flavor = ${JSON.stringify(value)}\n        pull_policy = ${JSON.stringify(value)}\n        image = ${JSON.stringify(value)}\n`,
    ];
    const found = texts(SECRETS[0]!).flatMap((text) => lint('values.yaml', text).findings);
    assert.ok(found.some(({ message }) => message.includes(SECRETS[0]!)));
    const shown = FORMS.filter((value) => !OPAQUE.test(value)).flatMap((value) =>
      texts(value).flatMap((text) => leaks(() => [lint('values.yaml', text)], [''], [value])),
    );
    assert.deepEqual(shown, []);
  });

  it('that is what Docker signs in with', () => {
    const auth = Buffer.from('joe:s3cr3tv4lue').toString('base64');
    const config = `{"auths":{"registry.example.com":{"username":"joe","password":"s3cr3tv4lue","auth":"${auth}"}}}`;
    const file = `imagePullSecret: ${config}\nenvVars:\n  - { name: DOCKER_CONFIG, value: '${config}' }\nrunners:\n  imag: '${config}'\n  .dockerconfigjson: ${Buffer.from(config).toString('base64')}\n  config: |\n    [[runners]]\n      environment = ['X_CONFIG=${config}']\n      imag = '${config}'\n`;
    for (const name of NAMES) {
      const text = printed(name, reportOn([lint('values.yaml', file)]));
      assert.ok(!text.includes('s3cr3tv4lue') && !text.includes(auth) && !text.includes('eyJhdXRo'), name);
    }
  });

  it('in the data of a Secret', () => {
    const encoded = Buffer.from(TOML('token', SECRETS[0]!)).toString('base64');
    const text = `kind: Secret\napiVersion: v1\ndata:\n  config.toml: ${encoded}\nstringData:\n  config.toml: |\n    [[runners]]\n      imag = "x"\n`;
    const report = reportOn([lint('secret.yaml', text)]);
    assert.ok(report.data.findings.length > 0);
    assert.deepEqual(
      NAMES.filter((name) => printed(name, report).includes(encoded.slice(0, 20))),
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

  for (const [flag, argument] of [
    ['--set-json', 'token=s3cr3tv4lue'],
    ['--set-json', 'runners={"token":"s3cr3tv4lue","x":}'],
    ['--set-file', 'token=s3cr3tv4lue'],
    ['--set', 'runnerToken={s3cr3tv4lue'],
    ['--set', 'token.a[=s3cr3tv4lue'],
    ['--set', 'imag=https://joe:s3cr3tv4lue@registry'],
    ['--set', 'envVars[0].name=X,envVars[0].value=glpat-s3cr3tv4lue'],
  ] as const)
    it(`of ${flag} ${argument}, which Helm refuses or does not know`, () => {
      const files = lintRelease(
        undefined,
        { files: [], sets: [{ flag, argument }], helm: 3, textOfFile: () => undefined },
        { facts: {}, preset: 'all', severities: new Map() },
      );
      assert.ok(files.some(({ findings }) => findings.length > 0));
      assert.deepEqual(
        leaks(() => files, [''], ['']),
        [],
      );
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
  - { name: HTTPS_PROXY, value: "http://joe:${SECRETS[0]}@proxy:3128" }
  - name: GCS
    value: "-----BEGIN PRIVATE KEY-----\\n${SECRETS[0]}\\n-----END PRIVATE KEY-----\\n"
runners:
  config: |
    [[runners]]
      clone_url = "https://joe:${SECRETS[0]}@gitlab.example.com"
      environment = ["A_TOKEN=${SECRETS[0]}", 'DOCKER_AUTH_CONFIG={"auths":{"a":{"auth":"${SECRETS[0]}"}}}', "X=AKIA${SECRETS[0]}"]
      pre_build_script = '''
      git config --global url."https://joe:${SECRETS[0]}@git".insteadOf https://git
      curl -H "Authorization: Bearer ${SECRETS[0]}" -u joe:${SECRETS[0]} https://git?private_token=${SECRETS[0]}
      docker login -u joe --password ${SECRETS[0]}
      '''
      [runners.kubernetes]
        node_selector = { password = "${SECRETS[0]}" }
      [runners.cache.s3]
        SecretKey = "${SECRETS[0]}"
      [runners.cache.azure]
        AccountKey = "${SECRETS[0]}"
      [runners.cache.gcs]
        PrivateKey = "-----BEGIN PRIVATE KEY-----\\n${SECRETS[0]}\\n-----END PRIVATE KEY-----"
`;

describe('reports of the command line', () => {
  it('show no secret, nor do baselines and what stands on standard error', async () => {
    const { root, remove } = folder({ 'values.yaml': VALUES });
    const reports = NAMES.flatMap((name) => ['--format', `${name}=report.${name}`]);
    const argv = ['--preset', 'all', '--verbose', '--set', `imag=glrt-${SECRETS[0]}`];
    const { stdout, stderr } = await runIn(root, [...argv, ...reports, 'values.yaml']);
    await runIn(root, [...argv, '--baseline', 'report.baseline', '--update-baseline', 'values.yaml']);
    const written = fs.readdirSync(root).filter((name) => name.startsWith('report.'));
    const shown = written.filter((name) => fs.readFileSync(path.join(root, name), 'utf8').includes(SECRETS[0]!));
    remove();
    assert.equal(written.length, NAMES.length + 1);
    assert.deepEqual(shown, []);
    assert.doesNotMatch(stdout + stderr, /s3cr3tv4lue/);
  });
});

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
