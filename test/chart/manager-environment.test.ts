import assert from 'node:assert/strict';
import { known, rendered, variables } from './render.ts';

const names = (yaml: string, chart?: string) => known(rendered(yaml, chart).environment).map(({ name }) => name);
const valueOf = (name: string, yaml: string, chart?: string): unknown => {
  const found = known(rendered(yaml, chart).environment).findLast((one) => one.name === name);
  return found && 'value' in found ? found.value : found?.valueFrom;
};
const config = (text: string): string => `runners:\n  config: ${JSON.stringify(text)}\n`;

describe("the manager's environment", () => {
  it('has the chart’s own variables first, then those of the user', () => {
    const values =
      'envVars: [{name: A, value: 1}]\nextraEnv: {C: x, B: true}\nextraEnvFrom: {D: {secretKeyRef: {name: s, key: k}}}\n';
    assert.deepEqual(names(values + config('')), [
      'CI_SERVER_URL',
      'RUNNER_EXECUTOR',
      'REGISTER_LOCKED',
      'RUNNER_TAG_LIST',
      'KUBERNETES_NAMESPACE',
      'A',
      'B',
      'C',
      'D',
      'SESSION_SERVER_ADDRESS',
    ]);
  });

  it('keeps duplicates', () => {
    const values = 'envVars: [{name: CI_SERVER_URL, value: b}]\ngitlabUrl: a\n';
    assert.deepEqual(names(values).filter((name) => name === 'CI_SERVER_URL').length, 2);
    assert.equal(valueOf('CI_SERVER_URL', values), 'b');
  });

  it('shows numbers and lists as Go prints them', () =>
    assert.deepEqual(variables('extraEnv: {A: 1000000, B: [x, 2], C: true}\nrunners: {config: "namespace ="}\n'), {
      A: '1e+06',
      B: '[x 2]',
      C: 'true',
    }));

  it('prints nothing where a value is missing', () => {
    assert.equal(valueOf('CI_SERVER_URL', ''), null);
    assert.equal(valueOf('A', 'envVars: [{name: A, valueFrom: {fieldRef: {fieldPath: x}}}]\n'), null);
  });

  it('reads names as YAML does', () =>
    assert.deepEqual(
      names('envVars: [{name: "on", value: a}, {name: "5", value: b}]\n')
        .slice(4, 7)
        .filter((name) => typeof name !== 'string'),
      [true, 5],
    ));

  it('has extraEnv since 0.62.0', () => {
    const values = 'extraEnv: {A: x}\nextraEnvFrom: {B: {fieldRef: {fieldPath: p}}}\n';
    assert.deepEqual(Object.keys(variables(values + config('namespace ='), '0.62.0')), ['A', 'B']);
    assert.deepEqual(variables(values + config('namespace ='), '0.59.2'), {});
  });

  it('locks unless it is told not to', () => {
    assert.equal(valueOf('REGISTER_LOCKED', ''), 'true');
    assert.equal(valueOf('REGISTER_LOCKED', 'runners: {locked: false}\n'), 'false');
    assert.equal(valueOf('REGISTER_LOCKED', 'runners: {locked: null}\n'), 'false');
    assert.equal(valueOf('REGISTER_LOCKED', 'runners: {locked: null}\n', '0.1.44'), 'true');
  });

  it('leaves out what GitLab keeps for a token in the values, from 0.53.0 to 0.73.1', () => {
    const token = 'runnerRegistrationToken: glrt-x\n';
    assert.equal(valueOf('RUNNER_TAG_LIST', token, '0.52.1'), '');
    assert.equal(valueOf('RUNNER_TAG_LIST', token, '0.53.0'), undefined);
    assert.equal(valueOf('RUNNER_TAG_LIST', token, '0.73.1'), undefined);
    assert.equal(valueOf('RUNNER_TAG_LIST', token, '0.74.1'), '');
  });

  it('takes an empty registration token for one since 0.59.0', () => {
    assert.equal(valueOf('RUNNER_TAG_LIST', 'runnerRegistrationToken: ""\n', '0.59.2'), undefined);
    assert.equal(valueOf('RUNNER_TAG_LIST', 'runnerRegistrationToken: ""\n', '0.58.2'), '');
    assert.equal(valueOf('RUNNER_TAG_LIST', 'runnerToken: glrt-x\n', '0.66.0'), undefined);
  });
});

