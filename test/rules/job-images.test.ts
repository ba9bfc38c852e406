import assert from 'node:assert/strict';
import { inConfig, inTemplate } from './lint.ts';

function runner(settings: string): string {
  return `[[runners]]\n  [runners.kubernetes]\n${settings.replaceAll(/^/gm, '    ')}`;
}

const DIND = '[[runners.kubernetes.services]]\n  name = "docker:dind"';

describe('docker-hub-anonymous', () => {
  it('speaks once a runner and names the others', () => {
    const [finding, ...more] = inTemplate(
      'docker-hub-anonymous',
      runner(`image = "ruby:3.4"\n${DIND.replace('docker:dind', 'redis:8')}`),
    );
    assert.deepEqual(more, []);
    assert.match(finding?.related[0]?.message ?? '', /redis:8/);
  });

  it('writes the name that the image has in the mirror', () => {
    const facts = { 'registry.mirror': 'hub.example.com' };
    const [finding] = inTemplate('docker-hub-anonymous', runner('image = "ruby:3.4@sha256:0123"'), { facts });
    assert.match(finding?.remedy ?? '', /"hub\.example\.com\/library\/ruby:3\.4@sha256:0123"/);
  });

  it('is silent for a variable with a template in it', () => {
    const toml = `[[runners]]\n  environment = ["DOCKER_AUTH_CONFIG={{ .Values.auth }}"]\n  [runners.kubernetes]\n    image = "ruby:3.4"`;
    assert.deepEqual(inTemplate('docker-hub-anonymous', toml), []);
  });

  it('is silent for the Docker executor', () => {
    const toml = '[[runners]]\n  executor = "docker"\n  [runners.docker]\n    image = "ruby:3.4"\n';
    assert.deepEqual(inConfig('docker-hub-anonymous', toml), []);
  });
});

describe('unpinned-dind', () => {
  it('quotes the error with the version of the client', () => {
    const [finding] = inTemplate('unpinned-dind', runner(`image = "docker:24.0.7"\n${DIND}`));
    assert.match(finding?.message ?? '', /client version 1\.43 is too old/);
  });

  it('does not say that daemons refuse a daemon', () => {
    const [finding] = inTemplate('unpinned-dind', runner(DIND.replace('docker:dind', 'docker:stable-dind')));
    assert.match(finding?.message ?? '', /no fixes/);
  });

  it('leaves these images alone in unpinned-default-image', () =>
    assert.deepEqual(inTemplate('unpinned-default-image', runner(`image = "docker"\n${DIND}`)), []));
});

describe('helper-image-version-skew', () => {
  const settings = 'helper_image = "registry.example.com/gitlab-runner-helper:ubuntu-arm64-v17.8.3-pwsh"';

  it('keeps what stands around the version', () => {
    const [finding] = inTemplate('helper-image-version-skew', runner(settings));
    assert.match(finding?.remedy ?? '', /:ubuntu-arm64-v\$\{CI_RUNNER_VERSION\}-pwsh"/);
  });

  it('says whose version it is where the file tells', () => {
    const [finding] = inTemplate('helper-image-version-skew', runner(settings), { runner: '18.0' });
    assert.match(finding?.message ?? '', /the runner here is 18\.0/);
  });
});

describe('helper-arch-mismatch', () => {
  it('knows that the older label is not read', () => {
    const selector = '[runners.kubernetes.node_selector]\n  "beta.kubernetes.io/arch" = "arm64"';
    assert.equal(inTemplate('helper-arch-mismatch', runner(selector)).length, 1);
  });

  it('knows where tolerations lead', () => {
    const tolerations = '[runners.kubernetes.node_tolerations]\n  "kubernetes.io/arch=arm64" = "NoSchedule"';
    assert.equal(inTemplate('helper-arch-mismatch', runner(tolerations)).length, 1);
  });

  it('is silent for an image that nobody knows', () => {
    const settings = 'helper_image = "{{ .Values.helper }}"';
    assert.deepEqual(inTemplate('helper-arch-mismatch', runner(settings), { facts: { 'cluster.arch': 'arm64' } }), []);
  });
});

describe('the image of the chart', () => {
  const chartsOwn = `[[runners]]
  clone_url = "https://gitlab.example.com"
  [runners.kubernetes]
    namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
    image = "alpine"
`;

  it("is no one's choice where its text is copied and has other lines in between", () => {
    assert.deepEqual(inTemplate('unpinned-default-image', chartsOwn), []);
  });

  it('is a choice where the rest is not from the chart', () => {
    assert.equal(inTemplate('unpinned-default-image', runner('image = "alpine"')).length, 1);
  });
});
