import assert from 'node:assert/strict';
import { inConfig, inTemplate, inValues, textAt } from './lint.ts';

const RULE = 'musl-helper-image';
const KUBERNETES = `[[runners]]
  [runners.kubernetes]
    image = "debian:12"
`;

function config(url: string, more = ''): string {
  return `[[runners]]
  url = "${url}"
  executor = "kubernetes"
  ${more}
  [runners.kubernetes]
    image = "debian:12"
`;
}

describe(RULE, () => {
  it('names the host in the error that users see', () => {
    const [finding] = inTemplate(RULE, KUBERNETES);
    assert.match(finding?.message ?? '', /Could not resolve host: gitlab\.example\.com/);
  });

  it('points at the flavour where one is written', () => {
    const text = `${config('https://gitlab.example.com')}    helper_image_flavor = "alpine"\n`;
    assert.deepEqual(
      inConfig(RULE, text).map((finding) => textAt(text, finding)),
      ['helper_image_flavor'],
    );
  });

  it('points at the header where none is written', () => {
    const text = config('https://gitlab.example.com');
    const [finding] = inConfig(RULE, text);
    assert.equal(finding && textAt(text, finding), '[runners.kubernetes]');
    assert.equal(finding?.absent, true);
  });

  it('sees the flavour before the variables of a helper image', () => {
    const image = 'registry.example.com/gitlab-runner-helper:x86_64-v${CI_RUNNER_VERSION}';
    assert.equal(inTemplate(RULE, `${KUBERNETES}    helper_image = "${image}"\n`).length, 1);
  });

  it('is silent for the UBI image', () => {
    assert.deepEqual(inTemplate(RULE, `${KUBERNETES}    helper_image_flavor = "ubi-fips"\n`), []);
  });

  it('is silent for a templated helper image', () => {
    assert.deepEqual(inTemplate(RULE, `${KUBERNETES}    helper_image = "{{ .Values.helper }}"\n`), []);
  });

  it('is silent for a templated flavour', () => {
    assert.deepEqual(inTemplate(RULE, `${KUBERNETES}    helper_image_flavor = "{{ .Values.flavor }}"\n`), []);
  });

  it('is silent for a flavour from the environment of register', () => {
    const values = 'extraEnv:\n  KUBERNETES_HELPER_IMAGE_FLAVOR: ubuntu';
    assert.deepEqual(inTemplate(RULE, KUBERNETES, { values }), []);
  });

  it('is silent for the concrete helper', () => {
    assert.deepEqual(inTemplate(RULE, `${KUBERNETES}  [runners.feature_flags]\n    FF_CONCRETE = true\n`), []);
  });

  it('is not kept silent by templated variables of other names', () => {
    const toml = KUBERNETES.replace('[[runners]]\n', '[[runners]]\n  environment = ["A={{ .Values.a }}"]\n');
    assert.equal(inTemplate(RULE, toml).length, 1);
  });

  it('is silent for one of several values files', () => {
    assert.deepEqual(inValues(RULE, 'runners:\n  tags: docker\n  name: x\n'), []);
  });

  it('is silent where the node selector is a template', () => {
    assert.deepEqual(
      inTemplate(
        RULE,
        `${KUBERNETES}    [runners.kubernetes.node_selector]\n      "kubernetes.io/os" = "{{ .Values.os }}"\n`,
      ),
      [],
    );
  });

  it('is silent where jobs clone from a host with a dot at the end', () => {
    const clone = 'clone_url = "https://gitlab.example.com./"';
    assert.deepEqual(inConfig(RULE, config('https://gitlab.example.com./', clone)), []);
  });

  it("informs where only the runner's own address has a dot at the end", () => {
    assert.deepEqual(
      inConfig(RULE, config('https://gitlab.example.com./')).map(({ severity }) => severity),
      ['info'],
    );
  });

  it('proposes no image for another processor', () => {
    const image = 'helper_image = "registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:arm64-v19.3.0"';
    const [finding] = inTemplate(RULE, `${KUBERNETES}    ${image}\n`);
    assert.doesNotMatch(finding?.remedy ?? 'remove helper_image', /remove helper_image/);
  });

  it('is silent for an executor other than kubernetes', () => {
    assert.deepEqual(
      inTemplate(RULE, KUBERNETES, { values: '' }).filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.deepEqual(inConfig(RULE, '[[runners]]\n  url = "https://gitlab.example.com"\n  executor = "shell"\n'), []);
  });

  it('is an information where GitLab is an address and jobs clone from wherever it sends them', () => {
    assert.deepEqual(
      inConfig(RULE, config('https://10.0.0.1/')).map(({ severity }) => severity),
      ['info'],
    );
  });

  it('is an information where GitLab is a service of the cluster', () => {
    assert.deepEqual(
      inConfig(RULE, config('http://gitlab.tools.svc/')).map(({ severity }) => severity),
      ['info'],
    );
  });

  it('is silent where only the cache server is a name: the runner looks it up itself, in Go', () => {
    const cache =
      '  [runners.cache]\n    Type = "s3"\n    [runners.cache.s3]\n      ServerAddress = "minio.example.com"\n';
    const text = `${config('https://10.0.0.1/', 'clone_url = "https://10.0.0.1"')}${cache}`;
    assert.deepEqual(inConfig(RULE, text), []);
  });

  it('is silent for a sub-chart that is switched off', () => {
    assert.deepEqual(
      inValues(RULE, 'gitlab-runner:\n  install: false\n  gitlabUrl: https://gitlab.example.com/\n'),
      [],
    );
  });

  it("has no fix in values of GitLab's own chart without runners.config: that chart brings another text than ours", () => {
    const text = 'global:\n  hosts:\n    domain: example.com\ngitlab-runner:\n  install: true\n';
    assert.deepEqual(
      inValues(RULE, text).map(({ fix }) => fix),
      [null],
    );
  });

  it('speaks once for each runner of a config.toml', () => {
    const text = config('https://gitlab.example.com') + config('https://gitlab.example.org');
    assert.equal(inConfig(RULE, text).length, 2);
  });
});