describe('KUBERNETES_NAMESPACE', () => {
  const KEY = 'KUBERNETES_NAMESPACE';

  it('is the namespace of the release', () => assert.equal(valueOf(KEY, config('')), 'ci'));

  it('is left out where the text seems to have one, in a comment too', () => {
    assert.equal(valueOf(KEY, config('namespace = "x"')), undefined);
    assert.equal(valueOf(KEY, config('# cache_namespace\t= 1')), undefined);
  });

  it('is there where only an engine or YAML sees a namespace', () => {
    assert.equal(valueOf(KEY, config('"namespace" = "x"')), 'ci');
    assert.equal(valueOf(KEY, config('namespace\u00a0= "x"')), 'ci');
    assert.equal(valueOf(KEY, config('namespace_overwrite_allowed = "x"')), 'ci');
  });

  it('is always there before 0.31.0', () => assert.equal(valueOf(KEY, config('namespace = "x"'), '0.30.0'), 'ci'));

  it('was runners.namespace before 0.53.0', () => {
    const values = 'runners: {namespace: jobs, config: namespace = "x"}\n';
    assert.equal(valueOf(KEY, values, '0.52.1'), 'jobs');
    assert.equal(valueOf(KEY, values, '0.53.0'), undefined);
  });

  it('is not for other executors', () => {
    assert.equal(valueOf(KEY, 'runners: {executor: shell, config: ""}\n'), undefined);
    assert.equal(valueOf(KEY, 'runners: {executor: shell, config: ""}\n', '0.25.0'), 'ci');
  });
});

describe('SESSION_SERVER_ADDRESS', () => {
  const KEY = 'SESSION_SERVER_ADDRESS';

  it('is there since 0.67.0, the session server on or off', () => {
    assert.equal(valueOf(KEY, ''), null);
    assert.equal(valueOf(KEY, '', '0.66.0'), undefined);
  });

  it('is left out where the test for the server writes nothing', () =>
    assert.equal(valueOf(KEY, 'sessionServer: {enabled: ""}\n'), undefined));

  it('is what is set by hand', () => assert.equal(valueOf(KEY, 'sessionServer: {publicIP: 192.0.2.1}\n'), '192.0.2.1'));

  it('follows the type of the Service', () => {
    assert.equal(
      valueOf(KEY, 'sessionServer: {serviceType: ClusterIP}\n'),
      'r-gitlab-runner-session-server.ci.svc.cluster.local',
    );
    assert.deepEqual(
      valueOf(KEY, 'sessionServer: {serviceType: NodePort}\n'),
      new Map([
        [
          'fieldRef',
          new Map([
            ['apiVersion', 'v1'],
            ['fieldPath', 'status.hostIP'],
          ]),
        ],
      ]),
    );
  });
});

describe('variables of old charts', () => {
  it('are there where they are empty, before 0.31.0', () => {
    assert.equal(valueOf('KUBERNETES_CPU_LIMIT', '', '0.30.0'), '');
    assert.equal(valueOf('KUBERNETES_CPU_LIMIT', '', '0.31.0'), undefined);
  });

  it('are gone since 0.53.0', () => {
    assert.equal(valueOf('KUBERNETES_IMAGE', 'runners: {image: a}\n', '0.52.1'), 'a');
    assert.equal(valueOf('KUBERNETES_IMAGE', 'runners: {image: a}\n', '0.53.0'), undefined);
  });

  it('name the helper in the singular since 0.1.23', () => {
    const values = 'runners: {helpers: {cpuLimit: 1}}\n';
    assert.equal(valueOf('KUBERNETES_HELPERS_CPU_LIMIT', values, '0.1.22'), '1');
    assert.equal(valueOf('KUBERNETES_HELPER_CPU_LIMIT', values, '0.1.23'), '1');
  });

  it('tell of the cache what its type needs', () => {
    const values = 'runners: {cache: {cacheType: s3, s3CachePath: p, s3CacheInsecure: true, gcsBucketName: g}}\n';
    const cache = (chart: string) => Object.keys(variables(values, chart)).filter((name) => name.includes('CACHE'));
    assert.deepEqual(cache('0.45.2'), [
      'CACHE_TYPE',
      'CACHE_PATH',
      'CACHE_S3_SERVER_ADDRESS',
      'CACHE_S3_BUCKET_NAME',
      'CACHE_S3_BUCKET_LOCATION',
      'CACHE_S3_INSECURE',
    ]);
    assert.equal(cache('0.2.0').at(-1), 'S3_CACHE_INSECURE');
    assert.deepEqual(cache('0.53.0'), []);
  });
});

describe('values that come from elsewhere', () => {
  it('leave variables unknown, and what is written known', () => {
    const effect = rendered('gitlabUrl: https://a\n', '0.92.0', { elsewhere: true });
    const [url, executor] = known(effect.environment);
    assert.ok(url && 'value' in url && executor && 'value' in executor);
    assert.equal(url.value, 'https://a');
    assert.deepEqual(executor.value, { unknown: 'template', text: '' });
  });

  it('leave a place for variables that may be there', () => {
    const all = known(rendered('', '0.92.0', { elsewhere: true }).environment);
    assert.ok(all.some(({ name }) => typeof name === 'object'));
  });
});
