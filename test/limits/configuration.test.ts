import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { makePipe, VALUES, within } from './child.ts';

const SECRET = 'hunter2: {hunter3: off}\nrules: {hunter4: off}\nlocked: [hunter5]\nfacts: {hunter6: 1}\n';

describe('a configuration of a repository that is not trusted', function () {
  this.timeout(600_000);

  for (const [what, configuration, complaint] of [
    [
      'build on a file outside',
      'extends: ../outside.yaml',
      /extends: \.\.\/outside\.yaml is outside of the repository/,
    ],
    ['build on one behind a link', 'extends: ./link.yaml', /extends: \.\/link\.yaml is outside of the repository/],
    ['build on one behind two links', 'extends: ./dir/outside.yaml', /is outside of the repository/],
    [
      'show values from outside',
      'releases: [{name: a, values: [values.yaml, ../outside.yaml]}]',
      /\.\.\/outside\.yaml is outside/,
    ],
    ['show values behind a link', 'releases: [{name: a, values: [values.yaml, link.yaml]}]', /link\.yaml is outside/],
    ['have a baseline outside', 'baseline: ../outside.yaml', /\.\.\/outside\.yaml is outside/],
    ['have a baseline outside that is not there', 'baseline: ../new.json', /\.\.\/new\.json is outside/],
  ] as const)
    it(`may not ${what}`, () =>
      within({ 'outside.yaml': SECRET, 'repo/.git/': '', 'repo/values.yaml': VALUES }, ({ root, at, run }) => {
        fs.symlinkSync('../outside.yaml', at('repo/link.yaml'));
        fs.symlinkSync('..', at('repo/dir'));
        fs.writeFileSync(at('repo/.runner-lint.yaml'), `${configuration}\n`);
        for (const argv of [
          ['repo/values.yaml'],
          ['fix', '--write', 'repo/values.yaml'],
          ['upgrade', 'repo/values.yaml'],
        ]) {
          const { code, stdout, stderr } = run(argv);
          assert.equal(code, 2);
          assert.match(stderr, complaint);
          assert.doesNotMatch(stdout + stderr, /hunter/);
        }
        assert.equal(fs.readFileSync(path.join(root, 'outside.yaml'), 'utf8'), SECRET);
        assert.deepEqual(fs.readdirSync(root), ['outside.yaml', 'repo']);
      }));

  it('may not be a link to a file outside', () =>
    within({ 'outside.yaml': SECRET, 'repo/.git/': '', 'repo/values.yaml': VALUES }, ({ at, run }) => {
      fs.symlinkSync('../outside.yaml', at('repo/.runner-lint.yaml'));
      const { code, stdout, stderr } = run(['repo/values.yaml']);
      assert.deepEqual(
        { code, stdout, stderr },
        {
          code: 2,
          stdout: '',
          stderr: 'runner-lint: repo/.runner-lint.yaml: a link that leads out of the repository\n',
        },
      );
    }));

  it('may build on configurations anywhere, and on any file in the repository', () =>
    within(
      {
        '.runner-lint.yaml': 'rules: { unknown-values-key: error }\n',
        'repo/.git/': '',
        'repo/base.yaml': 'preset: all\n',
        'repo/a/.runner-lint.yaml': 'extends: [../../.runner-lint.yaml, ../base.yaml]\n',
        'repo/a/values.yaml': VALUES,
      },
      ({ run }) => {
        const { stdout, stderr } = run(['--print-config', 'repo/a/values.yaml']);
        assert.equal(stderr, '');
        const { preset, rules } = JSON.parse(stdout) as { preset: string; rules: object };
        assert.deepEqual({ preset, rules }, { preset: 'all', rules: { 'unknown-values-key': 'error' } });
      },
    ));

  it('may name files anywhere where there is no repository', () =>
    within(
      { 'base.yaml': 'preset: all\n', 'a/.runner-lint.yaml': 'extends: ../base.yaml\n', 'a/values.yaml': VALUES },
      ({ run }) => assert.equal(run(['a/values.yaml']).code, 1),
    ));
});

describe('a configuration that is none', function () {
  this.timeout(600_000);

  for (const [name, text] of [
    ['.runner-lint.yaml', ''],
    ['base.yaml', 'extends: ./base.yaml\n'],
    ['known.json', 'baseline: known.json\n'],
  ] as const)
    it(`is a fault, not a wait: ${text.trim() || name}`, () =>
      within(
        { 'pipe/values.yaml': VALUES, 'zero/values.yaml': VALUES, 'dir/values.yaml': VALUES, [`dir/${name}/`]: '' },
        ({ at, run }) => {
          makePipe(at(`pipe/${name}`));
          fs.symlinkSync('/dev/zero', at(`zero/${name}`));
          for (const [folder, reason] of [
            ['pipe', /not a regular file/],
            ['zero', /not a regular file/],
            ['dir', /a directory, not a file/],
          ] as const) {
            if (text !== '') fs.writeFileSync(at(`${folder}/.runner-lint.yaml`), text);
            const { code, stderr } = run([`${folder}/values.yaml`]);
            assert.equal(code, 2);
            assert.match(stderr, reason);
          }
        },
      ));

  it('does not build on more than a hundred others', () => {
    const doubled = Array.from({ length: 20 }, (_, n) => [
      `${n}.yaml`,
      `extends: [./${n + 1}.yaml, ./${n + 1}.yaml]\n`,
    ]);
    const files = {
      ...Object.fromEntries(doubled),
      '20.yaml': 'preset: all\n',
      '.runner-lint.yaml': 'extends: ./0.yaml\n',
    };
    within({ ...files, 'v/values.yaml': VALUES }, ({ run }) => {
      const { code, stderr } = run(['v/values.yaml']);
      assert.equal(code, 2);
      assert.match(stderr, /extends: more than 100 in all/);
    });
  });

  for (const [what, text] of [
    [
      'doubles with each line',
      `a0: &a0 [x]\n${Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}`,
    ],
    ['is deep', `ignore: ${'['.repeat(50_000)}`],
    ['is no UTF-8', Buffer.from([0x61, 0x3a, 0xff])],
    ['is large', `# ${'x'.repeat(5_000_000)}`],
    ['has a zero byte', 'preset: "a\0"\n'],
    [
      'has keys of prototypes',
      '__proto__: {polluted: 1}\nconstructor: {a: 1}\nrules: {__proto__: off, toString: off}\nfacts: {__proto__: 1, constructor: 2}\n',
    ],
  ] as const)
    it(`is refused if it ${what}`, () =>
      within({ '.runner-lint.yaml': text, 'values.yaml': VALUES }, ({ run }) => {
        const { code, stdout, stderr } = run(['values.yaml']);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, /^runner-lint: \.runner-lint\.yaml:/);
        assert.doesNotMatch(stderr, /bug/);
      }));
});
