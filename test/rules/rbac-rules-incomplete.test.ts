import assert from 'node:assert/strict';
import { inValues } from './lint.ts';

describe('rbac-rules-incomplete', () => {
  const rules = (resources: string): string =>
    `gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: true\n  rules:\n    - resources: [${resources}]\n      verbs: ["*"]\n`;

  it('leads to resources that are named with capitals', () => {
    const [finding] = inValues(
      'rbac-rules-incomplete',
      rules('pods, pods/exec, pods/attach, secrets, serviceAccounts'),
    );
    assert.deepEqual(
      finding?.related.map(({ message }) => message),
      ['nothing is called "serviceAccounts": resources have names in small letters'],
    );
  });
});
