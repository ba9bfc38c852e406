import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folder } from '../input/folder.ts';
import { BIN } from './run.ts';

const VALUES = `gitlabUrl: https://gitlab.com
rbac: { create: true }
concurent: 4
`;

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly start: { readonly line: number };
  }[];
}

/** A folder in which commands run one after the other. */
function workspace(files: Readonly<Record<string, string>>) {
  const { root, remove } = folder(files);
  const run = (...argv: string[]) => spawnSync(process.execPath, [BIN, ...argv], { cwd: root, encoding: 'utf8' });
  const found = (...argv: string[]) => {
    const { findings } = JSON.parse(run('--format', 'json', ...argv).stdout) as Report;
    return findings.map(({ rule, file, start }) => `${rule} ${file}:${start.line}`);
  };
  const write = (name: string, text: string) => fs.writeFileSync(path.join(root, name), text);
  return { root, remove, run, found, write };
}

describe('a baseline', () => {
  it('leaves out what is known, wherever it moves, and shows what is new', () => {
    const { run, found, write, remove } = workspace({ 'values.yaml': VALUES });
    const updated = run('--baseline', 'known.json', '--update-baseline', 'values.yaml');
    assert.deepEqual([updated.status, updated.stdout], [0, '']);
    assert.match(updated.stderr, /known\.json: \d findings are known now/);
    assert.deepEqual(found('--baseline', 'known.json', 'values.yaml'), []);
    write('values.yaml', `# moved\n\n${VALUES}logLevl: info\n`);
    assert.deepEqual(found('--baseline', 'known.json', 'values.yaml'), ['unknown-values-key values.yaml:6']);
    remove();
  });

  it('says what has gone', () => {
    const { run, found, write, remove } = workspace({ 'values.yaml': VALUES });
    run('--baseline', 'known.json', '--update-baseline', 'values.yaml');
    write('values.yaml', VALUES.replace('concurent', 'concurrent'));
    const [stale, ...more] = found('--baseline', 'known.json', 'values.yaml');
    assert.match(stale ?? '', /^stale-baseline known\.json:\d+$/);
    assert.deepEqual(more, []);
    assert.equal(run('--baseline', 'known.json', 'values.yaml').status, 1);
    remove();
  });

  it('knows files by their way from it, wherever one stands', () => {
    const { root, run, remove } = workspace({
      'ci/.runner-lint.yaml': 'baseline: known.json\n',
      'ci/values.yaml': VALUES,
    });
    run('--baseline', 'ci/known.json', '--update-baseline', 'ci/values.yaml');
    assert.equal(run('ci/values.yaml').status, 0);
    const inside = spawnSync(process.execPath, [BIN, 'values.yaml'], { cwd: path.join(root, 'ci'), encoding: 'utf8' });
    assert.equal(inside.status, 0);
    remove();
  });

  it('keeps what it knows about files that are not linted, as long as they are there', () => {
    const { run, found, root, remove } = workspace({ 'a.yaml': VALUES, 'b.yaml': VALUES, 'c.yaml': VALUES });
    run('--baseline', 'known.json', '--update-baseline', 'a.yaml', 'b.yaml', 'c.yaml');
    fs.unlinkSync(path.join(root, 'c.yaml'));
    run('--baseline', 'known.json', '--update-baseline', 'a.yaml');
    assert.deepEqual(found('--baseline', 'known.json', 'a.yaml', 'b.yaml'), []);
    assert.ok(!fs.readFileSync(path.join(root, 'known.json'), 'utf8').includes('c.yaml'));
    remove();
  });

  it('cannot silence a locked rule', () => {
    const { run, found, write, remove } = workspace({ 'values.yaml': VALUES });
    run('--baseline', 'known.json', '--update-baseline', 'values.yaml');
    write('.runner-lint.yaml', 'locked: [unknown-values-key]\n');
    assert.deepEqual(found('--baseline', 'known.json', 'values.yaml'), ['unknown-values-key values.yaml:3']);
    remove();
  });

  for (const [what, argv, message] of [
    ['is not there', ['--baseline', 'known.json'], /known\.json: no such file/],
    ['is none', ['--baseline', 'values.yaml'], /values\.yaml: not a baseline; make one with --update-baseline/],
    ['is not named', ['--update-baseline'], /--update-baseline needs --baseline FILE/],
  ] as const)
    it(`is refused if it ${what}`, () => {
      const { run, remove } = workspace({ 'values.yaml': VALUES });
      const { status, stdout, stderr } = run(...argv, 'values.yaml');
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      remove();
    });
});
