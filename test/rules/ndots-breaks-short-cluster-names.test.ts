import assert from 'node:assert/strict';
import { inTemplate } from './lint.ts';

const RULE = 'ndots-breaks-short-cluster-names';

function withNdots(ndots: string, cloneUrl = 'http://gitlab.tools'): string {
  return `[[runners]]\n  clone_url = "${cloneUrl}"\n  [runners.kubernetes]\n    image = "debian:12"\n    [[runners.kubernetes.dns_config.options]]\n      name = "ndots"\n      value = "${ndots}"\n`;
}

describe(RULE, () => {
  it('gives the whole name with the domain that is declared', () => {
    const [finding] = inTemplate(RULE, withNdots('1'), { facts: { 'dns.clusterDomain': 'k8s.example.com' } });
    assert.match(finding?.remedy ?? '', /gitlab\.tools\.svc\.k8s\.example\.com/);
  });

  it('takes the last option of the name', () => {
    const toml = `${withNdots('5')}    [[runners.kubernetes.dns_config.options]]\n      name = "ndots"\n      value = "1"\n`;
    assert.equal(inTemplate(RULE, toml).length, 1);
  });

  const silent: readonly [string, string][] = [
    ['a templated value', withNdots('{{ .Values.ndots }}')],
    ['a name outside the cluster', withNdots('1', 'https://gitlab.example.com')],
    ['an address', withNdots('1', 'http://10.0.0.1')],
    ['a dot at the end', withNdots('1', 'http://gitlab.tools.')],
    [
      "the node's DNS, which never knows the name",
      withNdots('1').replace('image =', 'dns_policy = "default"\n    image ='),
    ],
  ];
  for (const [what, toml] of silent) it(`is silent for ${what}`, () => assert.deepEqual(inTemplate(RULE, toml), []));
});
