import assert from 'node:assert/strict';
import { inConfig, inValues } from './lint.ts';

const URL = 'gitlabUrl: https://gitlab.example.com/\n';
const NEW = `${URL}runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\n`;
const SECRET = `${URL}runners:\n  secret: ci-token\n`;

function severities(rule: string, text: string, chart?: string): readonly string[] {
  return inValues(rule, text, chart === undefined ? {} : { chart }).map(({ severity }) => severity);
}

describe('reserved-args-with-glrt', () => {
  const rule = 'reserved-args-with-glrt';
  const timeout = 'runners:\n  maximumTimeout: 3600\n';

  it('is an error beside a token that is there', () => assert.deepEqual(severities(rule, NEW + timeout), ['error']));
  it('is a warning beside an authentication token that is not in the file', () =>
    assert.deepEqual(severities(rule, `${URL}runnerToken: <token>\n${timeout}`), ['warning']));
  it('is an information beside a Secret, in which there may be a registration token', () =>
    assert.deepEqual(severities(rule, `${SECRET}  maximumTimeout: 3600\n`), ['info']));
  it('is silent about a token in a Secret of GitLab’s own chart', () =>
    assert.deepEqual(severities(rule, 'global: {}\ngitlab-runner:\n  runners:\n    maximumTimeout: 3600\n'), []));
  it('names each setting once', () =>
    assert.deepEqual(severities(rule, `${NEW}extraEnv:\n  REGISTER_PAUSED: "true"\n${timeout}`), ['error', 'error']));
  it('is silent where the value is unknown', () =>
    assert.deepEqual(severities(rule, `${NEW}extraEnv:\n  REGISTER_ACCESS_LEVEL: ENC[AES256_GCM,data:x]\n`), []));
  it('takes the last of the variables of a name', () => {
    const given = `${NEW}envVars:\n  - name: REGISTER_PAUSED\n    value: "true"\nextraEnv:\n  REGISTER_PAUSED: "false"\n`;
    assert.deepEqual(severities(rule, given), []);
  });
  it('is silent about a timeout of 0, which the chart leaves out or hands over as nothing', () =>
    assert.deepEqual(severities(rule, `${NEW}runners:\n  maximumTimeout: "0"\n`), []));
  it('is silent about an old authentication token, which is not looked at so closely', () =>
    assert.deepEqual(severities(rule, `${URL}runnerToken: aB3dE6gH9jK2mN5pQ8sT\n${timeout}`), []));
  it('knows the legacy parameter as fatal before runner 16.2', () =>
    assert.deepEqual(
      severities(rule, `${URL}runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx\n${timeout}`, '0.53.2'),
      ['error'],
    ));
  it('tells what charts before 0.53.0 hand over', () =>
    assert.deepEqual(
      severities(rule, `${URL}runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx\nrunners:\n  tags: a\n`, '0.52.0'),
      ['error'],
    ));
  it('tells what charts from 0.59.1 on take away where a registration token is said to be empty', () =>
    assert.deepEqual(
      severities(rule, `${URL}runnerRegistrationToken: ""\nrunners:\n  secret: ci\n  tags: a\n`, '0.59.1'),
      [],
    ));
});

describe('server-side-settings-ignored', () => {
  const rule = 'server-side-settings-ignored';

  it('warns beside a token that is there', () =>
    assert.deepEqual(severities(rule, `${NEW}runners:\n  tags: a\n  locked: false\n`), ['warning', 'warning']));
  it('is an information beside a token in a Secret', () =>
    assert.deepEqual(severities(rule, `${SECRET}  tags: a\n`), ['info']));
  it('is an information where the setting is the default', () =>
    assert.deepEqual(severities(rule, `${NEW}runners:\n  locked: true\n`), ['info']));
  it('warns beside an old authentication token too', () =>
    assert.deepEqual(severities(rule, `${URL}runnerToken: aB3dE6gH9jK2mN5pQ8sT\nrunners:\n  tags: a\n`), ['warning']));
  it('is silent where the token is a placeholder of a registration token', () =>
    assert.deepEqual(severities(rule, `${URL}runnerRegistrationToken: <token>\nrunners:\n  tags: a\n`), []));
});

