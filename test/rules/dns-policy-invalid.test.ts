import assert from 'node:assert/strict';
import { inTemplate } from './lint.ts';

const RULE = 'dns-policy-invalid';

function withPolicy(policy: string): string {
  return `[[runners]]\n  [runners.kubernetes]\n    image = "debian:12"\n    dns_policy = "${policy}"\n`;
}

describe(RULE, () => {
  const meant: readonly [string, string][] = [
    ['ClusterFirst', 'cluster-first'],
    ['None', 'none'],
    ['Default', 'default'],
    ['ClusterFirstWithHostNet', 'cluster-first-with-host-net'],
    ['cluster_first', 'cluster-first'],
  ];
  for (const [policy, remedy] of meant)
    it(`knows what ${policy} means`, () => {
      assert.equal(inTemplate(RULE, withPolicy(policy))[0]?.remedy, `Write dns_policy = "${remedy}".`);
    });

  it('lists what there is for other words', () => {
    assert.match(inTemplate(RULE, withPolicy('host'))[0]?.remedy ?? '', /none, default, cluster-first or/);
  });

  it('is silent for a template', () => {
    assert.deepEqual(inTemplate(RULE, withPolicy('{{ .Values.dns }}')), []);
  });

  it('leaves what the policy means to it', () => {
    assert.deepEqual(inTemplate('ndots-search-expansion', withPolicy('None')), []);
    assert.deepEqual(inTemplate('dns-policy-none-without-nameservers', withPolicy('None')), []);
  });
});
