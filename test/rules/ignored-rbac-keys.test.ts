import assert from 'node:assert/strict';
import { inValues, textAt } from './lint.ts';

describe('ignored-rbac-keys without rbac.create', () => {
  const URL = 'gitlabUrl: https://gitlab.example.com/\n';
  const NAMED = 'serviceAccount:\n  name: ci-manager\n';
  const at = (text: string) => inValues('ignored-rbac-keys', text).map((finding) => textAt(text, finding));

  it('speaks where rights are given to an account of another making', () => {
    assert.deepEqual(at(`${URL}${NAMED}rbac:\n  clusterWideAccess: true\n`), ['clusterWideAccess']);
    assert.deepEqual(
      at(`${NAMED}concurrent: 2\nunregisterRunners: true\nrbac:\n  create: false\n  rules: [{verbs: [get]}]\n`),
      ['rules'],
    );
  });
  it('says once what both would do', () => {
    const text = `${URL}${NAMED}rbac:\n  clusterWideAccess: true\n  rules: [{verbs: [get]}]\n`;
    const [finding, ...others] = inValues('ignored-rbac-keys', text);
    assert.match(finding?.message ?? '', /^rbac\.clusterWideAccess and rbac\.rules have no effect/);
    assert.deepEqual(others, []);
  });

  const silent: readonly [string, string][] = [
    ['rbac.create', `${URL}${NAMED}rbac:\n  create: true\n  clusterWideAccess: true\n`],
    ['what nobody can tell', `${URL}${NAMED}rbac:\n  create: {{ x }}\n  clusterWideAccess: true\n`],
    ['one of several files', `${NAMED}rbac:\n  clusterWideAccess: true\n`],
    [
      'rights that are not asked for',
      `${URL}${NAMED}rbac:\n  create: false\n  clusterWideAccess: false\n  rules: []\n`,
    ],
    ['a manager without any rights, which no-rbac tells', `${URL}rbac:\n  create: false\n  clusterWideAccess: true\n`],
  ];
  for (const [what, text] of silent) it(`is silent for ${what}`, () => assert.deepEqual(at(text), []));
  it("is silent below GitLab's own chart, which makes the Role", () =>
    assert.deepEqual(
      at('global: {}\ngitlab-runner:\n  serviceAccount:\n    name: x\n  rbac:\n    clusterWideAccess: true\n'),
      [],
    ));
});
