import assert from 'node:assert/strict';
import { inConfig, inTemplate } from './lint.ts';

const KUBERNETES = `[[runners]]
  [runners.kubernetes]
    image = "debian:12"
`;

describe('musl-parallel-nameservers', () => {
  const RULE = 'musl-parallel-nameservers';
  const withServer = `${KUBERNETES}    [runners.kubernetes.dns_config]\n      nameservers = ["8.8.8.8"]\n`;
  const silent: readonly [string, string, string?][] = [
    ['an address as the URL', withServer, 'https://10.0.0.1'],
    ["the node's DNS, which may know the same", withServer.replace('image', 'dns_policy = "default"\n    image')],
    ['templated nameservers', withServer.replace('"8.8.8.8"', '"{{ .Values.dns }}"')],
    [
      'nodes with Windows',
      `${withServer}    [runners.kubernetes.node_selector]\n      "kubernetes.io/os" = "windows"\n`,
    ],
  ];
  for (const [what, toml, url] of silent)
    it(`is silent for ${what}`, () => assert.deepEqual(inTemplate(RULE, toml, url === undefined ? {} : { url }), []));
});

describe('dns-options-ignored-by-musl', () => {
  const RULE = 'dns-options-ignored-by-musl';

  it('speaks once of several options', () => {
    const options = `    dns_config = { options = [{ name = "use-vc" }, { name = "rotate" }] }\n`;
    const [finding, ...others] = inTemplate(RULE, KUBERNETES + options);
    assert.match(finding?.message ?? '', /^use-vc and rotate change nothing/);
    assert.equal(finding?.related.length, 1);
    assert.deepEqual(others, []);
  });

  it('is silent for another executor', () => {
    const text = `[[runners]]\n  executor = "docker"\n  [runners.kubernetes]\n    dns_config = { options = [{ name = "use-vc" }] }\n`;
    assert.deepEqual(inConfig(RULE, text), []);
  });
});

describe('host-aliases-manager-only', () => {
  const RULE = 'host-aliases-manager-only';
  const values = 'hostAliases:\n  - ip: 10.0.0.1\n    hostnames: [gitlab.example.com, git.example.com]\n';

  it('names the host in the remedy', () => {
    const [finding] = inTemplate(RULE, KUBERNETES, { values });
    assert.match(
      finding?.remedy ?? '',
      /ip = "10\.0\.0\.1" and hostnames = \["gitlab\.example\.com", "git\.example\.com"\]/,
    );
  });

  it('takes a dot at the end of the URL for nothing', () => {
    assert.equal(inTemplate(RULE, KUBERNETES, { values, url: 'https://gitlab.example.com./' }).length, 1);
  });

  it('is silent on Windows, where pods have no hosts file of their own', () => {
    const toml = `${KUBERNETES}    [runners.kubernetes.node_selector]\n      "kubernetes.io/os" = "windows"\n`;
    assert.deepEqual(inTemplate(RULE, toml, { values }), []);
  });

  it('is silent where the alias is a template', () => {
    const templated = 'hostAliases:\n  - ip: 10.0.0.1\n    hostnames: ["{{ .Values.host }}"]\n';
    assert.deepEqual(inTemplate(RULE, KUBERNETES, { values: templated }), []);
  });
});

describe('ndots written as a name', () => {
  it('is left alone: which one counts is chance', () => {
    const toml = `${KUBERNETES}    dns_config = { options = [{ name = "ndots:2" }] }\n`;
    assert.deepEqual(inTemplate('ndots-search-expansion', toml), []);
  });
});

describe('dns-config-refused', () => {
  const RULE = 'dns-config-refused';

  it('speaks of each nameserver that is no address', () => {
    const toml = `${KUBERNETES}    dns_config = { nameservers = ["a.example.com", "10.0.0.1", "b.example.com"] }\n`;
    assert.equal(inTemplate(RULE, toml).length, 2);
  });

  it('knows how many search domains there may be', () => {
    const searches = Array.from({ length: 33 }, (_, index) => `"d${index}.example.com"`).join(', ');
    assert.equal(inTemplate(RULE, `${KUBERNETES}    dns_config = { searches = [${searches}] }\n`).length, 1);
  });

  it('is silent for templated nameservers', () => {
    assert.deepEqual(inTemplate(RULE, `${KUBERNETES}    dns_config = { nameservers = ["{{ .Values.dns }}"] }\n`), []);
  });
});
