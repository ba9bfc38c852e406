import assert from 'node:assert/strict';
import { AliasBudget } from '../../src/yaml/anchors.ts';

/** Whether a document of so many nodes may have so many of them from aliases. */
function mayHave(aliased: number, nodes: number): boolean {
  const budget = new AliasBudget();
  for (let read = 1; read < nodes - aliased - 1; read++) budget.node();
  return budget.alias(aliased);
}

describe('AliasBudget', () => {
  it('counts the document, its nodes, and what an alias stands for with the alias itself', () => {
    const budget = new AliasBudget();
    assert.equal(budget.read, 1);
    budget.node();
    budget.alias(5);
    assert.equal(budget.read, 8);
  });

  for (const [aliased, nodes, is] of [
    [998, 1000, true],
    [999, 1001, false],
    [100, 1001, true],
    [1980, 2000, true],
    [1981, 2000, false],
    [396_000, 400_000, true],
    [396_001, 400_000, false],
    [1_188_888, 2_000_000, true],
    [1_188_889, 2_000_000, false],
    [1_188_889, 2_000_002, true],
    [1_188_890, 2_000_002, false],
    [1_198_999, 2_200_000, true],
    [1_199_001, 2_200_000, false],
    [400_000, 4_000_000, true],
    [400_001, 4_000_000, false],
    [500_000, 5_000_000, true],
    [500_001, 5_000_000, false],
  ] as const)
    it(`${is ? 'accepts' : 'refuses'} ${aliased} of ${nodes} nodes from aliases`, () =>
      assert.equal(mayHave(aliased, nodes), is));
});
