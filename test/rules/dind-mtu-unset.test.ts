import assert from 'node:assert/strict';
import { inConfig, inTemplate } from './lint.ts';

const RULE = 'dind-mtu-unset';

function withService(service: string, more = ''): string {
  return `[[runners]]\n  [runners.kubernetes]\n    privileged = true\n    [[runners.kubernetes.services]]\n      ${service}\n${more}`;
}

describe(RULE, () => {
  it('proposes the MTU of the pods', () => {
    const [finding] = inTemplate(RULE, withService('name = "docker:28-dind"'), { facts: { 'network.podMtu': 1410 } });
    assert.match(finding?.remedy ?? '', /--mtu=1410/);
  });

  it('speaks once for each service', () => {
    const second = '    [[runners.kubernetes.services]]\n      name = "docker:27-dind"\n';
    assert.equal(inTemplate(RULE, withService('name = "docker:28-dind"', second)).length, 2);
  });

  const silent: readonly [string, string, string?][] = [
    ['a command that is a template', 'name = "docker:28-dind"\n      command = ["{{ .Values.flag }}"]'],
    ['--mtu in the entrypoint', 'name = "docker:28-dind"\n      entrypoint = ["dockerd", "--mtu", "1400"]'],
    ['a templated image', 'name = "{{ .Values.dind }}"'],
    [
      'a Secret at /etc/docker',
      'name = "docker:28-dind"',
      '    [[runners.kubernetes.volumes.secret]]\n      name = "d"\n      mount_path = "/etc/docker/"\n',
    ],
    [
      'a mount path that is a template',
      'name = "docker:28-dind"',
      '    [[runners.kubernetes.volumes.config_map]]\n      name = "d"\n      mount_path = "{{ .Values.path }}"\n',
    ],
  ];
  for (const [what, service, more] of silent) {
    it(`is silent for ${what}`, () => assert.deepEqual(inTemplate(RULE, withService(service, more)), []));
  }

  it('is silent for the Docker executor', () => {
    const text =
      '[[runners]]\n  executor = "docker"\n  [runners.docker]\n    image = "docker:28"\n    [[runners.docker.services]]\n      name = "docker:28-dind"\n';
    assert.deepEqual(inConfig(RULE, text), []);
  });

  it('is not kept silent by certificates of a registry', () => {
    const more =
      '    [[runners.kubernetes.volumes.secret]]\n      name = "ca"\n      mount_path = "/etc/docker/certs.d/registry.example.com"\n';
    assert.equal(inTemplate(RULE, withService('name = "docker:28-dind"', more)).length, 1);
  });
});
