import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfiguration } from '../../src/config/read.ts';
import { rules } from '../../src/rules/index.ts';
import { folder } from '../input/folder.ts';
import { type Result, run, runIn } from './run.ts';

const ids = rules.map(({ id }) => id);
const GOOD = readFileSync('examples/good/values.yaml', 'utf8');
const BROKEN = readFileSync('examples/broken/values.yaml', 'utf8');

/** Values with this below `[runners.kubernetes]`. */
function valuesWith(toml: string, yaml = ''): string {
  const lines = toml.split('\n').map((line) => `        ${line}\n`);
  return `gitlabUrl: https://gitlab.example.com/\n${yaml}runners:\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n${lines.join('')}`;
}

function helmRelease(version: string): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: gitlab-runner }
spec:
  chart:
    spec: { chart: gitlab-runner, version: "${version}", sourceRef: { kind: HelmRepository, name: gitlab } }
  values:
    gitlabUrl: https://gitlab.example.com/
`;
}

/** What init prints for these files, and the configuration that it is. */
async function initOf(files: Readonly<Record<string, string>>) {
  const { code, stdout, stderr } = await run(['init', '--output', '-'], { files });
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const { configuration, problems } = readConfiguration(stdout, ids);
  assert.deepEqual(problems, []);
  return { text: stdout, configuration };
}

describe('runner-lint init', () => {
  it('names the files that it found, and what they are', async () => {
    const { text } = await initOf({
      'a/values.yaml': GOOD,
      'b/release.yaml': helmRelease('0.80.0'),
      'c/service.yaml': 'kind: Service\n',
    });
    assert.match(
      text,
      /found here:\n# - a\/values\.yaml: values\n# - b\/release\.yaml: helm-release, chart 0\.80\.0\n\n/,
    );
  });

  it('has something to say where there is nothing', async () => {
    const { text, configuration } = await initOf({ 'README.md': '' });
    assert.match(text, /found here:\n# - nothing for GitLab Runner yet\n\n/);
    assert.equal(configuration.preset, 'recommended');
    assert.deepEqual(configuration.facts, {});
    assert.doesNotMatch(text, /baseline/);
  });

  it('leaves out what Git ignores', async () => {
    const { text } = await initOf({ '.gitignore': 'old/\n', 'old/values.yaml': BROKEN, '.git/': '' });
    assert.match(text, /nothing for GitLab Runner yet/);
  });

  it('takes the strict preset where it finds nothing, else the recommended one and speaks of a baseline', async () => {
    const strict = await initOf({ 'values.yaml': GOOD });
    assert.equal(strict.configuration.preset, 'strict');
    assert.doesNotMatch(strict.text, /baseline/);
    const recommended = await initOf({ 'values.yaml': BROKEN });
    assert.equal(recommended.configuration.preset, 'recommended');
    assert.match(recommended.text, /^# 8 findings today\..*\n# baseline: \.runner-lint\.baseline\.json$/m);
  });

  it('takes the chart of other files for values that name none', async () => {
    const release = helmRelease('0.80.0');
    const elsewhere = { 'flux/release.yaml': release, 'ci/values.yaml': GOOD };
    assert.equal((await initOf(elsewhere)).configuration.chartVersion, '0.80.0');
    const beside = { 'release.yaml': release, 'values.yaml': GOOD };
    assert.equal((await initOf(beside)).configuration.chartVersion, undefined, 'they are judged by it anyway');
  });

  it('leaves the chart open where no values need it, where files differ, and where none names one', async () => {
    const release = helmRelease('0.80.0');
    for (const files of [
      { 'release.yaml': release },
      { 'release.yaml': release, 'other.yaml': helmRelease('0.81.0'), 'values.yaml': GOOD },
      { 'a/release.yaml': release, 'b/release.yaml': helmRelease('0.81.0'), 'ci/values.yaml': GOOD },
      { 'values.yaml': GOOD },
    ])
      assert.equal((await initOf(files)).configuration.chartVersion, undefined);
  });

  const facts: readonly (readonly [string, string, object])[] = [
    ['a mounted certificate', valuesWith('', 'certsSecretName: corporate-ca\n'), { 'gitlab.privateCa': true }],
    [
      'processors',
      valuesWith('[runners.kubernetes.node_selector]\n"kubernetes.io/arch" = "arm64"'),
      { 'cluster.arch': 'arm64' },
    ],
    [
      'the system of nodes',
      valuesWith('[runners.kubernetes.node_selector]\n"kubernetes.io/os" = "windows"'),
      { 'cluster.os': 'windows' },
    ],
    [
      'the cluster-autoscaler',
      valuesWith('[runners.kubernetes.pod_annotations]\n"cluster-autoscaler.kubernetes.io/safe-to-evict" = "false"'),
      { autoscaler: 'cluster-autoscaler' },
    ],
    [
      'Karpenter',
      valuesWith('[runners.kubernetes.pod_annotations]\n"karpenter.sh/do-not-disrupt" = "true"'),
      { autoscaler: 'karpenter' },
    ],
    [
      'a mirror',
      valuesWith(
        '[[runners.kubernetes.services]]\nname = "docker:28-dind"\ncommand = ["--registry-mirror=https://mirror.example.com:5000"]',
      ),
      { 'registry.mirror': 'mirror.example.com:5000' },
    ],
    ['nothing', valuesWith('image = "debian:13"'), {}],
    [
      'nothing that a template fills',
      valuesWith('[runners.kubernetes.node_selector]\n"kubernetes.io/arch" = "{{ .Values.arch }}"'),
      {},
    ],
  ];
  for (const [name, text, expected] of facts)
    it(`reads facts from values: ${name}`, async () => {
      assert.deepEqual((await initOf({ 'values.yaml': text })).configuration.facts, expected);
    });

  it('tells where a fact is from, and lists all others', async () => {
    const { text } = await initOf({ 'a/values.yaml': valuesWith('', 'certsSecretName: corporate-ca\n') });
    assert.match(
      text,
      /^facts:\n {2}gitlab\.privateCa: true # certsSecretName in a\/values\.yaml\n {2}# gitlab\.caSecret: # /m,
    );
    assert.equal(text.match(/^ {2}(# )?[\w.]+: /gm)?.length, 19);
  });

  it('tells no fact about which files differ', async () => {
    const arch = (name: string) => valuesWith(`[runners.kubernetes.node_selector]\n"kubernetes.io/arch" = "${name}"`);
    const { configuration } = await initOf({ 'a.yaml': arch('arm64'), 'b.yaml': arch('amd64') });
    assert.deepEqual(configuration.facts, {});
  });

  it('cannot be led by the name of a file', async () => {
    const { text, configuration } = await initOf({ 'a\nlocked: [no-rbac]\n#.yaml': GOOD });
    assert.deepEqual(configuration.locked, []);
    assert.match(text, /^# - a\\u000alocked: \[no-rbac\]\\u000a#\.yaml: values$/m);
  });

  it('takes no words', async () => {
    const { code, stderr } = await run(['init', 'deploy']);
    assert.equal(code, 2);
    assert.match(stderr, /^runner-lint: init takes no word: .* not at deploy\n$/);
  });
});

describe('runner-lint init, in a folder', () => {
  const place = folder({ 'values.yaml': BROKEN, '.pre-commit-config.yaml': 'repos: []\n' });
  const { root } = place;
  const read = () => readFileSync(path.join(root, '.runner-lint.yaml'), 'utf8');
  let first: Result;

  before(async () => {
    first = await runIn(root, ['init']);
  });
  after(() => place.remove());

  it('writes the configuration, and says which gates there are', () => {
    assert.deepEqual(first, {
      code: 0,
      stdout: '',
      stderr: [
        'runner-lint: .runner-lint.yaml: written\n',
        'runner-lint: next: runner-lint generate ci --output .gitlab-ci.yml\n',
        'runner-lint: next: runner-lint generate pre-commit (prints what belongs into .pre-commit-config.yaml)\n',
        'runner-lint: next: runner-lint generate renovate --output renovate.json\n',
      ].join(''),
    });
  });

  it('writes what counts from then on', async () => {
    const { stdout } = await runIn(root, ['--print-config', 'values.yaml']);
    const { preset, facts } = JSON.parse(stdout) as { preset: string; facts: object };
    assert.deepEqual({ preset, facts }, { preset: 'recommended', facts: { 'cluster.arch': 'amd64' } });
  });

  it('has nothing to change the second time, and to show with --diff', async () => {
    const again = await runIn(root, ['init']);
    assert.match(again.stderr, /^runner-lint: \.runner-lint\.yaml: nothing to change\n/);
    assert.deepEqual(await runIn(root, ['init', '--diff']), { code: 0, stdout: '', stderr: '' });
  });

  it('does not overwrite what somebody has changed, but with --force', async () => {
    const written = read();
    const { root: other, remove } = folder({ 'values.yaml': BROKEN, '.runner-lint.yaml': 'preset: all\n' });
    const refused = await runIn(other, ['init']);
    assert.equal(refused.code, 2);
    assert.match(
      refused.stderr,
      /^runner-lint: \.runner-lint\.yaml: there already, and different; --diff shows how, --force overwrites\n$/,
    );
    assert.equal(readFileSync(path.join(other, '.runner-lint.yaml'), 'utf8'), 'preset: all\n');
    const shown = await runIn(other, ['init', '--diff']);
    assert.equal(shown.code, 1);
    assert.match(shown.stdout, /^-preset: all$/m);
    assert.equal((await runIn(other, ['init', '--force'])).code, 0);
    assert.equal(readFileSync(path.join(other, '.runner-lint.yaml'), 'utf8'), written);
    remove();
  });

  it('writes where it is asked to', async () => {
    await runIn(root, ['init', '--output', 'team/lint.yaml']);
    assert.equal(readFileSync(path.join(root, 'team/lint.yaml'), 'utf8'), read());
  });
});
