import assert from 'node:assert/strict';
import { inTemplate } from './lint.ts';

const RULE = 'ndots-search-expansion';
const KUBERNETES = `[[runners]]
  [runners.kubernetes]
    image = "debian:12"
`;

describe(RULE, () => {
  it('advises 2 for a name with several dots', () => {
    assert.match(inTemplate(RULE, KUBERNETES)[0]?.remedy ?? '', /value = "2"/);
  });

  it('advises 1 for a name with one dot', () => {
    assert.match(inTemplate(RULE, KUBERNETES, { url: 'https://gitlab.com' })[0]?.remedy ?? '', /value = "1"/);
  });

  it('names every host once', () => {
    const toml = `[[runners]]\n  clone_url = "https://git.example.com"\n  [runners.kubernetes]\n    image = "debian:12"\n`;
    const [finding, ...others] = inTemplate(RULE, toml);
    assert.match(finding?.message ?? '', /git\.example\.com and gitlab\.example\.com/);
    assert.deepEqual(others, []);
  });

  it('counts the queries of the search domains that are declared', () => {
    const facts = {
      'dns.searchDomains': ['ci.svc.cluster.local', 'svc.cluster.local', 'cluster.local', 'corp.example.com'],
    };
    assert.match(inTemplate(RULE, KUBERNETES, { facts })[0]?.message ?? '', /: ten DNS queries instead of two/);
  });

  it('counts the search domains of dns_config too', () => {
    const toml = `${KUBERNETES}    [runners.kubernetes.dns_config]\n      searches = ["corp.example.com"]\n`;
    assert.match(inTemplate(RULE, toml)[0]?.message ?? '', /: ten DNS queries or more/);
  });

  it('says how to change an option that is there', () => {
    const toml = `${KUBERNETES}    [[runners.kubernetes.dns_config.options]]\n      name = "ndots"\n      value = "5"\n`;
    assert.equal(inTemplate(RULE, toml)[0]?.remedy, 'Set the option ndots to "2".');
  });

  it('does not send short names into the next trap', () => {
    const toml = `[[runners]]\n  clone_url = "http://gitlab.tools.svc"\n  [runners.kubernetes]\n    image = "debian:12"\n`;
    assert.match(inTemplate(RULE, toml)[0]?.remedy ?? '', /Write gitlab\.tools\.svc in full/);
  });

  const silent: readonly [string, string, string?][] = [
    ['an address', KUBERNETES, 'https://10.0.0.1/'],
    ['a single label', KUBERNETES, 'http://gitlab/'],
    ['a service in its namespace', KUBERNETES, 'http://gitlab-webservice-default.gitlab:8181'],
    ['a dot at the end', KUBERNETES, 'https://gitlab.example.com./'],
    ['a placeholder', KUBERNETES, 'https://${GITLAB_HOST}/'],
    ['dns_policy none', `${KUBERNETES}    dns_policy = "none"\n`],
    ['a templated dns_policy', `${KUBERNETES}    dns_policy = "{{ .Values.dns }}"\n`],
    [
      'a templated option',
      `${KUBERNETES}    [[runners.kubernetes.dns_config.options]]\n      name = "{{ .Values.option }}"\n`,
    ],
    [
      'a templated alias',
      `${KUBERNETES}    [[runners.kubernetes.host_aliases]]\n      ip = "10.0.0.1"\n      hostnames = ["{{ .Values.host }}"]\n`,
    ],
    [
      'a patch of the pod',
      `${KUBERNETES}    [[runners.kubernetes.pod_spec]]\n      patch = "dnsConfig: {options: [{name: ndots, value: '2'}]}"\n`,
    ],
    ['Windows', `${KUBERNETES}    [runners.kubernetes.node_selector]\n      "kubernetes.io/os" = "windows"\n`],
  ];
  for (const [what, toml, url] of silent) {
    it(`is silent for ${what}`, () => assert.deepEqual(inTemplate(RULE, toml, url === undefined ? {} : { url }), []));
  }

  it('is not kept silent by dns_policy = "cluster-first"', () => {
    assert.equal(inTemplate(RULE, `${KUBERNETES}    dns_policy = "cluster-first"\n`).length, 1);
  });
});
