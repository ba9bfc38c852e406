import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newRule } from '../../scripts/rules/template.ts';
import { runRules } from '../../src/engine/run-rules.ts';
import type { Rule } from '../../src/model/rule.ts';
import { folder } from '../input/folder.ts';
import { releaseOf } from './shared/release.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Without coverage: tsx moves the code of the rules, and what it counts would spoil what the tests themselves count. */
const UNCOUNTED = { ...process.env, NODE_V8_COVERAGE: undefined };

function run(...argv: string[]) {
  const all = ['--import', 'tsx', 'scripts/rules/new-rule.ts', ...argv];
  return spawnSync(process.execPath, all, { cwd: ROOT, encoding: 'utf8', env: UNCOUNTED });
}

function textFor(name: string): string {
  const file = newRule(name, []);
  assert.ok('text' in file);
  return file.text;
}

describe('npm run new-rule', () => {
  it('prints the file with --dry-run, and writes none', () => {
    const { status, stdout } = run('dns/nothing-yet', '--dry-run');
    assert.equal(status, 0);
    assert.equal(stdout, textFor('dns/nothing-yet'));
    assert.ok(!existsSync(`${ROOT}src/rules/dns/nothing-yet.ts`));
  });

  it('refuses what it cannot write', () => {
    const { status, stdout, stderr } = run('dns/musl-helper-image');
    assert.deepEqual([status, stdout, stderr], [2, '', 'new-rule: there is a rule musl-helper-image already\n']);
  });

  for (const [name, problem] of [
    ['nothing-yet', /write it as group\/id/],
    ['dns/a/b', /write it as group\/id/],
    ['dnss/nothing-yet', /there is no group dnss; did you mean dns\?/],
    ['everything/nothing-yet', /there is no group everything; groups are dns, tls, /],
    ['shared/nothing-yet', /there is no group shared/],
    ['dns/Nothing', /words in lower case/],
    ['dns/nothing_yet', /words in lower case/],
    ['dns/-nothing', /words in lower case/],
    ['dns/', /words in lower case/],
    ['dns/..', /words in lower case/],
    [`dns/${'a'.repeat(39)}`, /at most 38 characters/],
    ['dns/there-already', /there is a rule there-already already/],
  ] as const)
    it(`takes no ${name}`, () => {
      const file = newRule(name, ['there-already']);
      assert.match('problem' in file ? file.problem : '', problem);
    });

  it('gives a rule whose examples fail until it finds something', async () => {
    const at = (room: string) => pathToFileURL(`${ROOT}src/${room}`).href;
    const { root, remove } = inFolder(at('model'), at('rules/shared'));
    const { default: rule } = (await import(pathToFileURL(`${root}/nothing-yet.ts`).href)) as { default: Rule };
    remove();
    const [bad, ...others] = rule.examples.bad;
    assert.ok(typeof bad === 'string' && others.length === 0);
    assert.deepEqual([rule.id, rule.group], ['nothing-yet', 'dns']);
    assert.deepEqual(
      runRules([rule], releaseOf(bad), () => 'info'),
      [],
    );
  });

  it('gives a rule that the type checker takes', () => {
    const { root, remove } = inFolder(`${ROOT}src/model`, `${ROOT}src/rules/shared`);
    const { status, stdout } = spawnSync(`${ROOT}node_modules/.bin/tsc`, ['-p', root], { encoding: 'utf8' });
    remove();
    assert.deepEqual([status, stdout], [0, '']);
  });
});

/** A folder with a new rule that imports from elsewhere. */
function inFolder(model: string, shared: string): ReturnType<typeof folder> {
  const text = textFor('dns/nothing-yet').replace('../../model', model).replace('../shared', shared);
  const config = JSON.stringify({
    extends: `${ROOT}tsconfig.json`,
    compilerOptions: { types: [] },
    include: ['*.ts'],
  });
  return folder({ 'nothing-yet.ts': text, 'tsconfig.json': config, 'package.json': '{ "type": "module" }' });
}
