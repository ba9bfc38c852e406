import assert from 'node:assert/strict';
import { run } from '../cli/run.ts';

const VALUES = 'gitlabUrl: https://gitlab.example.com\nrunnerToken: glrt-aaaaaaaaaaaaaaaaaaaa\nconcurrent: 7\n';
const inner = VALUES.replaceAll(/^(?=.)/gm, '    ');

/** The part of the page about the configuration in effect, as text: one line a row, its cells side by side. */
async function effective(files: Readonly<Record<string, string>>, argv: readonly string[]): Promise<string> {
  const { stdout } = await run(['--format', 'html', ...argv], { files });
  const part = stdout.slice(stdout.indexOf('<section id="configuration"'), stdout.indexOf('<section id="files"'));
  return part
    .replaceAll(/<\/td>\n<td>/g, '  # ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#34;', '"');
}

describe('configuration in effect in the html report', () => {
  it('is that of a file of values', async () => {
    const text = await effective({ 'values.yaml': VALUES }, [
      '--chart-version',
      '0.80.0',
      '--namespace',
      'ci',
      'values.yaml',
    ]);
    assert.match(text, /release gitlab-runner in ci · chart 0\.80\.0 · runner 18\.3\.\d/);
    assert.match(text, /^concurrent = 7 {2}# values\.yaml:3:1$/m);
    assert.match(text, /^ {2}token = "\[redacted\]" {2}# /m);
  });

  it('is that of all files and flags together', async () => {
    const files = { 'values.yaml': VALUES, 'prod.yaml': 'concurrent: 8\nlogLevel: debug\n' };
    const text = await effective(files, ['-f', 'values.yaml', '-f', 'prod.yaml', '--set', 'checkInterval=9']);
    assert.match(text, /^values\.yaml \+ prod\.yaml$/m);
    assert.match(text, /^concurrent = 8 {2}# prod\.yaml:1:1$/m);
    assert.match(text, /^check_interval = 9 {2}# .*checkInterval=9$/m);
  });

  it('is that of a release of the configuration', async () => {
    const config =
      'releases:\n  - name: farm\n    namespace: ci\n    chartVersion: 0.80.0\n    values: [values.yaml, prod.yaml]\n';
    const files = { '.runner-lint.yaml': config, 'values.yaml': VALUES, 'prod.yaml': 'concurrent: 8\n' };
    const text = await effective(files, ['values.yaml']);
    assert.match(text, /release farm in ci · chart 0\.80\.0/);
    assert.match(text, /^concurrent = 8 {2}# prod\.yaml:1:1$/m);
  });

  it('is that of every installation in a file', async () => {
    const release = (name: string): string =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: ${name} }\nspec:\n  chart: { spec: { chart: gitlab-runner, version: 0.80.0 } }\n  values:\n${inner}`;
    const text = await effective({ 'r.yaml': `${release('a')}---\n${release('b')}` }, ['r.yaml']);
    assert.equal(text.match(/in default · chart 0\.80\.0/g)?.length, 2);
    assert.match(text, /^r\.yaml \(1 of 2\)$[^]*^r\.yaml \(2 of 2\)$/m);
    assert.match(text, /^concurrent = 7 {2}# r\.yaml:9:5$/m);
    assert.match(text, /^concurrent = 7 {2}# r\.yaml:19:5$/m);
  });

  it('is that of values below another chart, and of an Argo CD manifest', async () => {
    const argo = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: gitlab-runner\n    targetRevision: 0.80.0\n    helm:\n      valuesObject:\n${inner.replaceAll(/^(?=.)/gm, '    ')}`;
    const umbrella = `gitlab-runner:\n${inner}`;
    const text = await effective({ 'app.yaml': argo, 'umbrella.yaml': umbrella }, ['app.yaml', 'umbrella.yaml']);
    assert.match(text, /^concurrent = 7 {2}# app\.yaml:11:9$/m);
    assert.match(text, /^concurrent = 7 {2}# umbrella\.yaml:4:5$/m);
  });

  it('is a config.toml with the defaults of its runner', async () => {
    const files = { 'config.toml': 'concurrent = 3\n[[runners]]\n  executor = "shell"\n' };
    const text = await effective(files, ['--runner-version', '17.11', 'config.toml']);
    assert.match(text, /^runner 17\.11/m);
    assert.match(text, /^concurrent = 3 {2}# config\.toml:1:1$/m);
    assert.match(text, /default of runner 17\.11/);
  });

  it('is not shown where the chart refuses the values', async () => {
    const text = await effective(
      { 'values.yaml': `${VALUES}replicas: 2\nsessionServer: { enabled: true }\nrunners: 3\n` },
      ['values.yaml'],
    );
    assert.match(text, /the chart refuses these values: /);
    assert.doesNotMatch(text, /^concurrent/m);
  });

  it('is not shown where the runner refuses it', async () => {
    const config = 'runners:\n  config: |\n    [[runners]]\n      limit = "x"\n';
    const text = await effective({ 'values.yaml': `${VALUES}${config}` }, ['values.yaml']);
    assert.match(text, /The runner refuses this configuration: .*limit/);
    assert.doesNotMatch(text, /^concurrent/m);
  });

  it('is that of a registration with a token where none is given', async () => {
    const text = await effective({ 'values.yaml': VALUES.replace(/runnerToken.*\n/, '') }, ['values.yaml']);
    assert.match(text, /From these files alone the runner could not register: .*token.*once a token is given/);
    assert.match(text, /# token is unknown: it is in a Secret/);
  });

  it('marks as unknown what the files do not tell', async () => {
    const config =
      'runners:\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        image = "{{ .Files.Get "image" }}"\n';
    const text = await effective({ 'values.yaml': `${VALUES}${config}` }, ['values.yaml']);
    assert.match(text, /# image is unknown: a template fills it/);
  });

  it('never shows the secret of a flag', async () => {
    const text = await effective({ 'values.yaml': VALUES }, [
      '--set',
      'runnerToken=hunter2,checkInterval=9',
      'values.yaml',
    ]);
    assert.match(text, /check_interval = 9/);
    assert.doesNotMatch(text, /hunter2/);
  });
});
