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

/** What the files of the set-up of 2020 cannot tell. */
const FACTS = [
  'gitlab.privateCa=true',
  'gitlab.caSecret=corporate-ca',
  'gitlab.externalUrlReachable=true',
  'network.podMtu=1400',
  'dns.searchDomains=corp.example.com',
  'dns.clusterDomain=cluster.local',
  'dns.clusterIp=10.96.0.10',
  'registry.mirror=mirror.example.com',
  'registry.nodesUseMirror=false',
  'cluster.arch=amd64',
  'cluster.os=linux',
  'cluster.cpu=64',
  'cluster.memory=274877906944',
  'cluster.version=1.33',
  'autoscaler=cluster-autoscaler',
  'runner.shared=true',
  'jobs.withoutImage=true',
  'jobs.maxTimeout=3600',
  'jobs.useCache=true',
];

describe('examples', () => {
  it('are all looked at here', () => {
    assert.deepEqual(readdirSync(join(ROOT, 'examples')).toSorted(), [
      '2020-setup',
      'broken',
      'gates',
      'good',
      'wrapper-chart',
    ]);
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

  it('2020-setup: no finding is left once it is corrected, with all facts given', () => {
    const judged = ['--no-config', '--chart-version', '0.92.0', ...FACTS.flatMap((fact) => ['--fact', fact])];
    const text = readFileSync(join(ROOT, 'examples/2020-setup/values.yaml'), 'utf8');
    const run = (argv: readonly string[], input: string) =>
      spawnSync(process.execPath, ['bin/run.js', ...argv, ...judged, '-'], { cwd: ROOT, encoding: 'utf8', input });
    const fixed = run(['fix', '--unsafe', '--stdin-filepath', 'values.yaml'], text);
    assert.equal(fixed.status, 0, fixed.stderr);
    assert.deepEqual(run(['--stdin-filepath', 'values.yaml'], fixed.stdout).stdout, 'Nothing found: 1 file checked.\n');
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
