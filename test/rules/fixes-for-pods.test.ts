import assert from 'node:assert/strict';
import type { Facts } from '../../src/model/facts.ts';
import type { Fix } from '../../src/model/fix.ts';
import { inConfig, inTemplate, inValues } from './lint.ts';

const KUBERNETES = '[[runners]]\n  [runners.kubernetes]\n    image = "debian:12"\n';

/** What a rule offers for a template: `safe`, `unsafe`, the facts that it asks for, or `none`. */
function offered(rule: string, toml: string, options: Parameters<typeof inTemplate>[2] = {}): string {
  const [finding] = inTemplate(rule, toml, options);
  assert.ok(finding, 'no finding');
  return asWord(finding.fix);
}

function asWord(fix: Fix | null): string {
  if (!fix) return 'none';
  return fix.disposition === 'suggestion' ? fix.needs.join() : fix.disposition;
}

/** The values that a fix writes. */
function written(fix: Fix | null | undefined): readonly unknown[] {
  return (fix?.patches ?? []).flatMap((patch) => ('value' in patch ? [patch.value] : []));
}

describe('the fix for musl', () => {
  it('takes the Ubuntu form of an image that is named', () => {
    const toml = `${KUBERNETES}    helper_image = "gitlab/gitlab-runner-helper:alpine3.21-arm64-v18.0.0"\n`;
    const [finding] = inTemplate('musl-helper-image', toml);
    assert.deepEqual(written(finding?.fix), ['gitlab/gitlab-runner-helper:ubuntu-arm64-v18.0.0']);
    assert.equal(asWord(finding?.fix ?? null), 'unsafe');
  });

  it('changes the variable of the manager that says so', () => {
    const text = 'gitlabUrl: https://gitlab.example.com/\nextraEnv:\n  KUBERNETES_HELPER_IMAGE_FLAVOR: alpine\n';
    const [finding] = inValues('musl-helper-image', text);
    assert.deepEqual(finding?.fix?.patches[0]?.at.route, ['extraEnv', 'KUBERNETES_HELPER_IMAGE_FLAVOR']);
  });

  it('is not offered for a runner without flavours', () => {
    const toml = `${KUBERNETES}    dns_config = { options = [{ name = "use-vc" }] }\n`;
    assert.equal(offered('dns-options-ignored-by-musl', toml, { runner: '13.12' }), 'none');
  });
});

describe('the fix for dns_policy', () => {
  const policy = (name: string): string => offered('dns-policy-invalid', `${KUBERNETES}    dns_policy = "${name}"\n`);

  it('is safe for what pods have already', () => assert.equal(policy('ClusterFirst'), 'safe'));
  it('is unsafe for another policy', () => assert.equal(policy('Default'), 'unsafe'));
  it('is not offered for None without nameservers', () => assert.equal(policy('None'), 'none'));
  it('is not offered for an unknown word', () => assert.equal(policy('sometimes'), 'none'));

  it('does not take a word for an address', () => {
    const facts: Facts = { 'dns.clusterIp': 'kube-dns' };
    const toml = `${KUBERNETES}    dns_policy = "none"\n`;
    assert.equal(offered('dns-policy-none-without-nameservers', toml, { facts }), 'none');
  });
});

describe('the fix for ndots', () => {
  const toml = `[[runners]]\n  clone_url = "http://gitlab.tools.svc"\n  [runners.kubernetes]\n    image = "debian:12"\n`;

  it('is not offered where an Alpine helper would miss a short name', () =>
    assert.equal(offered('ndots-search-expansion', toml), 'none'));

  it('is offered where the helper has glibc', () =>
    assert.equal(offered('ndots-search-expansion', `${toml}    helper_image_flavor = "ubuntu"\n`), 'safe'));

  it('is unsafe for an https address that gets another name', () => {
    const facts: Facts = { 'dns.clusterDomain': 'cluster.local' };
    const short = `${toml.replace('http:', 'https:')}    dns_config = { options = [{ name = "ndots", value = "2" }] }\n`;
    assert.equal(offered('ndots-breaks-short-cluster-names', short, { facts }), 'unsafe');
  });
});

describe('the fix for host aliases', () => {
  it('is not offered where a name cannot be told', () => {
    const values = 'hostAliases:\n  - ip: 10.0.0.1\n    hostnames: [gitlab.example.com, 7]';
    assert.equal(offered('host-aliases-manager-only', KUBERNETES, { values }), 'none');
  });
});

describe('the fix for an Alpine build image', () => {
  const withImage = (image: string): string =>
    offered('musl-default-build-image', KUBERNETES.replace('debian:12', image));

  it('takes the twin of an official image', () =>
    assert.equal(withImage('docker.io/library/node:22-alpine'), 'unsafe'));
  it('is not offered for a digest', () => assert.equal(withImage('node:22-alpine@sha256:abc'), 'none'));
  it('is not offered for a mirror', () => assert.equal(withImage('hub.example.com/library/node:22-alpine'), 'none'));
  it('is not offered for Alpine itself', () => assert.equal(withImage('alpine:3.21'), 'none'));
});

