import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function lint(example: string, format: 'text' | 'json'): { readonly stdout: string; readonly status: number | null } {
  const file = `examples/${example}/values.yaml`;
  return spawnSync(
    process.execPath,
    ['bin/run.js', '--preset', 'all', '--chart-version', '0.92.0', '--format', format, file],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', COLUMNS: '120' },
    },
  );
}

function expected(example: string, file: string): string {
  return readFileSync(join(ROOT, 'examples', example, file), 'utf8');
}

describe('examples', () => {
  it('are all looked at here', () => {
    assert.deepEqual(readdirSync(join(ROOT, 'examples')).toSorted(), ['2020-setup', 'broken', 'good']);
  });

  it('2020-setup: text as expected', () => {
    const { stdout, status } = lint('2020-setup', 'text');
    assert.equal(stdout, expected('2020-setup', 'expected.txt'));
    assert.equal(status, 1);
  });

  it('2020-setup: JSON as expected', () => {
    assert.deepEqual(
      JSON.parse(lint('2020-setup', 'json').stdout),
      JSON.parse(expected('2020-setup', 'expected.json')),
    );
  });

  it('broken: eleven different findings', () => {
    const report = JSON.parse(lint('broken', 'json').stdout) as { findings: { rule: string }[] };
    assert.deepEqual(report.findings.map(({ rule }) => rule).toSorted(), [
      'docker-hub-anonymous',
      'job-sa-token-mounted',
      'key-in-wrong-table',
      'musl-helper-image',
      'no-distributed-cache',
      'no-rbac',
      'private-ca-missing',
      'swallowed-by-map-table',
      'unknown-config-key',
      'unknown-values-key',
      'wrong-type',
    ]);
  });

  it('good: no finding under any preset', () => {
    const { stdout, status } = lint('good', 'json');
    assert.deepEqual((JSON.parse(stdout) as { findings: unknown[] }).findings, []);
    assert.equal(status, 0);
  });
});
