import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { folder } from '../../input/folder.ts';
import { CLEAN, contentOf, documentOf, FAULTY, fixIn, NEEDS_MTU, WINDOWS } from './setting.ts';

const TOKEN = 'glrt-abcdefghijklmnopqrst';
const DIFF = `--- v.yaml
+++ v.yaml
@@ -7,3 +7,7 @@
     [[runners]]
       [runners.kubernetes]
         memory_request = "1Gi"   # as measured
+        helper_image_flavor = "ubuntu"
+        [[runners.kubernetes.dns_config.options]]
+          name = "ndots"
+          value = "1"
`;

describe('runner-lint fix', () => {
  it('prints what would change and writes nothing', async () => {
    const { code, stdout, stderr, left } = await fixIn({ 'v.yaml': FAULTY }, ['fix', 'v.yaml']);
    assert.equal(stdout, DIFF);
    assert.equal(
      stderr,
      'runner-lint: v.yaml: 2 fixes (musl-helper-image, ndots-search-expansion); no finding is left\n',
    );
    assert.deepEqual(left, { 'v.yaml': FAULTY });
    assert.equal(code, 0);
  });

  it('fails if something is left', async () => {
    const { code, stderr, stdout } = await fixIn({ 'v.yaml': `concurent: 1\n${FAULTY}` }, ['fix', 'v.yaml']);
    assert.match(stdout, /^\+ +helper_image_flavor/m);
    assert.match(stderr, /; 1 more with --unsafe; left: 1 warning\n$/);
    assert.equal(code, 1);
  });

  it('fails by --fail-on', async () => {
    const files = { 'v.yaml': `concurent: 1\n${FAULTY}` };
    assert.equal((await fixIn(files, ['fix', 'v.yaml', '--fail-on', 'error'])).code, 0);
  });

  it('says that there is nothing to correct', async () => {
    const { code, stdout, stderr } = await fixIn({ 'v.yaml': CLEAN }, ['fix', 'v.yaml']);
    assert.equal(stdout, '');
    assert.equal(stderr, 'runner-lint: v.yaml: nothing to correct; no finding is left\n');
    assert.equal(code, 0);
  });

  it('makes unsafe corrections only with --unsafe', async () => {
    const files = { 'v.yaml': `concurent: 1\n${CLEAN}` };
    assert.equal((await fixIn(files, ['fix', 'v.yaml'])).stdout, '');
    const { code, stdout } = await fixIn(files, ['fix', '--unsafe', 'v.yaml']);
    assert.match(stdout, /^-concurent: 1\n\+concurrent: 1\n/m);
    assert.equal(code, 0);
  });

  describe('--diff', () => {
    it('fails if something would change', async () => {
      const { code, stdout } = await fixIn({ 'v.yaml': FAULTY }, ['fix', '--diff', 'v.yaml']);
      assert.equal(stdout, DIFF);
      assert.equal(code, 1);
    });
    it('does not fail for what cannot be corrected', async () => {
      const { code, stdout } = await fixIn({ 'v.yaml': `concurent: 1\n${CLEAN}` }, ['fix', '--diff', 'v.yaml']);
      assert.deepEqual({ code, stdout }, { code: 0, stdout: '' });
    });
  });

  for (const [what, name, text] of [
    ['a file', 'v.yaml', FAULTY],
    ['a file with CRLF, a byte order mark and no final newline', 'v.yaml', WINDOWS],
    ['a file whose name has spaces', 'my values.yaml', FAULTY],
  ] as const)
    it(`prints a patch of ${what} that patch applies`, async function () {
      const patched = await fixIn({ [name]: text }, ['fix', name]);
      const written = await fixIn({ [name]: text }, ['fix', '--write', name]);
      const { root, remove } = folder({ [name]: text });
      const { error, status, stdout } = spawnSync('patch', ['-p0'], { cwd: root, input: patched.stdout });
      const left = contentOf(root);
      remove();
      if (error) this.skip();
      assert.equal(status, 0, String(stdout));
      assert.notEqual(left[name], text);
      assert.deepEqual(left, written.left);
    });

  describe('of standard input', () => {
    it('prints the corrected text', async () => {
      const { code, stdout, stderr } = await fixIn({}, ['fix', '-', '--stdin-filepath', 'x/v.yaml'], { stdin: FAULTY });
      assert.equal(stdout, CLEAN);
      assert.match(stderr, /^runner-lint: x\/v\.yaml: 2 fixes /);
      assert.equal(code, 0);
    });
    it('prints a text as it is where nothing is corrected', async () => {
      const stdin = '\ufeff{ kind: Pod,\r\n x: \t"ü" }';
      assert.equal((await fixIn({}, ['fix', '-'], { stdin })).stdout, stdin);
    });
    it('prints the difference with --diff', async () => {
      const { code, stdout } = await fixIn({}, ['fix', '--diff', '-', '--stdin-filepath=v.yaml'], { stdin: FAULTY });
      assert.deepEqual({ code, stdout }, { code: 1, stdout: DIFF });
    });
    for (const argv of [['-'], ['-f', '-']])
      it(`does not write it: ${argv.join(' ')}`, async () => {
        const { code, stdout, stderr } = await fixIn({}, ['fix', '--write', ...argv], { stdin: FAULTY });
        assert.equal(
          stderr,
          'runner-lint: standard input cannot be written; leave out --write for the corrected text\n',
        );
        assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      });
    it('does not mix its text with that of files', async () => {
      const { code, stdout, stderr } = await fixIn({ 'v.yaml': FAULTY }, ['fix', '-', 'v.yaml'], { stdin: FAULTY });
      assert.match(stderr, /only the corrected text of standard input is printed/);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    });
  });

  describe('with a fact', () => {
    it('tells what it needs to know', async () => {
      const { files } = documentOf(await fixIn({ 'v.yaml': NEEDS_MTU }, ['fix', '--format=json', 'v.yaml']));
      assert.deepEqual(
        files[0]?.dropped.map(({ rule, reason }) => [rule, reason]),
        [['dind-mtu-unset', 'it needs to know network.podMtu (--fact)']],
      );
      assert.equal(files[0]?.changed, false);
    });
    it('makes the correction that asks for it', async () => {
      const argv = ['fix', '--format=json', '--fact', 'network.podMtu=1400', 'v.yaml'];
      const { files } = documentOf(await fixIn({ 'v.yaml': NEEDS_MTU }, argv));
      assert.deepEqual(
        files[0]?.applied.map(({ rule }) => rule),
        ['dind-mtu-unset'],
      );
      assert.match(files[0]?.diff ?? '', /^\+ +command = \["--mtu=1400", /m);
      assert.deepEqual(files[0]?.dropped, []);
    });
  });

  describe('--rule', () => {
    const rulesOf = async (...argv: readonly string[]) => {
      const [file] = documentOf(await fixIn({ 'v.yaml': FAULTY }, ['fix', '--format=json', 'v.yaml', ...argv])).files;
      return file?.applied.map(({ rule }) => rule).toSorted();
    };
    it('ID corrects what this rule finds and nothing else', async () => {
      assert.deepEqual(await rulesOf('--rule', 'musl-helper-image'), ['musl-helper-image']);
    });
    it('can be given several times', async () => {
      const argv = ['--rule', 'musl-helper-image', '--rule', 'ndots-search-expansion'];
      assert.deepEqual(await rulesOf(...argv), ['musl-helper-image', 'ndots-search-expansion']);
    });
    it('ID=off leaves what it finds', async () => {
      assert.deepEqual(await rulesOf('--rule', 'musl-helper-image=off'), ['ndots-search-expansion']);
    });
    it('names the rule that may be meant', async () => {
      const { code, stdout, stderr } = await fixIn({}, ['fix', '--rule', 'musl-helper-imag', 'v.yaml']);
      assert.match(stderr, /there is no rule musl-helper-imag; did you mean musl-helper-image\?\n$/);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    });
  });

  describe('--redact', () => {
    const secret = `runnerToken: ${TOKEN}\n${FAULTY}      [runners.cache.s3]
        AccessKey = "AKIAIOSFODNN7EXAMPLE"
        SecretKey = '''
    quite
    private'''
`;
    for (const format of ['text', 'json'])
      it(`shows no secret as ${format}`, async () => {
        const argv = ['fix', '--redact', '--format', format, '--unsafe', 'v.yaml'];
        const { stdout, stderr } = await fixIn({ 'v.yaml': secret }, argv);
        assert.match(stdout, /helper_image_flavor/);
        for (const word of [TOKEN, 'AKIAIO', 'quite', 'private']) assert.ok(!(stdout + stderr).includes(word), stdout);
      });
    it('writes the file all the same', async () => {
      const { left } = await fixIn({ 'v.yaml': secret }, ['fix', '--redact', '--write', 'v.yaml']);
      assert.ok(left['v.yaml']?.startsWith(`runnerToken: ${TOKEN}\n`));
      assert.ok(left['v.yaml']?.includes('    quite\n    private'));
    });
  });

  describe('--format json', () => {
    it('says what was changed where', async () => {
      const result = await fixIn({ 'v.yaml': FAULTY }, ['fix', '--format', 'json', 'v.yaml']);
      const set = (...below: readonly string[]) => {
        const innerRoute = ['runners', 0, 'kubernetes', ...below];
        return { op: 'set', route: ['runners', 'config'], innerRoute };
      };
      const { files } = documentOf(result);
      const [file] = files;
      assert.equal(files.length, 1);
      assert.equal(file?.diff, DIFF);
      assert.deepEqual(
        file?.applied.map(({ rule, changes }) => [rule, changes]),
        [
          ['musl-helper-image', [set('helper_image_flavor')]],
          ['ndots-search-expansion', [set('dns_config', 'options')]],
        ],
      );
      assert.deepEqual(file?.remaining, { errors: 0, warnings: 0, infos: 0 });
      assert.equal(result.code, 0);
    });
    it('says where a renamed key stands then', async () => {
      const result = await fixIn({ 'v.yaml': `concurent: 1\n${CLEAN}` }, [
        'fix',
        '--format=json',
        '--unsafe',
        'v.yaml',
      ]);
      assert.deepEqual(
        documentOf(result).files[0]?.applied.flatMap(({ changes }) => changes),
        [{ op: 'rename', route: ['concurent'], to: ['concurrent'] }],
      );
    });
    it('says where a moved key stands then, in which text', async () => {
      const result = await fixIn({ 'v.yaml': `${CLEAN}        limit = 3\n` }, ['fix', '--format=json', 'v.yaml']);
      const options = ['runners', 0, 'kubernetes', 'dns_config', 'options', 0];
      const config = ['runners', 'config'];
      assert.deepEqual(
        documentOf(result).files[0]?.applied.flatMap(({ changes }) => changes),
        [
          {
            op: 'move',
            route: config,
            innerRoute: [...options, 'limit'],
            to: config,
            innerTo: ['runners', 0, 'limit'],
          },
        ],
      );
    });
    it('of upgrade follows the same schema', async () => {
      const values = `gitlabUrl: https://gitlab.com\nrbac:\n  create: true\n  serviceAccountName: ci\nrunners:\n  privileged: true\n`;
      const argv = ['upgrade', '--from', '0.40.0', '--format', 'json', 'v.yaml'];
      const { files } = documentOf(await fixIn({ 'v.yaml': values }, argv));
      assert.ok((files[0]?.applied.length ?? 0) >= 2);
    });
  });
});
