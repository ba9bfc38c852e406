import assert from 'node:assert/strict';
import { grantsOf } from '../../../src/rules/shared/rbac-rules.ts';
import { releaseOf } from './release.ts';

function granted(rules: string, group: string, resource: string, verb: string): boolean | undefined {
  const text = `gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: true\n${rules}`;
  return grantsOf(releaseOf(text))?.({ group, resource, verb });
}

describe('grantsOf', () => {
  it('allows the core group where no rules are given', () => {
    assert.equal(granted('', '', 'secrets', 'create'), true);
    assert.equal(granted('  rules: []\n', '', 'pods/exec', 'create'), true);
  });

  it('does not allow other groups then', () =>
    assert.equal(granted('', 'policy', 'poddisruptionbudgets', 'create'), false));

  it('fills in the core group, every resource and every verb', () => {
    assert.equal(granted('  rules:\n    - verbs: [get]\n', '', 'secrets', 'get'), true);
    assert.equal(granted('  rules:\n    - resources: [pods]\n', '', 'pods', 'delete'), true);
    assert.equal(granted('  rules:\n    - resources: [pods]\n', 'apps', 'pods', 'delete'), false);
  });

  it('tells a resource from what is below it', () => {
    assert.equal(granted('  rules:\n    - resources: [pods]\n', '', 'pods/exec', 'create'), false);
    assert.equal(granted('  rules:\n    - resources: ["*/exec"]\n', '', 'pods/exec', 'create'), true);
  });

  it('looks at all rules', () =>
    assert.equal(
      granted(
        '  rules:\n    - resources: [pods]\n      verbs: [get]\n    - resources: [pods]\n      verbs: [create]\n',
        '',
        'pods',
        'create',
      ),
      true,
    ));

  it('says nothing where a rule is unknown or about nothing', () => {
    assert.equal(granted('  rules:\n    - resources: [""]\n      verbs: [""]\n', '', 'pods', 'get'), undefined);
    assert.equal(granted('  rules:\n    - resources: ["${resource}"]\n', '', 'pods', 'get'), undefined);
  });

  it('says nothing where the chart makes no role', () =>
    assert.equal(grantsOf(releaseOf('gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: false\n')), undefined));
});
