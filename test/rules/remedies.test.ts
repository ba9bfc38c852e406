import assert from 'node:assert/strict';
import { inConfig, inTemplate, inValues, textAt } from './lint.ts';

const URL = 'gitlabUrl: https://gitlab.example.com/\n';
const RUNNER =
  '[[runners]]\n  url = "https://gitlab.example.com/"\n  executor = "kubernetes"\n  [runners.kubernetes]\n';

describe('remedies that fit their place', () => {
  it('gives memory a unit where the type is wrong', () => {
    const [finding] = inConfig('wrong-type', `${RUNNER}    helper_memory_request = 512\n`);
    assert.match(finding?.remedy ?? '', /as "512" with a unit, "512Mi"/);
  });

  it('gives no unit to CPUs', () => {
    assert.equal(inConfig('wrong-type', `${RUNNER}    cpu_limit = 2\n`)[0]?.remedy, 'Write cpu_limit as "2".');
  });

  it('drops a flavour of the helper image that the runner no longer has', () => {
    const text = `${RUNNER}    helper_image = "registry.example.com/gitlab-runner-helper:alpine3.18-x86_64-v16.2.2"\n`;
    const [finding] = inConfig('helper-image-version-skew', text, { runner: '19.3' });
    assert.match(finding?.remedy ?? '', /helper:x86_64-v\$\{CI_RUNNER_VERSION\}"/);
  });

  it('keeps a flavour of the helper image that there is', () => {
    const text = `${RUNNER}    helper_image = "registry.example.com/gitlab-runner-helper:ubuntu-x86_64-v16.2.2"\n`;
    const [finding] = inConfig('helper-image-version-skew', text, { runner: '19.3' });
    assert.match(finding?.remedy ?? '', /helper:ubuntu-x86_64-v\$\{CI_RUNNER_VERSION\}"/);
  });

  it('writes expressions with backslashes as TOML takes them', () => {
    const toml = "[[runners]]\n  [runners.kubernetes]\n    node_selector_overwrite_allowed = 'kubernetes\\.io/os=.*'\n";
    const [finding] = inTemplate('unanchored-overwrite-regex', toml);
    assert.equal(finding?.remedy, "Write '^kubernetes\\.io/os=.*$'.");
  });

  it('waits for the port that the arguments of the daemon name', () => {
    const text = `${RUNNER}    [[runners.kubernetes.services]]\n      name = "docker:28-dind"\n      command = ["dockerd", "--host=tcp://0.0.0.0:2375", "--host=unix:///var/run/docker.sock", "--tls=false"]\n`;
    const [finding] = inConfig('dind-race', text);
    assert.equal(finding?.remedy, 'Add environment = ["HEALTHCHECK_TCP_PORT=2375"] to the service.');
  });

  it('removes a values key whose successor is there already', () => {
    const remedies = ['', 'unregisterRunners: true\n'].map(
      (more) => inValues('unknown-values-key', `${URL}${more}unregisterRunner: true\n`)[0]?.remedy,
    );
    assert.deepEqual(remedies, ['Write unregisterRunners instead.', 'Remove unregisterRunner.']);
  });

  it('names the only values key that ends alike', () => {
    const [finding] = inValues('unknown-values-key', `${URL}initContainers: []\n`);
    assert.equal(finding?.remedy, 'Write deploymentInitContainers instead of initContainers.');
  });
});

describe('what is said of a setting', () => {
  it('shows the scheme by which jobs reach GitLab', () => {
    const toml = '[[runners]]\n  [runners.kubernetes]\n    image = "debian:12"\n';
    const [finding] = inTemplate('musl-helper-image', toml, { url: 'http://gitlab.example.com' });
    assert.match(finding?.message ?? '', /unable to access 'http:\/\/gitlab\.example\.com\//);
  });

  it('points at rbac.create where nothing is written of the account', () => {
    const text = `${URL}rbac:\n  create: true\n`;
    assert.deepEqual(
      inValues('service-account-create-unset', text).map((finding) => textAt(text, finding)),
      ['create'],
    );
  });

  it('tells a registration token from that of a runner', () => {
    const [finding] = inValues('token-in-values', `${URL}runnerRegistrationToken: aB3dE6gH9jK2mN5pQ8sT\n`);
    assert.match(finding?.message ?? '', /can register runners/);
  });

  it('takes both lists of dead rights for one cause', () => {
    const text = `${URL}rbac:\n  create: true\n  resources: [pods]\n  verbs: [get]\n`;
    assert.deepEqual(
      inValues('ignored-rbac-keys', text).map(({ message, severity }) => [message.split(' had')[0], severity]),
      [['rbac.resources and rbac.verbs have', 'warning']],
    );
  });

  it('does not take a plain value for a table of the same name elsewhere', () => {
    assert.deepEqual(inConfig('key-in-wrong-table', `metrics = ":9252"\n${RUNNER}`), []);
    assert.equal(inConfig('unknown-config-key', `metrics = ":9252"\n${RUNNER}`).length, 1);
  });

  it('does not blame a limit that is no less than concurrent', () => {
    const runner = '[[runners]]\n  executor = "kubernetes"\n  limit = 1\n';
    assert.deepEqual(inConfig('concurrency-starvation', `concurrent = 1\n${runner}`), []);
  });

  it('leaves the selector of jobs in a dead key to the rule of that key', () => {
    const text = `${URL}nodeSelector:\n  pool: ci\nrunners:\n  nodeSelector:\n    pool: ci\n`;
    assert.deepEqual(inValues('manager-only-scheduling', text), []);
  });

  it('says of tls-ca-file only that it does nothing where jobs have certificates', () => {
    const toml = `[[runners]]\n  tls-ca-file = "/etc/corporate/ca.crt"\n  environment = ["GIT_SSL_CAINFO=/etc/corporate/ca.crt"]\n  [runners.kubernetes]\n    image = "debian:12"\n`;
    const severities = ['http', 'https'].map(
      (scheme) =>
        inTemplate('tls-ca-file-not-mounted', toml, { url: `${scheme}://gitlab.gitlab.svc.cluster.local` })[0]
          ?.severity,
    );
    assert.deepEqual(severities, ['info', 'error']);
  });

  it('does not take one key in two branches for two spellings', () => {
    const toml = `[[runners]]\n  [runners.kubernetes]\n    {{- if eq .Release.Name "a" }}\n    image = "debian:12"\n    {{- end }}\n    {{- if eq .Release.Name "b" }}\n    image = "debian:13"\n    {{- end }}`;
    assert.deepEqual(inTemplate('key-twins', toml), []);
  });

  it('says nothing of what a switched-off sub-chart would do', () => {
    const text = `gitlab-runner:\n  install: false\n  image: gitlab/gitlab-runner:alpine\n  concurrent: ten\n  unknownKey: 1\n  runners:\n    config: |\n      [[runners]]\n        [runners.kubernetes]\n          cpu_limit = 1\n          imagePullPolicy: Always\n`;
    const rules = ['image-as-string', 'wrong-type', 'unknown-values-key', 'toml-syntax', 'legacy-runners-values'];
    assert.deepEqual(
      rules.flatMap((rule) => inValues(rule, text)),
      [],
    );
  });

  it('still sees what stands twice in a switched-off sub-chart', () => {
    const text = 'gitlab-runner:\n  install: false\n  concurrent: 1\n  concurrent: 2\n';
    assert.equal(inValues('duplicate-key', text).length, 1);
  });
});