describe('the fix for the MTU of dind', () => {
  const facts: Facts = { 'network.podMtu': 1400 };
  const service = (name: string, more = ''): string =>
    `${KUBERNETES}    [[runners.kubernetes.services]]\n      name = "${name}"\n${more}`;

  it('leaves out an option that old versions do not know', () => {
    const [finding] = inTemplate('dind-mtu-unset', service('docker:20.10-dind'), { facts });
    assert.deepEqual(written(finding?.fix), [['--mtu=1400']]);
  });

  it('knows that docker:dind is a new one', () => {
    const [finding] = inTemplate('dind-mtu-unset', service('docker:dind'), { facts });
    assert.equal(written(finding?.fix).flat().length, 2);
  });

  it("is unsafe for an image of one's own", () =>
    assert.equal(offered('dind-mtu-unset', service('registry.example.com/ci/dind:1'), { facts }), 'unsafe'));

  it('is not offered where a shell starts dockerd', () => {
    const toml = service('docker:28-dind', '      command = ["sh", "-c", "dockerd --tls=false"]\n');
    assert.equal(offered('dind-mtu-unset', toml, { facts }), 'none');
  });

  it('is not offered where the command is dropped', () => {
    const toml = `[[runners]]\n  environment = ["FF_KUBERNETES_HONOR_ENTRYPOINT=true"]\n${service('docker:28-dind').slice('[[runners]]\n'.length)}`;
    assert.equal(offered('dind-mtu-unset', toml, { facts }), 'none');
  });

  it('lowers numbers in a shell command too', () => {
    const toml = service('docker:28-dind', '      command = ["sh", "-c", "dockerd --mtu=1500"]\n');
    const [finding] = inTemplate('dind-mtu-too-large', toml, { facts });
    assert.deepEqual(written(finding?.fix), ['dockerd --mtu=1400']);
  });

  it('does not hand on a number that is none', () => {
    const toml = `${service('docker:28-dind')}  [runners.docker]\n    network_mtu = 1500\n`;
    assert.equal(offered('docker-network-mtu-on-kubernetes', toml), 'safe');
  });

  it('leaves options alone that the command has already', () => {
    const more = '      command = ["--mtu=1400"]\n      environment = ["DOCKER_OPTS=--mtu=1360"]\n';
    assert.equal(offered('dind-docker-opts-ignored', service('docker:28-dind', more)), 'none');
  });
});

describe('the fix for proxies', () => {
  const proxied = (value: string): string => `envVars:\n  - {name: HTTPS_PROXY, value: "${value}"}`;

  it('does not copy a password', () =>
    assert.equal(
      offered('proxy-manager-only', KUBERNETES, { values: proxied('http://ci:pw@proxy.example.com') }),
      'none',
    ));

  it('excepts what lies inside the cluster', () => {
    const toml = `${KUBERNETES}    [[runners.kubernetes.services]]\n      name = "docker:28-dind"\n`;
    const [finding] = inTemplate('proxy-manager-only', toml, { values: proxied('http://proxy.example.com') });
    assert.ok(written(finding?.fix).flat().includes('NO_PROXY=localhost,127.0.0.1,.svc,.cluster.local,docker'));
  });

  it('adds to extraEnv where the proxy stands there', () => {
    const text = 'gitlabUrl: https://gitlab.example.com/\nextraEnv:\n  HTTPS_PROXY: http://proxy.example.com\n';
    const [finding] = inValues('proxy-without-no-proxy', text);
    assert.deepEqual(finding?.fix?.patches[0]?.at.route, ['extraEnv', 'NO_PROXY']);
  });
});

describe('the fix for a private CA', () => {
  const facts: Facts = { 'gitlab.caSecret': 'ca', 'gitlab.privateCa': true };
  const dind = `${KUBERNETES}    [[runners.kubernetes.services]]\n      name = "docker:28-dind"\n`;

  it('is not offered where a volume of that name is there', () => {
    const toml = `${dind}    [[runners.kubernetes.volumes.config_map]]\n      name = "ca"\n      mount_path = "/certs"\n`;
    assert.equal(offered('dind-registry-ca-missing', toml, { facts }), 'none');
  });

  it('takes the directory of a file, and a directory as it is', () => {
    const toml = `${KUBERNETES}    [[runners.kubernetes.volumes.secret]]
      name = "a"
      mount_path = "/etc/gitlab-runner/certs/a.crt"
      sub_path = "ca.crt"
    [[runners.kubernetes.volumes.secret]]
      name = "b"
      mount_path = "/etc/gitlab-runner/certs/b/"
`;
    const [finding] = inTemplate('job-ca-not-installed', toml);
    assert.deepEqual(written(finding?.fix), [
      ['SSL_CERT_DIR=/etc/ssl/certs:/etc/gitlab-runner/certs:/etc/gitlab-runner/certs/b'],
    ]);
  });

  it('keeps clone_url where jobs do not reach GitLab otherwise', () => {
    const toml = `[[runners]]\n  clone_url = "https://git.example.com"\n  [runners.kubernetes]\n    image = "debian:12"\n`;
    const reachable = { ...facts, 'gitlab.externalUrlReachable': false };
    assert.equal(offered('clone-url-host-mismatch-with-ca', toml, { facts: reachable }), 'none');
  });

  it('does not guess the file of a host that is not known', () => {
    const toml = `[[runners]]\n  tls-ca-file = "/certs/ca.crt"\n  [runners.kubernetes]\n    image = "debian:12"\n`;
    assert.equal(offered('tls-ca-file-not-mounted', toml, { facts, url: '"{{ url }}"' }), 'none');
  });
});

describe('incluster-url-without-clone-url', () => {
  it('speaks of every runner', () => {
    const runner = '[[runners]]\n  url = "http://gitlab.tools.svc"\n  executor = "kubernetes"\n';
    assert.equal(inConfig('incluster-url-without-clone-url', `${runner}${runner}`).length, 2);
  });
});
