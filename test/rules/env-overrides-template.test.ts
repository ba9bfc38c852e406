import assert from 'node:assert/strict';
import type { Finding } from '../../src/model/finding.ts';
import { inTemplate } from './lint.ts';

const RULE = 'env-overrides-template';

function findings(toml: string, env: string): readonly Finding[] {
  return inTemplate(RULE, `[[runners]]\n${toml}`, { values: `extraEnv:\n  ${env}` });
}

function only(toml: string, env: string): Finding {
  const [finding, ...others] = findings(toml, env);
  assert.ok(finding && others.length === 0);
  return finding;
}

describe(RULE, () => {
  it('names both values', () =>
    assert.equal(
      only('limit = 3', 'RUNNER_LIMIT: "5"').message,
      '`limit` has no effect in runners.config: 5 from RUNNER_LIMIT of extraEnv counts.',
    ));
  it('shows no secret', () => {
    const { message } = only('[runners.cache.s3]\nSecretKey = "one"', 'CACHE_S3_SECRET_KEY: two');
    assert.doesNotMatch(message, /one|two/);
  });
  it('compares values as the runner reads them', () =>
    assert.equal(only('[runners.kubernetes]\nprivileged = true', 'KUBERNETES_PRIVILEGED: ""').severity, 'info'));
  it('compares lists', () => assert.equal(only('environment = ["A=1"]', 'RUNNER_ENV: A=1').severity, 'info'));
  it('points at the variable that changes nothing', () => {
    const { place } = only('[runners.kubernetes]\nprivileged = true', 'KUBERNETES_PRIVILEGED: "0"');
    assert.deepEqual(place.route, ['extraEnv', 'KUBERNETES_PRIVILEGED']);
  });
  it('says nothing of false over false', () =>
    assert.deepEqual(findings('[runners.kubernetes]\nprivileged = false', 'KUBERNETES_PRIVILEGED: "false"'), []));
  it('says nothing of other entries of a map', () =>
    assert.deepEqual(findings('feature_flags = { FF_A = true }', 'FEATURE_FLAGS: FF_B:false'), []));
  it('says nothing of variables that the version does not read', () =>
    assert.deepEqual(
      inTemplate(RULE, '[[runners]]\nprepare_timeout = "5m"', {
        runner: '18.11',
        values: 'extraEnv:\n  RUNNER_PREPARE_TIMEOUT: 6m',
      }),
      [],
    ));
  it('says nothing of a token, which is wiped anyway', () =>
    assert.deepEqual(findings('token = "one"', 'CI_SERVER_TOKEN: two'), []));
  it('says nothing of a template that is refused', () =>
    assert.deepEqual(findings('limit = 3\n[[runners]]', 'RUNNER_LIMIT: "5"'), []));
});
