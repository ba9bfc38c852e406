import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { run } from './run.ts';

const VALUES = `gitlabUrl: https://gitlab.example.com/
concurrent: 4
runnerToken: glrt-a1B2a1B2a1B2a1B2a1B2
rbac:
  create: true
extraEnv:
  KUBERNETES_MEMORY_LIMIT: 2Gi
runners:
  name: build-farm
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ .Release.Namespace }}"
        image = "{{ .Values.buildImage }}"
        helper_image_flavor = "ubuntu"
buildImage: debian:12
`;

const schema = JSON.parse(readFileSync('schemas/rendering.schema.json', 'utf8')) as object;
const isValid = new Ajv2020({ allowUnionTypes: true }).compile(schema);

/** What stands at a path such as `registered/tree/runners/0/name`. */
function at(value: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return (inner as Readonly<Record<string, unknown>>)[step];
  }, value);
}

async function json(argv: readonly string[], files: Readonly<Record<string, string>>): Promise<unknown> {
  const { stdout } = await run(['render', '--format', 'json', ...argv], { files });
  const rendering: unknown = JSON.parse(stdout);
  assert.ok(isValid(rendering), JSON.stringify(isValid.errors));
  return rendering;
}

function setting(rendering: unknown, route: string): unknown {
  const effective = at(rendering, 'effective') as readonly { readonly route: readonly (string | number)[] }[];
  return effective.find((one) => one.route.join('.') === route);
}

