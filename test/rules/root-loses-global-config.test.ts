import assert from 'node:assert/strict';
import { inValues, textAt } from './lint.ts';

describe('root-loses-global-config', () => {
  const ROOT = 'securityContext:\n  runAsNonRoot: false\n  runAsUser: 0\n';
  const POD = 'podSecurityContext:\n  runAsUser: 0\n';
  const BASE = 'runners:\n  secret: x\n';
  const at = (text: string, chart = '0.92.0') =>
    inValues('root-loses-global-config', BASE + text, { chart }).map((finding) => textAt(BASE + text, finding));

  it('speaks where only the container says root', () => assert.deepEqual(at(ROOT), ['runAsUser']));
  it('is silent where the chart sees it', () => {
    assert.deepEqual(at(POD + ROOT), []);
    assert.deepEqual(at(`${POD}securityContext:\n  runAsNonRoot: false\n`), []);
  });
  it('speaks of every root before chart 0.64.0, which did not look', () => {
    assert.deepEqual(at(`${POD}securityContext:\n  runAsNonRoot: false\n`, '0.59.0'), ['runAsUser']);
    assert.deepEqual(at('securityContext:\n  runAsUser: 0\n', '0.40.0'), ['runAsUser']);
    assert.deepEqual(at(POD, '0.40.0'), []);
  });
  it('offers a correction where there is one', () => {
    const [now] = inValues('root-loses-global-config', BASE + ROOT, { chart: '0.92.0' });
    const [then] = inValues('root-loses-global-config', BASE + ROOT, { chart: '0.59.0' });
    assert.deepEqual([now?.fix?.title, then?.fix], ['Set podSecurityContext.runAsUser: 0.', null]);
  });

  const silent: readonly [string, string][] = [
    ['root that the node refuses, which manager-root-vs-nonroot tells', 'securityContext:\n  runAsUser: 0\n'],
    ['another user', 'securityContext:\n  runAsNonRoot: false\n  runAsUser: 100\n'],
    ['what nobody can tell of the pod', `${ROOT}podSecurityContext:\n  runAsUser: {{ x }}\n`],
    ['a variable', `${ROOT}envVars:\n  - name: CONFIG_FILE\n    value: /x\n`],
    ['variables from elsewhere', `${ROOT}extraEnvFromRefs:\n  - secretRef: {name: x}\n`],
    ['a script that may copy it', `${ROOT}preEntrypointScript: cp a b\n`],
    [
      'a file that is mounted there',
      `${ROOT}volumeMounts:\n  - {name: a, mountPath: /etc/gitlab-runner/config.toml}\n`,
    ],
  ];
  for (const [what, text] of silent) it(`is silent for ${what}`, () => assert.deepEqual(at(text), []));
  it('is not silenced by certificates that are mounted below', () =>
    assert.equal(at(`${ROOT}volumeMounts:\n  - {name: a, mountPath: /etc/gitlab-runner/certs}\n`).length, 1));
});
