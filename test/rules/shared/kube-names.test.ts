import assert from 'node:assert/strict';
import { isDnsLabel, isLabelName } from '../../../src/rules/shared/kube-names.ts';

describe('isDnsLabel', () => {
  for (const name of ['ca', 'my-ca-2', '2', 'a'.repeat(63)]) it(`takes ${name}`, () => assert.ok(isDnsLabel(name)));
  for (const name of ['', 'my.ca', 'my_ca', 'Ca', '-ca', 'ca-', 'a'.repeat(64)])
    it(`refuses "${name}"`, () => assert.ok(!isDnsLabel(name)));
});

describe('isLabelName', () => {
  for (const name of ['gpu', 'node-role.kubernetes.io/master', 'Dedicated_1'])
    it(`takes ${name}`, () => assert.ok(isLabelName(name)));
  for (const name of ['', 'dedicated:NoSchedule', 'a/b/c', '/gpu', 'my_domain.io/gpu', 'x/'])
    it(`refuses "${name}"`, () => assert.ok(!isLabelName(name)));
});
