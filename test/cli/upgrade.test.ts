import assert from 'node:assert/strict';
import { documentOf, fixIn } from './fix/setting.ts';

const HEAD = `gitlabUrl: https://gitlab.example.com/
checkInterval: 30
rbac:
  create: true
`;
const OLD = `${HEAD}runners:
  # As most jobs need.
  image: debian:12
  name: builds
`;
const NEW = `${HEAD}runners:
  name: builds
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{.Release.Namespace}}"
        # As most jobs need.
        image = "debian:12"
serviceAccount:
  create: true
`;
const BETWEEN = ['upgrade', '--from', '0.40.0', '--to', '0.92.0'];

describe('runner-lint upgrade', () => {
  it('prints what would change and writes nothing', async () => {
    const { code, stdout, stderr, left } = await fixIn({ 'v.yaml': OLD }, [...BETWEEN, 'v.yaml']);
    assert.match(stdout, /^--- v\.yaml\n\+\+\+ v\.yaml\n@@ /);
    assert.match(stdout, /^- {2}image: debian:12$/m);
    assert.match(stdout, /^\+ {8}image = "debian:12"$/m);
    assert.match(
      stderr,
      /^runner-lint: v\.yaml: 2 fixes \(service-account-create-unset, legacy-runners-values\); left: \d+ infos$/m,
    );
    assert.deepEqual(left, { 'v.yaml': OLD });
    assert.equal(code, 0);
  });

  it('writes it with --write, and finds nothing to do then', async () => {
    const first = await fixIn({ 'v.yaml': OLD }, [...BETWEEN, '--write', 'v.yaml']);
    assert.deepEqual(first.left, { 'v.yaml': NEW });
    assert.equal(first.stdout, '');
    const second = await fixIn({ 'v.yaml': NEW }, ['upgrade', '--from', '0.92.0', '--write', 'v.yaml']);
    assert.equal(second.stderr, 'runner-lint: v.yaml: nothing to correct; no finding is left\n');
    assert.deepEqual(second.left, { 'v.yaml': NEW });
  });

  it('fails with --diff if something would change', async () => {
    assert.equal((await fixIn({ 'v.yaml': OLD }, [...BETWEEN, '--diff', 'v.yaml'])).code, 1);
    assert.equal((await fixIn({ 'v.yaml': NEW }, [...BETWEEN, '--diff', 'v.yaml'])).code, 0);
  });

  it('fails if something is left that is wrong for the new chart', async () => {
    const text = `${HEAD}runnerRegistrationToken: "{{ .Values.token }}"\n`;
    const { code, stderr } = await fixIn({ 'v.yaml': text }, [...BETWEEN, 'v.yaml']);
    assert.match(stderr, /^runner-lint: v\.yaml:5:1: warning registration-token-deprecated: /m);
    assert.equal(code, 1);
  });

  it('says what was done as data', async () => {
    const result = await fixIn({ 'v.yaml': OLD }, [...BETWEEN, '--format', 'json', 'v.yaml']);
    const [file] = documentOf(result).files;
    assert.equal(file?.changed, true);
    assert.deepEqual(
      file?.applied.map(({ rule }) => rule),
      ['service-account-create-unset', 'legacy-runners-values'],
    );
  });

  it('prints the new text of standard input', async () => {
    const argv = [...BETWEEN, '-', '--stdin-filepath', 'v.yaml'];
    assert.equal((await fixIn({}, argv, { stdin: OLD })).stdout, NEW);
  });

  it('tells what the same values mean to the new chart', async () => {
    const { stderr } = await fixIn({ 'v.yaml': 'runners:\n  name: builds\n' }, [...BETWEEN, 'v.yaml']);
    assert.match(
      stderr,
      /info changed-between-charts: checkInterval is not given, and its default changes from 30 to 3\.$/m,
    );
    assert.match(stderr, /info changed-between-charts: Since chart 0\.58\.0: /);
    assert.match(stderr, /info changed-between-charts: Since chart 0\.69\.0: unregisterRunners is true by default/);
  });

  it('tells nothing of what changed before or after', async () => {
    const { stderr } = await fixIn({ 'v.yaml': OLD }, ['upgrade', '--from', '0.58.0', '--to', '0.63.0', 'v.yaml']);
    assert.match(stderr, /Since chart 0\.63\.0/);
    assert.doesNotMatch(stderr, /Since chart 0\.(58|66)\.0/);
  });

  it('takes a part of a version for the newest that it covers', async () => {
    const { stderr, code } = await fixIn({ 'v.yaml': NEW }, ['upgrade', '--from', '0.52', '--to', '0.53', 'v.yaml']);
    assert.match(stderr, /Since chart 0\.53\.0/);
    assert.equal(code, 0);
  });

  it('asks for the version where none stands in the file', async () => {
    const { code, stderr } = await fixIn({ 'v.yaml': OLD }, ['upgrade', 'v.yaml']);
    assert.equal(stderr, 'runner-lint: v.yaml: no chart version stands beside the values; say --from\n');
    assert.equal(code, 2);
  });

  it('does not go back', async () => {
    const { code, stderr } = await fixIn({ 'v.yaml': OLD }, [
      'upgrade',
      '--from',
      '0.92.0',
      '--to',
      '0.40.0',
      'v.yaml',
    ]);
    assert.equal(stderr, 'runner-lint: v.yaml: the values are for chart 0.92.0, which is newer than 0.40.0\n');
    assert.equal(code, 2);
  });

  it('takes no word for a version', async () => {
    const { code, stderr } = await fixIn({ 'v.yaml': OLD }, ['upgrade', '--from', 'old', 'v.yaml']);
    assert.match(stderr, /--from/);
    assert.equal(code, 2);
  });
});

const PINNED: Readonly<Record<string, string>> = {
  'a HelmRelease': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: runner
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.60.0 # by hand
  values:
    gitlabUrl: https://gitlab.example.com/
`,
  'an Application of Argo CD': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: runner
spec:
  source:
    repoURL: https://charts.gitlab.io
    chart: gitlab-runner
    targetRevision: 0.60.0 # by hand
    helm:
      values: |
        gitlabUrl: https://gitlab.example.com/
`,
  'a helmfile': `releases:
  - name: runner
    chart: gitlab/gitlab-runner
    version: 0.60.0 # by hand
    values:
      - gitlabUrl: https://gitlab.example.com/
`,
};

describe('a chart version that stands beside the values', () => {
  for (const [name, text] of Object.entries(PINNED))
    it(`is where ${name} comes from, and becomes the new one`, async () => {
      const { left, stderr } = await fixIn({ 'r.yaml': text }, ['upgrade', '--to', '0.92.0', '--write', 'r.yaml']);
      assert.match(left['r.yaml'] ?? '', /(version|targetRevision): 0\.92\.0 # by hand$/m);
      assert.match(left['r.yaml'] ?? '', /checkInterval: 30$/m);
      assert.match(stderr, /Since chart 0\.66\.0/);
    });
});
