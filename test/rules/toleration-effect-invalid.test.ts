import assert from 'node:assert/strict';
import { inConfig } from './lint.ts';

const RULE = 'toleration-effect-invalid';

function remedies(entry: string): readonly string[] {
  const text = `[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes.node_tolerations]\n    ${entry}\n`;
  return inConfig(RULE, text).map(({ remedy }) => remedy);
}

describe(RULE, () => {
  const cases: readonly [string, string][] = [
    ['"dedicated" = "ci:NoSchedule"', 'Write "dedicated=ci" = "NoSchedule".'],
    ['"dedicated=ci:NoExecute" = ""', 'Write "dedicated=ci" = "NoExecute".'],
    ['"dedicated" = "ci"', 'Write "dedicated=ci" = "NoSchedule", or the effect that the taint has.'],
    ['"dedicated" = "noschedule"', 'Write "dedicated" = "NoSchedule".'],
  ];
  for (const [entry, remedy] of cases)
    it(`sorts the parts of ${entry}`, () => assert.deepEqual(remedies(entry), [remedy]));

  it('refuses a value without a name', () => assert.equal(remedies('"=ci" = ""').length, 1));
  it('refuses a value that cannot be one of a label', () => assert.equal(remedies('"a=b c" = ""').length, 1));
  it('is silent for an unknown effect', () => assert.deepEqual(remedies('"dedicated" = "${effect}"'), []));
});
