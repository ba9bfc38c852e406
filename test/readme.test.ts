import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readConfiguration } from '../src/config/read.ts';
import { rules } from '../src/rules/index.ts';

const readme = readFileSync('README.md', 'utf8');

describe('README', () => {
  it('shows what its first command really prints', () => {
    const { stdout, status } = spawnSync(process.execPath, ['bin/run.js', 'examples/broken/values.yaml'], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    const shown = /Three of them:\n\n```\n([^]*?)\n```/.exec(readme)?.[1] ?? '';
    const findings = shown.split('\n\n');
    assert.equal(findings.length, 3);
    for (const finding of findings) assert.ok(stdout.includes(`${finding}\n`), finding);
    assert.match(stdout, /\n3 errors, 5 warnings: 1 file checked\.\n$/);
    assert.equal(status, 1);
  });

  it('shows a configuration that is right', () => {
    const [, yaml = ''] = /```yaml\n(# yaml-language-server[^]*?)```/.exec(readme) ?? [];
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(readConfiguration(yaml, ids).problems, []);
  });
});
