import assert from 'node:assert/strict';
import fs from 'node:fs';
import { VALUES, within, withClosed } from './child.ts';
import { FORMAT_NAMES } from '../../src/report/format.ts';
import { folder } from '../input/folder.ts';

const FULL = '/dev/full';

describe('an output that takes nothing', function () {
  this.timeout(600_000);

  before(function () {
    if (!fs.existsSync(FULL)) this.skip();
  });

  const commands = [
    ...FORMAT_NAMES.map((name) => `values.yaml --format ${name}`),
    'fix values.yaml',
    'render values.yaml',
    'rules',
    'explain concurrent',
    'schema values',
    '--version',
    '--help',
  ];
  for (const command of commands)
    it(`is told: ${command}`, () =>
      within({ 'values.yaml': VALUES }, ({ shell }) => {
        const { code, stderr } = shell(`$LINT ${command} > ${FULL}`);
        assert.equal(code, 2);
        assert.doesNotMatch(stderr, /bug/);
        if (!command.startsWith('--')) assert.match(stderr, /^runner-lint: standard output: .*no space left/m);
      }));

  it('leaves a report in a file that cannot be written', () =>
    within({ 'values.yaml': VALUES }, ({ shell }) => {
      const { code, stderr } = shell(`$LINT values.yaml --format json=${FULL}`);
      assert.equal(code, 2);
      assert.match(stderr, /no space left/);
    }));

  it('changes no exit code where it is standard error', () =>
    within({ 'values.yaml': VALUES }, ({ shell }) => {
      assert.equal(shell(`$LINT values.yaml 2> ${FULL}`).code, 1);
      assert.equal(shell(`$LINT --nope values.yaml 2> ${FULL}`).code, 2);
    }));
});

describe('an output that nobody reads', function () {
  this.timeout(600_000);

  for (const [which, argv, code] of [
    ['stdout', ['values.yaml'], 1],
    ['stdout', ['fix', 'values.yaml'], 1],
    ['stdout', ['render', 'values.yaml'], 1],
    ['stderr', ['values.yaml', '--verbose'], 1],
    ['stderr', ['nope.yaml'], 2],
    ['stderr', ['--nope'], 2],
  ] as const)
    it(`changes no exit code: ${which} of ${argv.join(' ')}`, async () => {
      const { root, remove } = folder({ 'values.yaml': VALUES });
      assert.equal(await withClosed(which, argv, root), code);
      remove();
    });

  it('may be closed from the start', () =>
    within({ 'values.yaml': VALUES }, ({ shell }) => {
      assert.equal(shell('$LINT values.yaml >&- 2>&-').code, 1);
      assert.equal(shell('$LINT - <&-').code, 0);
    }));
});

describe('much to say', function () {
  this.timeout(600_000);

  /** A thousand findings, and a few that are always there. */
  const unknown = Array.from({ length: 1000 }, (_, n) => `  unknown${n}: 1\n`).join('');
  const large = VALUES.replace('rbac: { create: true }\n', `rbac:\n${unknown}`);

  it('is said in full, in every format: 100,000 findings', () =>
    within(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}.yaml`, large])), ({ run, read }) => {
      const others = FORMAT_NAMES.flatMap((name) => (name === 'json' ? [] : ['--format', `${name}=${name}.out`]));
      const { code, stdout, stderr } = run(['--format', 'json', ...others, '.']);
      assert.deepEqual([code, stderr], [1, '']);
      const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
      assert.equal(findings.length, 100_100);
      const unknown = findings.filter(({ rule }) => rule === 'unknown-values-key').length;
      assert.ok(unknown > 90_000);
      for (const name of FORMAT_NAMES)
        if (name !== 'json') assert.ok(read(`${name}.out`).split('unknown-values-key').length > unknown, name);
    }));

  it('is found in many files', () =>
    within(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`d${n % 7}/${n}.yaml`, VALUES])), ({ run }) => {
      const { code, stdout } = run(['--rule', 'unknown-values-key=error', '--format', 'json', '.']);
      assert.equal(code, 1);
      const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
      assert.equal(findings.filter(({ rule }) => rule === 'unknown-values-key').length, 600);
    }));
});

describe('a folder that cannot be written', function () {
  this.timeout(600_000);

  it('keeps its files, and the program says so', function () {
    within({ 'values.yaml': 'gitlabUrl: https://gitlab.com\nconcurent: 4\n' }, ({ root, at, run, read }) => {
      const user = process.getuid?.() === 0 ? { uid: 65_534 } : {};
      const before = read('values.yaml');
      fs.chmodSync(root, 0o555);
      fs.chmodSync(at('values.yaml'), 0o444);
      if (run(['values.yaml'], user).code !== 1) this.skip();
      for (const argv of [
        ['fix', '--write'],
        ['upgrade', '--from', '0.40.0', '--write'],
        ['--baseline', 'b.json', '--update-baseline'],
      ]) {
        const { code, stderr } = run([...argv, 'values.yaml'], user);
        assert.deepEqual([argv[0], code], [argv[0], 2], stderr);
        assert.match(stderr, /permission denied/);
        assert.doesNotMatch(stderr, /bug/);
      }
      assert.equal(read('values.yaml'), before);
      assert.deepEqual(fs.readdirSync(root), ['values.yaml']);
      fs.chmodSync(root, 0o755);
    });
  });
});
