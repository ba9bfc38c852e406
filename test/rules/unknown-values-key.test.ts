import assert from 'node:assert/strict';
import { inValues } from './lint.ts';

const REST = `gitlabUrl: https://gitlab.example.com/
checkInterval: 3
rbac:
  create: true
`;

function remedyFor(yaml: string): string | undefined {
  const [finding, ...others] = inValues('unknown-values-key', `${yaml}\n${REST}`);
  assert.ok(finding && others.length === 0);
  return finding.remedy;
}

describe('the remedy of unknown-values-key', () => {
  it('leads a key of the top to the same key below runners', () => {
    assert.match(remedyFor('secret: gitlab-runner') ?? '', /value runners\.secret:/);
    assert.match(remedyFor('name: build-farm') ?? '', /value runners\.name:/);
  });

  it('leads a setting of the runner to runners.config', () =>
    assert.match(remedyFor('poll_timeout: 360') ?? '', /poll_timeout in \[runners\.kubernetes\]/));

  it('corrects a misspelt key', () => assert.match(remedyFor('tolerantions: []') ?? '', /Write tolerations instead/));
});

describe('unknown-values-key', () => {
  it('is no warning where the values seem to be for a chart that is built on this one', () => {
    const switches = 'istio:\n  enabled: true\nnetworkPolicies:\n  enabled: true\n';
    assert.deepEqual(
      inValues('unknown-values-key', switches + REST).map(({ severity }) => severity),
      ['info', 'info'],
    );
  });

  it('takes one feature for a mistake', () =>
    assert.deepEqual(
      inValues('unknown-values-key', `istio:\n  enabled: true\n${REST}`).map(({ severity }) => severity),
      ['warning'],
    ));
});
