import assert from 'node:assert/strict';
import { inConfig, inTemplate, inValues } from './lint.ts';

const KUBERNETES = `[[runners]]
  [runners.kubernetes]
    image = "debian:12"
`;

describe('tls-ca-file-not-mounted', () => {
  const RULE = 'tls-ca-file-not-mounted';
  const withFile = (path: string): string =>
    KUBERNETES.replace('[[runners]]', `[[runners]]\n  tls-ca-file = "${path}"`);

  it('names what is missing for a file where the chart would mount it', () => {
    const [finding] = inTemplate(RULE, withFile('/home/gitlab-runner/.gitlab-runner/certs/a.crt'));
    assert.equal(finding?.remedy, 'Name the Secret with the certificate in certsSecretName.');
  });

  it('is a warning where the manager speaks http', () => {
    const found = inTemplate(RULE, withFile('/opt/ca.crt'), { url: 'http://gitlab.tools.svc' });
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('knows that the Secret with the token has two files', () => {
    const text = `gitlabUrl: https://gitlab.example.com/\nextraEnv:\n  CI_SERVER_TLS_CA_FILE: /secrets/ca.crt\nrunners:\n  secret: token\n`;
    assert.equal(inValues(RULE, text).length, 1);
  });

  const silent: readonly [string, string, string][] = [
    ['certificates of the image', '/etc/ssl/certs/ca-certificates.crt', ''],
    ['the CA of the cluster', '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt', ''],
    ['a path with a variable', '/certs/${HOST}.crt', ''],
    ['files of configMaps', '/configmaps/ca.crt', 'configMaps: {ca.crt: x}'],
    ['a script that may write it', '/tmp/ca.crt', 'preEntrypointScript: curl -o /tmp/ca.crt http://pki/ca.crt'],
  ];
  for (const [what, path, values] of silent)
    it(`is silent for ${what}`, () => assert.deepEqual(inTemplate(RULE, withFile(path), { values }), []));
});

describe('certs-secret-with-root-manager', () => {
  const RULE = 'certs-secret-with-root-manager';
  const root = 'gitlabUrl: https://gitlab.example.com/\ncertsSecretName: ca\npodSecurityContext: {runAsUser: 0}\n';

  it('takes the user of the container before that of the pod', () => {
    const text = root.replace('runAsUser: 0', 'runAsUser: 100');
    assert.equal(inValues(RULE, `${text}securityContext: {runAsUser: 0}\n`).length, 1);
  });

  const silent: readonly [string, string][] = [
    ['SSL_CERT_FILE', 'extraEnv: {SSL_CERT_FILE: /x}'],
    ['a mount where root looks', 'volumeMounts: [{name: ca, mountPath: /etc/gitlab-runner/certs}]'],
    ["an image of one's own", 'image: {image: platform/runner}'],
  ];
  for (const [what, more] of silent)
    it(`is silent for ${what}`, () => assert.deepEqual(inValues(RULE, `${root}${more}\n`), []));
});

describe('clone-url-host-mismatch-with-ca', () => {
  const RULE = 'clone-url-host-mismatch-with-ca';
  const toml = KUBERNETES.replace('[[runners]]', '[[runners]]\n  clone_url = "https://gitlab.internal.example.com"');

  it('goes by the declared CA', () => {
    assert.equal(inTemplate(RULE, toml, { facts: { 'gitlab.privateCa': true } }).length, 1);
  });

  it('is silent where GitLab has a public certificate', () => {
    const values = 'certsSecretName: ca';
    assert.deepEqual(inTemplate(RULE, toml, { values, facts: { 'gitlab.privateCa': false } }), []);
  });

  it('is silent for an http clone_url', () => {
    assert.deepEqual(inTemplate(RULE, toml.replace('https', 'http'), { values: 'certsSecretName: ca' }), []);
  });

  it("is silent for a helper image of one's own", () => {
    const own = `${toml}    helper_image = "registry.example.com/helper:1"\n`;
    assert.deepEqual(inTemplate(RULE, own, { values: 'certsSecretName: ca' }), []);
  });
});

describe('cache-endpoint-private-ca', () => {
  const RULE = 'cache-endpoint-private-ca';
  const cache = `  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      ServerAddress = "minio.corp.internal"\n`;

  it('leaves a CA that lies in the pod to its own rule', () => {
    const mount = `    [[runners.kubernetes.volumes.secret]]\n      name = "ca"\n      mount_path = "/etc/gitlab-runner/certs"\n`;
    assert.deepEqual(inTemplate(RULE, KUBERNETES + mount + cache), []);
    assert.equal(inTemplate('job-ca-not-installed', KUBERNETES + mount + cache).length, 1);
  });

  it('takes what the environment says', () => {
    const values = 'extraEnv:\n  CACHE_S3_INSECURE: "true"';
    assert.deepEqual(inTemplate(RULE, KUBERNETES + cache, { values }), []);
  });
});

describe('git-ssl-no-verify', () => {
  const RULE = 'git-ssl-no-verify';
  const withVariable = (pair: string): string =>
    KUBERNETES.replace('[[runners]]', `[[runners]]\n  environment = ["${pair}"]`);

  for (const pair of [
    'GIT_SSL_NO_VERIFY=',
    'GIT_SSL_NO_VERIFY=0',
    'NODE_TLS_REJECT_UNAUTHORIZED=0',
    'NPM_CONFIG_STRICT_SSL=false',
  ])
    it(`sees ${pair}`, () => assert.equal(inTemplate(RULE, withVariable(pair)).length, 1));

  for (const pair of ['NPM_CONFIG_STRICT_SSL=true', 'PYTHONHTTPSVERIFY=1', 'GIT_SSL_NO_VERIFY'])
    it(`is silent for ${pair}`, () => assert.deepEqual(inTemplate(RULE, withVariable(pair)), []));

  it('is silent for another executor', () => {
    assert.deepEqual(
      inConfig(RULE, '[[runners]]\n  executor = "shell"\n  environment = ["GIT_SSL_NO_VERIFY=1"]\n'),
      [],
    );
  });
});
