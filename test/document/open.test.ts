import assert from 'node:assert/strict';
import { openDamaged, openFile } from '../../src/document/open.ts';

/** The kind of a file, or why it is skipped. */
function kindOf(text: string, path = 'file.yaml'): string {
  const opened = openFile(path, text);
  return opened.is === 'skipped' ? `skipped: ${opened.reason}` : `${opened.is} ${opened.kind}`;
}

const CONFIG = '[[runners]]\n  executor = "kubernetes"\n';

describe('openFile', () => {
  it('knows chart values by keys that only this chart has', () => {
    assert.equal(kindOf('gitlabUrl: https://gitlab.example.com/\n'), 'read values');
    assert.equal(kindOf('rbac:\n  create: true\nrunners:\n  tags: linux\n'), 'read values');
    assert.equal(kindOf('nodeSelector: {}\nresources: {}\n').split(':')[0], 'skipped');
  });

  it('does not take charts made at home for this one', () => {
    assert.equal(
      kindOf('cache: {}\ncerts: {}\nregistration: {}\nrunner: {}\nrunners:\n  config: x\n').split(':')[0],
      'skipped',
    );
  });

  it('does not count keys that Helm drops because they stand twice', () => {
    assert.equal(kindOf("gitlabUrl: ''\na: {}\nb: 1\na: {}\nx:\n  certsSecretName: b\n"), 'read umbrella');
    assert.equal(kindOf("a: {}\ngitlabUrl: ''\na: {}\n"), 'read values');
    assert.equal(kindOf('runners:\nrunners: { secret: a }\nb:\n  runners: { config: a }\n'), 'read values');
    assert.equal(kindOf('runners: { secret: a }\nb:\n  runners: { config: a }\n'), 'read values');
  });

  it('knows sub-chart values under any alias', () => {
    assert.equal(kindOf('gitlab-runner:\n  rbac:\n    create: true\n'), 'read umbrella');
    assert.equal(kindOf('upstream:\n  gitlabUrl: https://gitlab.example.com/\n'), 'read umbrella');
    assert.equal(kindOf('gitlab:\n  gitlab-runner:\n    runners:\n      tags: a\n'), 'read umbrella');
  });

  it('finds every alias of a file', () => {
    const opened = openFile('values.yaml', 'arm:\n  gitlabUrl: a\nx86:\n  gitlabUrl: b\n');
    assert.ok(opened.is === 'read');
    assert.deepEqual(
      opened.contents.map((content) => content.is === 'values' && content.head.route),
      [['arm'], ['x86']],
    );
  });

  it('knows a config.toml of any executor by its content', () => {
    assert.equal(kindOf(CONFIG, 'config.toml'), 'read config-toml');
    assert.equal(kindOf('concurrent = 4\n', 'config.toml'), 'read config-toml');
    assert.equal(kindOf(CONFIG, 'runner.tftpl'), 'read config-toml');
    assert.equal(kindOf('runners = [{ executor = "docker" }]\n', 'config.toml'), 'read config-toml');
    assert.equal(kindOf(`#!/bin/sh\ncat > config.toml <<EOF\n${CONFIG}EOF\n`, 'userdata.tpl').split(':')[0], 'skipped');
    assert.equal(kindOf('[tool.poetry]\nname = "x"\n', 'pyproject.toml').split(':')[0], 'skipped');
  });

  it('says what other files are', () => {
    assert.match(kindOf('apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n'), /a Kubernetes manifest \(ConfigMap\)/);
    assert.match(kindOf('stages: [test]\nbuild:\n  script: make\n', '.gitlab-ci.yml'), /GitLab CI\/CD pipeline/);
    assert.match(kindOf('build:\n  script: make\n'), /GitLab CI\/CD pipeline/);
    assert.match(kindOf('repositories: []\nreleases: []\n'), /helmfile/);
    assert.match(kindOf('resource "helm_release" "x" {}\n', 'main.tf'), /neither values/);
  });

  it('guesses the kind of YAML that cannot be read', () => {
    assert.equal(kindOf('gitlabUrl: "open\nrunners:\n'), 'unreadable values');
    assert.equal(kindOf('gitlab-runner:\n  a: [\n'), 'unreadable umbrella');
    for (const kind of ['HelmRelease', 'HelmChart'])
      assert.equal(kindOf(`kind: ${kind}\nspec:\n  chart: gitlab-runner\n  a: [\n`), 'unreadable helm-release');
    assert.match(kindOf('a: [\n'), /not readable as YAML/);
  });

  it('keeps a damaged file as a file with one problem', () => {
    const large = openDamaged('values.yaml', '', { kind: 'too-large', bytes: 6_000_000 });
    assert.ok(large.is === 'unreadable');
    assert.match(large.problems[0]?.message ?? '', /6\.0 MB/);
    const latin = openDamaged('config.toml', CONFIG, { kind: 'not-utf8', offset: 3 });
    assert.ok(latin.is === 'unreadable');
    assert.deepEqual([latin.kind, latin.problems[0]?.span], ['config-toml', { start: 3, end: 4 }]);
  });
});
