import assert from 'node:assert/strict';
import { inConfig, inTemplate } from './lint.ts';

function withService(service: string, more = ''): string {
  return `[[runners]]\n  [runners.kubernetes]\n    privileged = true\n    [[runners.kubernetes.services]]\n      ${service}\n${more}`;
}

describe('dind-mtu-too-large', () => {
  const RULE = 'dind-mtu-too-large';
  const facts = { 'network.podMtu': 1410 };

  it('compares with the MTU of the pods', () => {
    const [finding] = inTemplate(RULE, withService('name = "docker:28-dind"\n      command = ["--mtu=1450"]'), {
      facts,
    });
    assert.match(finding?.message ?? '', /MTU of 1450, and your pods carry 1410/);
    assert.equal(finding?.remedy, 'Use 1410 instead of 1450.');
  });

  it('knows that 0 means 1500', () => {
    assert.equal(inTemplate(RULE, withService('name = "docker:28-dind"\n      command = ["--mtu=0"]')).length, 1);
  });

  it('sees a command for a shell', () => {
    const service = 'name = "docker:28-dind"\n      entrypoint = ["sh", "-c", "dockerd-entrypoint.sh --mtu=1500"]';
    assert.equal(inTemplate(RULE, withService(service)).length, 1);
  });

  it('is silent for the MTU of the pods', () => {
    assert.deepEqual(
      inTemplate(RULE, withService('name = "docker:28-dind"\n      command = ["--mtu=1410"]'), { facts }),
      [],
    );
  });

  it('is silent for a service that is not Docker', () => {
    assert.deepEqual(inTemplate(RULE, withService('name = "vpn:1"\n      command = ["--mtu=1500"]')), []);
  });
});

describe('docker-settings-on-kubernetes', () => {
  const RULE = 'docker-settings-on-kubernetes';

  it('leaves network_mtu to its own rule', () => {
    const toml = `${withService('name = "docker:28-dind"')}  [runners.docker]\n    network_mtu = 1400\n`;
    assert.deepEqual(inTemplate(RULE, toml), []);
    assert.equal(inTemplate('docker-network-mtu-on-kubernetes', toml).length, 1);
  });

  it('names a few settings and no more', () => {
    const text = `[[runners]]\n  executor = "kubernetes"\n  [runners.docker]\n    image = "a"\n    volumes = ["/b"]\n    privileged = true\n    memory = "1g"\n    cpus = "2"\n`;
    assert.match(inConfig(RULE, text)[0]?.message ?? '', /^image, volumes, privileged and others below/);
  });

  it('names variables of the manager that are for the Docker executor, and no others', () => {
    const values = 'extraEnv:\n  DOCKER_VOLUMES: /cache\n  DOCKER_TLS_CERTDIR: /certs\n  DOCKER_PRIVILEGED: "false"';
    const messages = inTemplate(RULE, withService('name = "docker:28-dind"'), { values }).map(({ message }) => message);
    assert.deepEqual(
      messages.map((message) => /\w+_\w+/.exec(message)?.[0]),
      ['DOCKER_VOLUMES'],
    );
  });
});
