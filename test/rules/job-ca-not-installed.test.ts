import assert from 'node:assert/strict';
import { inTemplate, textAt } from './lint.ts';

const RULE = 'job-ca-not-installed';
const MOUNT = `  [runners.kubernetes]
    [[runners.kubernetes.volumes.secret]]
      name = "corporate-ca"
      mount_path = "/etc/gitlab-runner/certs"
`;

describe(RULE, () => {
  it('points at the mount path', () => {
    const toml = `[[runners]]\n${MOUNT}`;
    const [finding] = inTemplate(RULE, toml);
    const text = `gitlabUrl: https://gitlab.example.com/\n\nrunners:\n  config: |\n${toml.replaceAll(/^/gm, '    ')}\n`;
    assert.equal(finding && textAt(text, finding), 'mount_path');
  });

  const silent: readonly [string, string, string?][] = [
    ['a templated script', '  pre_get_sources_script = "{{ .Values.script }}"\n'],
    ['a templated variable', '  environment = ["A=b", "{{ .Values.variable }}"]\n'],
    ['the flag in environment', '  environment = ["FF_KUBERNETES_HONOR_ENTRYPOINT=true"]\n'],
    ['update-ca-trust', '  pre_build_script = "update-ca-trust"\n'],
    [
      'the certificate of the GitLab host',
      '',
      `${MOUNT.replace('/certs"', '/certs/gitlab.example.com.crt"')}      sub_path = "gitlab.example.com.crt"\n`,
    ],
    ['templated items', '', `${MOUNT}      items = { "ca.crt" = "{{ .Values.file }}" }\n`],
    ['a directory whose name only begins alike', '', MOUNT.replace('/certs"', '/certs-unused"')],
  ];
  for (const [what, settings, mount = MOUNT] of silent) {
    it(`is silent for ${what}`, () => assert.deepEqual(inTemplate(RULE, `[[runners]]\n${settings}${mount}`), []));
  }

  it('is not kept silent by a script about something else', () => {
    assert.equal(inTemplate(RULE, `[[runners]]\n  pre_build_script = "echo start"\n${MOUNT}`).length, 1);
  });
});
