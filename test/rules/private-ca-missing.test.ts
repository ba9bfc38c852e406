import assert from 'node:assert/strict';
import { inValues } from './lint.ts';

const RULE = 'private-ca-missing';
const URL = 'gitlabUrl: https://gitlab.corp.internal/\n';

describe(RULE, () => {
  it('names the host and the key of the Secret', () => {
    const [finding] = inValues(RULE, URL);
    assert.match(finding?.message ?? '', /https:\/\/gitlab\.corp\.internal\/api/);
    assert.match(finding?.remedy ?? '', /"gitlab\.corp\.internal\.crt"/);
  });

  const silent: readonly [string, string][] = [
    ['variables from a ConfigMap nobody can see', 'extraEnvFromRefs:\n  - configMapRef:\n      name: proxy\n'],
    ['SSL_CERT_FILE', 'extraEnv:\n  SSL_CERT_FILE: /secrets/ca.crt\n'],
    ['an image of its own', 'image:\n  registry: registry.example.com\n  image: platform/gitlab-runner-with-ca\n'],
    [
      'certificates mounted into the store of the system',
      'volumeMounts:\n  - name: ca\n    mountPath: /etc/ssl/certs/corp.pem\n    subPath: ca.pem\n',
    ],
  ];
  for (const [what, more] of silent)
    it(`is silent for ${what}`, () => assert.deepEqual(inValues(RULE, URL + more), []));

  it('is not kept silent by other mounts and variables', () => {
    const more = 'extraEnv:\n  TZ: Europe/Berlin\nvolumeMounts:\n  - name: scratch\n    mountPath: /scratch\n';
    assert.equal(inValues(RULE, URL + more).length, 1);
  });

  it('is not kept silent by the official image from a mirror', () => {
    const more = 'image:\n  registry: harbor.corp.internal\n  image: mirror/gitlab-org/gitlab-runner\n';
    assert.equal(inValues(RULE, URL + more).length, 1);
  });

  it('is silent for a placeholder', () => {
    assert.deepEqual(inValues(RULE, 'gitlabUrl: https://${GITLAB_HOST}/\nconcurrent: 1\n'), []);
  });
});
