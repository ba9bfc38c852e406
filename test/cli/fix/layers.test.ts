import assert from 'node:assert/strict';
import { CLEAN, documentOf, FAULTY, fixIn } from './setting.ts';

/** What is right but for the helper image. */
const FLAVOR = CLEAN.replace('"ubuntu"', '"alpine"');
const TOKEN = 'runnerToken: glrt-abcdefghijklmnopqrst\n';
const BARE = `gitlabUrl: https://gitlab.com\n${TOKEN}`;
const WHOLE = `${TOKEN}${CLEAN}`;

describe('fix of a release of several layers', () => {
  it('corrects a setting in the file that has it', async () => {
    const files = { 'a.yaml': 'concurrent: 3\n', 'b.yaml': FLAVOR, 'c.yaml': 'replicas: 1\n' };
    const argv = ['fix', '--write', '--rule=musl-helper-image', '-f', 'a.yaml', '-f', 'b.yaml', '-f', 'c.yaml'];
    assert.deepEqual((await fixIn(files, argv)).left, { ...files, 'b.yaml': CLEAN });
  });

  it('corrects one that a later layer overrides where it counts', async () => {
    const files = { 'a.yaml': FLAVOR, 'b.yaml': FLAVOR };
    const { left } = await fixIn(files, ['fix', '--write', '--rule=musl-helper-image', '-f', 'a.yaml', '-f', 'b.yaml']);
    assert.deepEqual(left, { 'a.yaml': FLAVOR, 'b.yaml': CLEAN });
  });

  it('corrects each of several files', async () => {
    const files = { 'a.yaml': `concurent: 3\n${BARE}`, 'b.yaml': CLEAN.replace('rbac:', 'replicaas: 1\nrbac:') };
    const { left } = await fixIn(files, ['fix', '--write', '--unsafe', '-f', 'a.yaml', '-f', 'b.yaml']);
    assert.match(left['a.yaml'] ?? '', /^concurrent: 3$/m);
    assert.match(left['b.yaml'] ?? '', /^replicas: 1$/m);
  });

  it('corrects a file once that is given twice', async () => {
    const { stderr, left } = await fixIn({ 'a.yaml': FLAVOR }, ['fix', '--write', '-f', 'a.yaml', '-f', 'a.yaml']);
    assert.deepEqual(left, { 'a.yaml': CLEAN });
    assert.match(stderr, /^runner-lint: a\.yaml: 1 fix \(musl-helper-image\); .*\n$/);
  });

  it('tells what it finds in the file of each', async () => {
    const argv = ['fix', '--format=json', '--rule=musl-helper-image', '-f', 'a.yaml', '-f', 'b.yaml'];
    const { files } = documentOf(await fixIn({ 'a.yaml': BARE, 'b.yaml': FLAVOR }, argv));
    assert.deepEqual(
      files.map(({ path, changed, applied }) => [path, changed, applied.length]),
      [
        ['a.yaml', false, 0],
        ['b.yaml', true, 1],
      ],
    );
  });

  it('does not correct what --set gives', async () => {
    const argv = ['fix', '--write', '--unsafe', '--rule=no-rbac', 'a.yaml', '--set', 'rbac.create=false'];
    const { code, stderr, left } = await fixIn({ 'a.yaml': WHOLE }, argv);
    assert.deepEqual(left, { 'a.yaml': WHOLE });
    assert.equal(stderr, 'runner-lint: a.yaml: nothing to correct; left: 1 error, 1 warning\n');
    assert.equal(code, 1);
  });

  describe('--into', () => {
    const files = { 'a.yaml': `${CLEAN}probeTimeoutSecond: 3\n`, 'b.yaml': 'concurrent: 3\n' };

    it('puts a setting into the file that it names', async () => {
      const [a, b] = [CLEAN.replace('create: true', 'create: false'), 'concurrent: 3\n'];
      const argv = ['fix', '--write', '--unsafe', '--rule=no-rbac', '-f', 'a.yaml', '-f', 'b.yaml', '--into', 'b.yaml'];
      const { left } = await fixIn({ 'a.yaml': a, 'b.yaml': b }, argv);
      assert.deepEqual(left, {
        'a.yaml': a,
        'b.yaml': 'concurrent: 3\nrbac:\n  create: true\nserviceAccount:\n  create: true\n',
      });
    });

    it('leaves what cannot be put there, and says so', async () => {
      const argv = ['fix', '--write', '--unsafe', '-f', 'a.yaml', '-f', 'b.yaml', '--into', 'b.yaml', '--format=json'];
      const result = await fixIn(files, argv);
      assert.deepEqual(result.left, files);
      assert.deepEqual(
        documentOf(result).files.flatMap(({ dropped }) => dropped.map(({ rule, reason }) => [rule, reason])),
        [['unknown-values-key', 'it cannot be made in b.yaml']],
      );
    });

    it('leaves what another file overrides, and says so', async () => {
      const text = CLEAN.replace('create: true', 'create: false');
      const argv = ['fix', '--write', '--unsafe', '--rule=no-rbac', '-f', 'b.yaml', '-f', 'a.yaml', '--into', 'b.yaml'];
      const { left, stderr } = await fixIn({ 'a.yaml': text, 'b.yaml': 'concurrent: 3\n' }, argv);
      assert.deepEqual(left, { 'a.yaml': text, 'b.yaml': 'concurrent: 3\n' });
      assert.match(stderr, / no-rbac is not corrected: .*; left: 2 errors\n$/);
    });

    it('is refused for a file that is not one of them', async () => {
      const { code, stderr, left } = await fixIn(files, ['fix', '--write', '-f', 'a.yaml', '--into', 'b.yaml']);
      assert.equal(stderr, 'runner-lint: --into b.yaml: it is none of the files that are judged together: a.yaml\n');
      assert.deepEqual({ code, left }, { code: 2, left: files });
    });
  });

  it('corrects a file that several releases share once', async () => {
    const files = {
      '.runner-lint.yaml': `releases:
  - { name: one, values: [base.yaml, one.yaml] }
  - { name: two, values: [base.yaml, two.yaml] }
`,
      'base.yaml': `${TOKEN}${FAULTY}`,
      'one.yaml': 'concurrent: 3\n',
      'two.yaml': 'concurrent: 4\n',
    };
    const { code, left } = await fixIn(files, ['fix', '--write', 'one.yaml', 'two.yaml']);
    assert.deepEqual(left, { ...files, 'base.yaml': WHOLE });
    assert.notEqual(code, 2);
  });

  it('prints the corrected text of standard input alone, judged with the other files of its release', async () => {
    const files = {
      '.runner-lint.yaml': 'releases: [{ name: one, values: [base.yaml, one.yaml] }]\n',
      'base.yaml': WHOLE,
      'one.yaml': 'replicas: 2\n',
    };
    const stdin = 'concurrent: 3\nreplicaas: 1\n';
    const argv = ['fix', '--unsafe', '-', '--stdin-filepath', './one.yaml'];
    const { stdout, stderr, left } = await fixIn(files, argv, { stdin });
    assert.equal(stdout, 'concurrent: 3\nreplicas: 1\n');
    assert.match(stderr, /^runner-lint: one\.yaml: 1 fix \(unknown-values-key\); [^\n]+\n$/);
    assert.deepEqual(left, files);
  });

  it('does not write what a template action gives', async () => {
    const text = CLEAN.replace('"ubuntu"', '{{ .Values.flavor | quote }}');
    const files = { 'a.yaml': `flavor: alpine\n${text}` };
    const result = await fixIn(files, ['fix', '--write', '--format=json', '--rule=musl-helper-image', 'a.yaml']);
    assert.deepEqual(result.left, files);
    assert.deepEqual(
      documentOf(result).files.flatMap(({ dropped }) => dropped.map(({ rule, reason }) => [rule, reason])),
      [['musl-helper-image', 'A template gives this value.']],
    );
  });
});
