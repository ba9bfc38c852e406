import assert from 'node:assert/strict';
import { inTemplate, inValues, textAt } from './lint.ts';

const KUBERNETES = `[[runners]]
  [runners.kubernetes]
    image = "debian:12"
`;

describe('proxy-manager-only', () => {
  const RULE = 'proxy-manager-only';
  const values = 'extraEnv:\n  HTTPS_PROXY: http://proxy:3128\n  NO_PROXY: 10.0.0.0/8';

  it('speaks once for a release', () => {
    assert.equal(inTemplate(RULE, KUBERNETES, { values }).length, 1);
  });

  it('hides what the address of the proxy holds', () => {
    const secret = 'extraEnv:\n  HTTPS_PROXY: http://ci:word@proxy:3128';
    const [finding] = inTemplate(RULE, KUBERNETES, { values: secret });
    assert.equal(finding?.secret, true);
    assert.doesNotMatch(JSON.stringify(finding), /word/);
  });

  it('asks for the proxy of the scheme', () => {
    const http = 'extraEnv:\n  HTTP_PROXY: http://proxy:3128';
    assert.deepEqual(inTemplate(RULE, KUBERNETES, { values: http }), []);
    assert.equal(inTemplate(RULE, KUBERNETES, { values: http, url: 'http://gitlab.example.com' }).length, 1);
  });

  const silent: readonly [string, string, string?][] = [
    [
      'a templated environment',
      KUBERNETES.replace('[[runners]]', '[[runners]]\n  environment = {{ .Values.env | toJson }}'),
    ],
    [
      'a proxy of the pod spec',
      `${KUBERNETES}    [[runners.kubernetes.pod_spec]]\n      patch = "containers: [{name: build, env: [{name: HTTPS_PROXY}]}]"\n`,
    ],
    ['a service of the cluster', KUBERNETES, 'https://gitlab.tools.svc'],
    ['an empty proxy', KUBERNETES],
  ];
  for (const [what, toml, url = 'https://gitlab.example.com/'] of silent)
    it(`is silent for ${what}`, () => {
      const given = what === 'an empty proxy' ? 'extraEnv:\n  HTTPS_PROXY: ""' : values;
      assert.deepEqual(inTemplate(RULE, toml, { values: given, url }), []);
    });
});

describe('proxy-without-no-proxy', () => {
  const RULE = 'proxy-without-no-proxy';

  it('points at NO_PROXY where there is one', () => {
    const text =
      'gitlabUrl: https://gitlab.example.com/\nextraEnv:\n  HTTPS_PROXY: http://proxy:3128\n  NO_PROXY: localhost\n';
    assert.deepEqual(
      inValues(RULE, text).map((finding) => textAt(text, finding)),
      ['NO_PROXY'],
    );
  });

  it('asks for the alias of the service', () => {
    const toml = `[[runners]]
  environment = ["HTTP_PROXY=http://proxy:3128", "no_proxy=docker"]
  [runners.kubernetes]
    image = "docker:28"
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      alias = "dind,docker"
`;
    assert.match(inTemplate(RULE, toml)[0]?.remedy ?? '', /^Add dind to NO_PROXY/);
  });

  it('sees a cache inside the cluster', () => {
    const toml = `[[runners]]
  environment = ["HTTPS_PROXY=http://proxy:3128", "NO_PROXY=localhost"]
  [runners.kubernetes]
    image = "debian:12"
  [runners.cache]
    Type = "s3"
    [runners.cache.s3]
      ServerAddress = "minio.storage.svc:9000"
`;
    assert.match(inTemplate(RULE, toml)[0]?.message ?? '', /^Jobs go to minio\.storage\.svc through the proxy/);
  });

  it('is silent for jobs without services and hosts in the cluster', () => {
    const toml = KUBERNETES.replace('[[runners]]', '[[runners]]\n  environment = ["HTTPS_PROXY=http://proxy:3128"]');
    assert.deepEqual(inTemplate(RULE, toml), []);
  });
});

describe('incluster-url-without-clone-url', () => {
  const RULE = 'incluster-url-without-clone-url';
  const url = 'http://gitlab.tools.svc';

  it('is an information where nobody has said whether the external URL can be reached', () => {
    assert.deepEqual(
      inTemplate(RULE, KUBERNETES, { url }).map(({ severity }) => severity),
      ['info'],
    );
  });

  it('is a warning where it cannot', () => {
    const facts = { 'gitlab.externalUrlReachable': false };
    assert.deepEqual(
      inTemplate(RULE, KUBERNETES, { url, facts }).map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('is silent for a templated clone_url', () => {
    const toml = KUBERNETES.replace('[[runners]]', '[[runners]]\n  clone_url = "{{ .Values.gitlabUrl }}"');
    assert.deepEqual(inTemplate(RULE, toml, { url }), []);
  });
});