describe('runner-lint render', () => {
  const files = { 'values.yaml': VALUES };

  it('says what the chart writes and what register makes of it', async () => {
    const rendering = await json(['values.yaml', '--namespace', 'ci', '--chart-version', '0.92.0'], files);
    assert.equal(at(rendering, 'error'), null);
    assert.deepEqual(at(rendering, 'release'), { name: 'gitlab-runner', namespace: 'ci' });
    assert.match(at(rendering, 'configMap/config.toml') as string, /^concurrent = 4$/m);
    assert.match(at(rendering, 'configMap/config.template.toml') as string, /namespace = "ci"/);
    assert.equal(at(rendering, 'image'), 'registry.gitlab.com/gitlab-org/gitlab-runner:alpine-v19.3.0');
    assert.equal(at(rendering, 'rbac/kind'), 'Role');
    const runner = at(rendering, 'registered/tree/runners/0');
    assert.equal(at(runner, 'name'), 'build-farm');
    assert.equal(at(runner, 'kubernetes/image'), 'debian:12');
    assert.equal(at(runner, 'kubernetes/memory_limit'), '2Gi');
    assert.deepEqual(at(rendering, 'runners'), [
      {
        helperImage: 'registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:ubuntu-x86_64-v19.3.0',
        helperLibc: 'glibc',
      },
    ]);
  });

  it('says where each setting comes from', async () => {
    const rendering = await json(['values.yaml', '--set', 'checkInterval=7'], files);
    const origins = [
      'concurrent',
      'check_interval',
      'log_level',
      'runners.0.kubernetes.image',
      'runners.0.kubernetes.memory_limit',
      'runners.0.kubernetes.poll_timeout',
    ].map((route) => {
      const origin = at(setting(rendering, route), 'origin');
      return `${route} ${String(at(origin, 'kind'))} ${String(at(origin, 'start/line') ?? '-')}`;
    });
    assert.deepEqual(origins, [
      'concurrent file 2',
      'check_interval set -',
      'log_level chart-default -',
      'runners.0.kubernetes.image file 14',
      'runners.0.kubernetes.memory_limit environment 7',
      'runners.0.kubernetes.poll_timeout runner-default -',
    ]);
  });

  it('prints TOML that says where each line comes from', async () => {
    const { stdout, code } = await run(['render', '--origins', 'values.yaml'], { files });
    assert.equal(code, 0);
    assert.match(stdout, /^concurrent = 4 {2}# values\.yaml:2:1$/m);
    assert.match(stdout, /^ {4}memory_limit = "2Gi" {2}# KUBERNETES_MEMORY_LIMIT, values\.yaml:7:3$/m);
    assert.match(stdout, /^ {4}poll_timeout = 180 {2}# default of runner 19\.3\.0$/m);
  });

  it('prints the environment of the manager', async () => {
    const { stdout } = await run(['render', '--format', 'env', 'values.yaml', '--chart-version', '0.92.0'], { files });
    assert.deepEqual(stdout.split('\n').slice(0, 3), [
      'CI_SERVER_URL=https://gitlab.example.com/',
      'RUNNER_EXECUTOR=kubernetes',
      'REGISTER_LOCKED=true',
    ]);
  });

  for (const argv of [['--origins'], ['--format', 'env'], ['--format', 'json']])
    it(`orders a terminal to do nothing: ${argv.join(' ')}`, async () => {
      const text = `gitlabUrl: https://gitlab.example.com
runnerToken: glrt-aaaaaaaaaaaaaaaaaaaa
envVars:
  - { name: A, value: "x\\e]8;;http://evil\\a \\u202e" }
runners:
  config: |
    [[runners]]
      builds_dir = "/a\\u001b[45m \\u202e"
`;
      const name = '\u001b[45mvalues.yaml';
      const { stdout, code } = await run(['render', ...argv, name], { files: { [name]: text } });
      assert.match(stdout, /\\u001b.*\\u202e/);
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u202e]/);
      assert.equal(code, 0);
    });

  it('says what is unknown, and why', async () => {
    const secret = VALUES.replace('runnerToken: glrt-a1B2a1B2a1B2a1B2a1B2\n', '').replace(
      'runners:\n',
      'runners:\n  secret: runner-token\n',
    );
    const rendering = await json(['values.yaml'], { 'values.yaml': secret });
    const runner = at(rendering, 'registered/tree/runners/0');
    assert.deepEqual(at(runner, 'token'), { unknown: 'secret', text: 'runner-token' });
    assert.equal(at(rendering, 'registered/text'), null);
    const { stdout } = await run(['render', 'values.yaml'], { files: { 'values.yaml': secret } });
    assert.match(stdout, /^ {2}# token is unknown: it is in a Secret \(runner-token\)$/m);
  });

  it('shows secrets only to who wants them', async () => {
    const all = ['--format', 'json', '--format', 'toml', '--format', 'env'];
    for (let index = 0; index < all.length; index += 2) {
      const argv = ['render', ...all.slice(index, index + 2), 'values.yaml'];
      const plain = await run(argv, { files });
      const redacted = await run([...argv, '--redact'], { files });
      assert.equal(plain.stdout.includes('a1B2a1B2'), all[index + 1] !== 'env', argv.join(' '));
      assert.ok(!redacted.stdout.includes('a1B2a1B2'), argv.join(' '));
    }
  });

  it('redacts secrets of the cache, also those of several lines', async () => {
    const cache = `[[runners]]
  [runners.cache.s3]
    AccessKey = "AKIAQWERTYUIOPASDFGH"
    SecretKey = """
    top-
    secret"""
`;
    const values = `gitlabUrl: https://gitlab.com\nrunners:\n  config: |\n${cache.replaceAll(/^/gm, '    ')}\n`;
    for (const format of ['json', 'toml']) {
      const { stdout } = await run(['render', '--format', format, '--redact', 'values.yaml'], {
        files: { 'values.yaml': values },
      });
      assert.ok(!/AKIAQ|top-/.test(stdout), stdout);
    }
  });

  it('points at the value that the chart refuses', async () => {
    const broken = VALUES.replace('  create: true\n', '  create: true\nimage: gitlab/gitlab-runner:latest\n');
    const rendering = await json(['values.yaml', '--chart-version', '0.92.0'], { 'values.yaml': broken });
    assert.deepEqual([at(rendering, 'error/file'), at(rendering, 'error/start/line')], ['values.yaml', 6]);
    assert.equal(at(rendering, 'registered'), null);
    const { code, stdout, stderr } = await run(['render', 'values.yaml'], { files: { 'values.yaml': broken } });
    assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
    assert.match(stderr, /values\.yaml:6:\d+: the chart refuses these values/);
  });

  it('says what register refuses', async () => {
    const two = VALUES.replace('[[runners]]', '[[runners]]\n    [[runners]]');
    const { code, stderr } = await run(['render', 'values.yaml'], { files: { 'values.yaml': two } });
    assert.equal(code, 1);
    assert.match(stderr, /configuration template must contain exactly one \[\[runners\]\] entry/);
  });

  it('shows the settings of values to which the token comes later', async () => {
    const values = VALUES.replace('runnerToken: glrt-a1B2a1B2a1B2a1B2a1B2\n', '');
    const rendering = await json(['values.yaml'], { 'values.yaml': values });
    assert.match(at(rendering, 'registered/error') as string, /registration-token needs to be entered/);
    assert.equal(at(setting(rendering, 'runners.0.kubernetes.image'), 'value'), 'debian:12');
  });

  it('renders layers in the order of Helm', async () => {
    const rendering = await json(
      [
        '-f',
        'a.yaml',
        '-f',
        'b.yaml',
        '--set-json',
        'checkInterval=9',
        '--set',
        'concurrent=3',
        '--set-string',
        'logLevel=warn',
      ],
      { 'a.yaml': 'concurrent: 1\ncheckInterval: 1\n', 'b.yaml': 'concurrent: 2\n' },
    );
    const text = at(rendering, 'configMap/config.toml') as string;
    assert.match(text, /concurrent = 3\ncheck_interval = 9\nlog_level = "warn"/);
  });

  it('renders a sub-chart under its alias', async () => {
    const umbrella = {
      'ci/Chart.yaml':
        'apiVersion: v2\nname: ci\nversion: 1.0.0\ndependencies:\n  - {name: gitlab-runner, alias: farm, version: "*", condition: farm.on}\n',
      'ci/values.yaml': 'farm: { on: true, concurrent: 6 }\n',
      'ci/charts/gitlab-runner/Chart.yaml': 'apiVersion: v1\nname: gitlab-runner\nversion: 0.66.0\n',
    };
    const rendering = await json(['ci'], umbrella);
    assert.equal(at(rendering, 'chart'), '0.66.0');
    assert.match(at(rendering, 'configMap/config.toml') as string, /^concurrent = 6$/m);
    const off = await json(['ci', '--set', 'farm.on=false', '--subchart', 'farm'], umbrella);
    assert.equal(at(off, 'enabled'), false);
    assert.equal(at(off, 'configMap'), null);
  });

  const AROUND = {
    'ci/Chart.yaml':
      'apiVersion: v2\nname: ci\nversion: 1.0.0\ndependencies: [{ name: gitlab-runner, alias: farm, version: 0.66.0 }]\n',
    'ci/values.yaml': 'farm: { concurrent: 6 }\n',
    'over.yaml': 'farm: { concurrent: 7 }\nconcurrent: 8\n',
  };

  it('knows the runner chart by the name of its archive', async () => {
    const rendering = await json(['ci', '-f', 'over.yaml'], { ...AROUND, 'ci/charts/gitlab-runner-0.66.0.tgz': 'x' });
    assert.equal(at(rendering, 'chart'), '0.66.0');
    assert.match(at(rendering, 'configMap/config.toml') as string, /^concurrent = 7$/m);
  });

  it('puts files over the values of a chart around the runner below its alias', async () => {
    const rendering = await json(['ci/values.yaml', '-f', 'over.yaml'], AROUND);
    assert.match(at(rendering, 'configMap/config.toml') as string, /^concurrent = 7$/m);
  });

  it('answers what register would write without a chart', async () => {
    const rendering = await json(
      ['--template-config', 't.toml', '--config', 'c.toml', '--env-file', 'vars', '--env', 'RUNNER_NAME=b'],
      {
        't.toml': '[[runners]]\n  limit = 3\n',
        'c.toml': 'concurrent = 8\n',
        vars: '# of the pod\nRUNNER_NAME=a\nRUNNER_EXECUTOR=kubernetes\nCI_SERVER_URL=https://gitlab.com\nCI_SERVER_TOKEN=glrt-a1B2a1B2a1B2a1B2a1B2\n',
      },
    );
    assert.deepEqual(
      [at(rendering, 'chart'), at(rendering, 'configMap'), at(rendering, 'environment')],
      [null, null, null],
    );
    const tree = at(rendering, 'registered/tree');
    assert.equal(at(tree, 'concurrent'), 8);
    assert.equal(at(tree, 'runners/0/name'), 'b');
    assert.equal(at(tree, 'runners/0/limit'), 3);
  });

  it('judges a bare config.toml', async () => {
    const rendering = await json(['config.toml', '--runner-version', '17.0.0'], {
      'config.toml': '[[runners]]\n  url = "https://gitlab.com"\n  token = "t"\n  executor = "kubernetes"\n',
    });
    assert.equal(at(rendering, 'chart'), null);
    assert.deepEqual(at(rendering, 'runners'), [
      {
        helperImage: 'registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:x86_64-v17.0.0',
        helperLibc: 'musl',
      },
    ]);
  });

  for (const [what, argv, message] of [
    ['two files', ['values.yaml', 'values.yaml'], /render takes one file/],
    ['a missing file', ['nope.yaml'], /nope\.yaml: no such file/],
    ['a file of others', ['other.yaml'], /holds nothing that the runner or its chart reads/],
    ['a registration with values', ['--env', 'A=b', 'values.yaml'], /without a chart; values\.yaml is one too many/],
    ['a variable without a value', ['--env', 'A'], /write it as NAME=VALUE/],
    ['a folder without a chart', ['.'], /no chart that can be read/],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { code, stdout, stderr } = await run(['render', ...argv], {
        files: { ...files, 'other.yaml': 'kind: Service\napiVersion: v1\n' },
      });
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
    });
});
