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

const RUNNER = (name: string, ...lines: string[]) =>
  ['[[runners]]', `  name = "${name}"`, ...lines].map((line) => `    ${line}\n`).join('');

/** Five keys that nothing reads, in values, in their lists and in TOML. */
const BASE = `gitlabUrl: https://gitlab.example.com
concurent: 4
envVars:
  - name: A
    valeu: x
  - name: B
    valeu: x
runners:
  config: |
${RUNNER('one', '  requestconcurrency = 2', '  [runners.kubernetes]', '    imagee = "debian:12"')}`;

/** The same with everything in other lines and under other indexes, and one key more. */
const HEAD = `# Values of our runners.

runners:
  config: |
${RUNNER('zero', '  executor = "kubernetes"')}
${RUNNER('one', '  # moved', '  requestconcurrency = 2', '  [runners.kubernetes]', '    privilegedd = false', '    imagee = "debian:12"')}
envVars:
  - name: NEW
    value: y
  - name: B
    valeu: x
  - name: A
    valeu: x
concurent: 4
gitlabUrl: https://gitlab.example.com
`;

const UNKNOWN = /^unknown-(?:values|config)-key$|^wrong-type$/;

async function codeQuality(root: string, text: string): Promise<readonly Degradation[]> {
  fs.writeFileSync(path.join(root, 'deploy', 'values.yaml'), text);
  const argv = ['--format', 'codequality=gl-code-quality.json', '--format', 'text=report.txt', 'values.yaml'];
  const { stdout, stderr } = await runIn(path.join(root, 'deploy'), argv, { env: { CI_PROJECT_DIR: root } });
  assert.equal(stdout + stderr, '');
  const all = JSON.parse(fs.readFileSync(path.join(root, 'deploy', 'gl-code-quality.json'), 'utf8')) as Degradation[];
  return all.filter(({ check_name }) => UNKNOWN.test(check_name));
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
    const line = HEAD.split('\n').findIndex((one) => one.includes('privilegedd')) + 1;
    assert.deepEqual(
      newIn(head, base).map(({ check_name, location }) => [check_name, location.path, location.lines.begin]),
      [['unknown-config-key', 'deploy/values.yaml', line]],
    );
    assert.deepEqual(newIn(base, head), []);
  });
});
