import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const VALUES = 'test/fixtures/bench/values.yaml';

/** The files of dist/ that a command line loads. */
function loadedBy(...argv: readonly string[]): readonly string[] {
  const script = `
    const { main, nodeIo } = require('./dist/cli.cjs');
    const nowhere = { isTTY: false, columns: undefined, write() {} };
    main(${JSON.stringify(argv)}, { ...nodeIo(), stdout: nowhere, stderr: nowhere }).then(() => {
      console.log(JSON.stringify(Object.keys(require.cache)));
    });`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as string[]).map((file) => path.relative('dist', file)).toSorted();
}

const textOf = (name: string) => readFileSync(path.join('dist', name), 'utf8');

describe('the files of dist', () => {
  it('that a lint loads are two', () => {
    assert.deepEqual(loadedBy(VALUES), ['cli.cjs', 'core.cjs']);
  });

  for (const [argv, part] of [
    [['fix', VALUES], 'corrections.cjs'],
    [['upgrade', '--from', '0.50', VALUES], 'corrections.cjs'],
    [['render', VALUES], 'render.cjs'],
    [['rules'], 'readers.cjs'],
    [['schema', 'values'], 'schema.cjs'],
  ] as const)
    it(`have a part for ${argv[0]}`, () => {
      const loaded = loadedBy(...argv);
      assert.ok(loaded.includes(part), loaded.join(' '));
      assert.ok(!loaded.includes('oclif.cjs'));
    });

  it('hold no Node below the shell', () => {
    assert.doesNotMatch(textOf('core.cjs'), /require\(/);
    assert.match(textOf('cli.cjs'), /require\("node:fs"\)/);
  });

  it('hold the engine once', () => {
    const parsers = readdirSync('dist').filter(
      (name) => name.endsWith('.cjs') && /\bclass LayeredView\b|\bLayeredView *= *class\b/.test(textOf(name)),
    );
    assert.deepEqual(parsers, ['core.cjs']);
  });
});
