import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folder } from '../input/folder.ts';
import { runIn } from './run.ts';

interface Degradation {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** A template whose [[runners]] has these lines, and whose services have these. */
const template = (runner: readonly string[], services: readonly string[]) =>
  [
    '[[runners]]',
    ...runner,
    '[runners.kubernetes]',
    'helper_image_flavor = "ubuntu"',
    'cpu_request = "1"',
    'memory_request = "1Gi"',
    '[[runners.kubernetes.dns_config.options]]',
    'name = "ndots"',
    'value = "2"',
    ...services,
  ]
    .map((line) => `    ${line}\n`)
    .join('');

const service = (name: string, ...lines: string[]) => [
  '[[runners.kubernetes.services]]',
  `name = "registry.example.com/${name}"`,
  ...lines,
];

const IN_ORDER = `gitlabUrl: https://gitlab.example.com
rbac: { create: true }
serviceAccount: { create: true }
`;

/** Five keys that nothing reads, in values, in their lists and in TOML. */
const BASE = `${IN_ORDER}concurent: 4
envVars:
  - name: A
    valeu: x
  - name: B
    valeu: x
runners:
  secret: gitlab-runner
  config: |
${template(['requestconcurrency = 2'], service('redis:7', 'aliass = "cache"'))}`;

/** The same with everything in other lines and under other indexes, and one key more. */
const HEAD = `# Values of our runners.

runners:
  config: |
${template(
  ['# moved', 'limitt = 5', 'requestconcurrency = 2'],
  [...service('postgres:17', 'alias = "db"'), ...service('redis:7', '', 'aliass = "cache"')],
)}  secret: gitlab-runner
envVars:
  - name: NEW
    value: y
  - name: B
    valeu: x
  - name: A
    valeu: x
concurent: 4
${IN_ORDER}`;

async function codeQuality(root: string, text: string): Promise<readonly Degradation[]> {
  fs.writeFileSync(path.join(root, 'deploy', 'values.yaml'), text);
  const argv = ['--format', 'codequality=gl-code-quality.json', '--format', 'text=report.txt', 'values.yaml'];
  const { stdout, stderr } = await runIn(path.join(root, 'deploy'), argv, { env: { CI_PROJECT_DIR: root } });
  assert.equal(stdout + stderr, '');
  return JSON.parse(fs.readFileSync(path.join(root, 'deploy', 'gl-code-quality.json'), 'utf8')) as Degradation[];
}

/** As GitLab compares: a fingerprint that the target branch does not have is new, one that it alone has is resolved. */
function newIn(head: readonly Degradation[], base: readonly Degradation[]): readonly Degradation[] {
  const known = new Set(base.map(({ fingerprint }) => fingerprint));
  return head.filter(({ fingerprint }) => !known.has(fingerprint));
}

describe('a merge request in Code Quality', () => {
  it('has the one finding that it adds, though all others have moved', async () => {
    const { root, remove } = folder({ 'deploy/values.yaml': '' });
    const base = await codeQuality(root, BASE);
    const head = await codeQuality(root, HEAD);
    remove();
    assert.equal(base.length, 5);
    assert.equal(head.length, 6);
    const line = HEAD.split('\n').findIndex((one) => one.includes('limitt')) + 1;
    assert.deepEqual(
      newIn(head, base).map(({ check_name, location }) => [check_name, location.path, location.lines.begin]),
      [['unknown-config-key', 'deploy/values.yaml', line]],
    );
    assert.deepEqual(newIn(base, head), []);
  });
});
