import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';
import { inValues, textAt } from './lint.ts';

const RULE = 'no-rbac';
const URL = 'gitlabUrl: https://gitlab.example.com/\n';

describe(RULE, () => {
  it('points at rbac.create where it is written', () => {
    const text = `${URL}rbac:\n  create: false\n`;
    assert.deepEqual(
      inValues(RULE, text).map((finding) => textAt(text, finding)),
      ['create'],
    );
  });

  it('is about something absent where it is not', () => {
    assert.deepEqual(
      inValues(RULE, URL).map(({ absent }) => absent),
      [true],
    );
  });

  it('shows what does nothing without it', () => {
    const text = `${URL}rbac:\n  clusterWideAccess: true\n  rules: []\n`;
    const [finding] = inValues(RULE, text);
    assert.deepEqual(
      finding?.related.map(({ place: { span } }) => text.slice(span.start, span.end)),
      ['clusterWideAccess'],
    );
  });

  it('takes null for false', () => assert.equal(inValues(RULE, `${URL}rbac:\n  create: null\n`).length, 1));

  const silent: readonly [string, string][] = [
    ['text, which counts as true', 'rbac:\n  create: "false"\n'],
    ['an account made without a role, which is another fault', 'serviceAccount:\n  create: true\n'],
    ['an executor that starts no pods', 'runners:\n  executor: docker\n'],
    [
      'a cluster reached with other credentials',
      'runners:\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        host = "https://10.0.0.1:6443"\n',
    ],
    ['the same by a variable', 'extraEnv:\n  KUBERNETES_HOST: https://10.0.0.1:6443\n'],
    ['a binding written as text', 'extraObjects:\n  - |\n    kind: RoleBinding\n    metadata:\n      name: x\n'],
  ];
  for (const [what, more] of silent)
    it(`is silent for ${what}`, () => assert.deepEqual(inValues(RULE, URL + more), []));

  it('is silent for a sub-chart that is switched off', () => {
    assert.deepEqual(
      inValues(RULE, 'gitlab-runner:\n  enabled: false\n  gitlabUrl: https://gitlab.example.com/\n'),
      [],
    );
  });

  it('is silent for one of several values files', () => {
    assert.deepEqual(inValues(RULE, 'runners:\n  tags: docker\n  secret: x\n'), []);
  });

  const severities = (text: string, path = 'values.yaml') =>
    lintFile({ path, text }, { facts: {}, preset: 'all', severities: new Map() })
      .findings.filter(({ rule }) => rule === RULE)
      .map(({ severity, message }) => `${severity}: ${message.slice(0, 6)}`);
  const WHOLE = `${URL}runners:\n  secret: x\n`;

  it('is sure of values that are all of an installation', () => {
    assert.deepEqual(severities(WHOLE), ['error: Every ']);
    assert.deepEqual(severities(WHOLE, 'ci/values.yaml'), ['error: Every ']);
    assert.deepEqual(severities(`${URL}runners:\n  config: ""\n`), ['error: Every ']);
    assert.deepEqual(severities(`${URL}rbac:\n  create: false\n`), ['error: Every ']);
  });
  it('is not where nothing but the address is told', () =>
    assert.deepEqual(severities(`${URL}replicas: 2\nresources:\n  limits: {memory: 1Gi}\n`), ['warning: Unless']));
  it('is not where the address is elsewhere', () =>
    assert.deepEqual(severities('rbac:\n  create: false\nrunners:\n  secret: x\n'), ['warning: Unless']));
  it('is not of a file that is called after an environment', () => {
    for (const path of [
      'ci/values-prod.yaml',
      'values.staging.yml',
      'dev.yaml',
      String.raw`ci\gitlab-runner-values-QA.yaml`,
    ])
      assert.deepEqual(severities(WHOLE, path), ['warning: Unless'], path);
    for (const path of ['products-values.yaml', 'prod/values.yaml', 'values-produce.yaml'])
      assert.deepEqual(severities(WHOLE, path), ['error: Every '], path);
  });

  it('speaks for a sub-chart of a chart that is not GitLab', () => {
    assert.equal(inValues(RULE, 'gitlab-runner:\n  gitlabUrl: https://gitlab.example.com/\n').length, 1);
  });
});