describe('gitlab-url', () => {
  const rule = 'gitlab-url';
  const complete = 'runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\nrbac:\n  create: true\n';

  it('warns about /ci', () =>
    assert.deepEqual(severities(rule, 'gitlabUrl: https://gitlab.example.com/ci\n'), ['warning']));
  it('is an error without a scheme', () =>
    assert.deepEqual(severities(rule, 'gitlabUrl: gitlab.example.com\n'), ['error']));
  it('is silent where a template may read a file with the address', () =>
    assert.deepEqual(severities(rule, `${complete}runners:\n  config: ""\n  configPath: /etc/template.toml\n`), []));
  it('judges the address of the environment, which beats that of the values', () =>
    assert.deepEqual(severities(rule, `${URL}extraEnv:\n  CI_SERVER_URL: gitlab.example.com\n`), ['error']));
  it('is silent about a sub-chart that is switched off', () =>
    assert.deepEqual(
      severities(rule, `ci:\n  install: false\n  gitlabUrl: gitlab.example.com\n  rbac: {create: true}\n`),
      [],
    ));
  it('does not cut blanks off the url of a config.toml', () =>
    assert.equal(inConfig(rule, '[[runners]]\n  url = " https://gitlab.example.com"\n').length, 1));
});

describe('no-token', () => {
  const release = (values: string): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: ci\nspec:\n  chart:\n    spec:\n      chart: gitlab-runner\n${values}`;

  it('is an information about values alone', () => assert.deepEqual(severities('no-token', URL), ['info']));
  it('is an error about a release that nothing is added to', () =>
    assert.deepEqual(severities('no-token', release(`  values:\n    ${URL}`)), ['error']));
  it('is silent where the values come from elsewhere too', () => {
    const elsewhere = `  valuesFrom:\n    - kind: Secret\n      name: ci\n  values:\n    ${URL}`;
    assert.deepEqual(severities('no-token', release(elsewhere)), []);
  });
});

describe('tokens in findings', () => {
  const rules = ['glrt-in-registration-token', 'registration-token-deprecated', 'registration-token-in-runner-token'];
  const texts = [
    'runnerRegistrationToken: glrt-abcdefghijklmnopqrst',
    'runnerRegistrationToken: GR1348941abcdefghijklmnop',
  ];
  const all = [...texts, 'runnerToken: GR1348941abcdefghijklmnop', 'runnerToken: " glrt-abcdefghijklmnopqrst"'];

  it('are marked as secrets and not repeated', () => {
    const findings = all.flatMap((text) =>
      [...rules, 'token-with-prefix', 'token-whitespace'].flatMap((rule) => inValues(rule, `${URL}${text}\n`)),
    );
    assert.equal(findings.length, all.length);
    for (const { secret, message, remedy } of findings) {
      assert.ok(secret);
      assert.ok(!`${message}${remedy}`.includes('abcdefghijklmnop'));
    }
  });
});

describe('outdated-chart', () => {
  it('warns of a broken release, and is an information about an old one', () =>
    assert.deepEqual(
      ['0.53.1', '0.53.2', '0.61.0', '0.92.0'].map((chart) => severities('outdated-chart', URL, chart).join()),
      ['warning', 'info', 'warning', ''],
    ));
});

describe('duplicate-env', () => {
  it('warns where a written value is hidden, not where it is the same', () => {
    const env = (url: string): string => `${URL}extraEnv:\n  CI_SERVER_URL: ${url}\n`;
    assert.deepEqual(severities('duplicate-env', env('https://gitlab.example.org/')), ['warning']);
    assert.deepEqual(severities('duplicate-env', env('https://gitlab.example.com/')), ['info']);
  });
});
