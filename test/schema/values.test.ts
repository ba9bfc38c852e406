import assert from 'node:assert/strict';
import { checkShape, type ShapeProblem } from '../../src/schema/index.ts';
import { mapOf, unknown } from './nodes.ts';

const check = (values: object, chart = '0.92.0'): readonly ShapeProblem[] => checkShape(mapOf(values), 'values', chart);

const wrong = (route: (string | number)[], expected: string, actual: string, correction?: string): object => ({
  code: 'wrong-type',
  route,
  expected: [expected],
  actual,
  ...(correction === undefined ? {} : { correction }),
});

describe('checkShape of chart values: types', () => {
  it('takes a number', () => assert.deepEqual(check({ concurrent: 10 }), []));
  it('takes a quoted number, which is printed the same', () => assert.deepEqual(check({ concurrent: '10' }), []));
  it('takes 10.0, which Helm reads as 10', () => assert.deepEqual(check({ concurrent: 10.0 }), []));
  it('refuses a word for a number', () =>
    assert.deepEqual(check({ concurrent: 'ten' }), [wrong(['concurrent'], 'integer', 'string')]));
  it('refuses a duration for seconds', () =>
    assert.deepEqual(check({ checkInterval: '30s' }), [wrong(['checkInterval'], 'integer', 'string')]));
  it('refuses an empty text where it would leave a hole in config.toml', () =>
    assert.deepEqual(check({ concurrent: '' }), [wrong(['concurrent'], 'integer', 'string')]));
  it('takes an empty text where it counts as unset', () => assert.deepEqual(check({ replicas: '' }), []));
  it('refuses a fraction', () =>
    assert.deepEqual(check({ concurrent: 2.5 }), [wrong(['concurrent'], 'integer', 'float')]));
  it('takes null, which is no value for Helm', () => assert.deepEqual(check({ concurrent: null, runners: null }), []));

  it('refuses a quoted false where the template tests for emptiness', () =>
    assert.deepEqual(check({ rbac: { create: 'false' } }), [wrong(['rbac', 'create'], 'boolean', 'string', 'false')]));
  it('takes a quoted true there', () => assert.deepEqual(check({ rbac: { create: 'true' } }), []));
  it('refuses any text where the template takes booleans only', () =>
    assert.deepEqual(check({ runners: { runUntagged: 'true' } }), [
      wrong(['runners', 'runUntagged'], 'boolean', 'string', 'true'),
    ]));
  it('refuses a word where the printed value must be true', () =>
    assert.deepEqual(check({ sessionServer: { enabled: 'yes' } }), [
      wrong(['sessionServer', 'enabled'], 'boolean', 'string', 'true'),
    ]));

  it('refuses a number for a token', () =>
    assert.deepEqual(check({ runnerToken: 12345 }), [wrong(['runnerToken'], 'string', 'integer')]));
  it('refuses a number for the image tag', () =>
    assert.deepEqual(check({ image: { tag: 1.2 } }), [wrong(['image', 'tag'], 'string', 'float')]));
  it('refuses a map for the config', () =>
    assert.deepEqual(check({ runners: { config: { concurrent: 1 } } }), [
      wrong(['runners', 'config'], 'string', 'map'),
    ]));
  it('refuses a list of tags, which would be printed in brackets', () =>
    assert.deepEqual(check({ runners: { tags: ['a', 'b'] } }), [wrong(['runners', 'tags'], 'string', 'list')]));
  it('refuses a connection age that is no duration', () =>
    assert.deepEqual(check({ connectionMaxAge: '15' }), [
      { ...wrong(['connectionMaxAge'], 'string', 'string'), format: 'duration' },
    ]));

  it('refuses a list where the template asks for fields', () =>
    assert.deepEqual(check({ runners: { cache: [] } }), [wrong(['runners', 'cache'], 'map', 'list')]));
  it('takes an empty list for a map that is copied', () => assert.deepEqual(check({ nodeSelector: [] }), []));
  it('takes an empty map for a list that is copied', () => assert.deepEqual(check({ tolerations: {} }), []));
  it('refuses a filled map for a list', () =>
    assert.deepEqual(check({ tolerations: { key: 'a' } }), [wrong(['tolerations'], 'list of maps', 'map')]));
  it('refuses texts in a list of maps, each at its place', () =>
    assert.deepEqual(check({ imagePullSecrets: [{ name: 'a' }, 'b'] }), [
      wrong(['imagePullSecrets', 1], 'map', 'string'),
    ]));
  it('refuses maps in a list of texts', () =>
    assert.deepEqual(check({ serviceAccount: { imagePullSecrets: [{ name: 'a' }] } }), [
      wrong(['serviceAccount', 'imagePullSecrets', 0], 'string', 'map'),
    ]));
  it('refuses a boolean among annotations that pass through tpl', () =>
    assert.deepEqual(check({ serviceAccount: { annotations: { a: true } } }), [
      wrong(['serviceAccount', 'annotations', 'a'], 'string', 'boolean'),
    ]));
  it('does not look into what is copied', () =>
    assert.deepEqual(check({ resources: { limits: { cpu: 1, typo: [] } }, affinity: { x: { y: 1 } } }), []));
  it('says nothing about unknown values', () =>
    assert.deepEqual(check({ concurrent: unknown(), imagePullSecrets: [unknown()], rbac: unknown() }), []));

  it('refuses the image as text', () =>
    assert.deepEqual(check({ image: 'gitlab/gitlab-runner:v17' }), [wrong(['image'], 'map', 'string')]));
  it('takes the image as text in charts that did', () =>
    assert.deepEqual(check({ image: 'gitlab/gitlab-runner:v15' }, '0.52.1'), []));
  it('counts the last of two equal keys', () =>
    assert.deepEqual(checkShape(mapOf({ concurrent: 'ten' }, { concurrent: 10 }), 'values', '0.92.0'), []));
});

describe('checkShape of chart values: unknown keys', () => {
  const suggestion = (values: object, chart?: string): unknown =>
    check(values, chart).map((problem) => (problem.code === 'unknown-key' ? problem.suggestion : problem));

  it('tells the tables that know the key', () =>
    assert.deepEqual(check({ tags: 'a' }), [{ code: 'unknown-key', route: ['tags'], knownIn: ['runners'] }]));
  it('names the top of the file as empty', () =>
    assert.deepEqual(check({ runners: { gitlabUrl: 'x' } }), [
      { code: 'unknown-key', route: ['runners', 'gitlabUrl'], knownIn: [''] },
    ]));
  it('suggests other letter case', () => assert.deepEqual(suggestion({ serviceaccount: {} }), ['serviceAccount']));
  it('suggests a snake_case spelling', () =>
    assert.deepEqual(suggestion({ shutdownTimeout: 1 }), ['shutdown_timeout']));
  it('suggests the nearest', () => assert.deepEqual(suggestion({ concurent: 1 }), ['concurrent']));
  it('suggests nothing for a far one', () => assert.deepEqual(suggestion({ sops: {} }), [undefined]));
  it('suggests what replaced a removed key beside it', () =>
    assert.deepEqual(suggestion({ unregisterRunner: true }), ['unregisterRunners']));
  it('suggests nothing near a removed key that is spelled right', () =>
    assert.deepEqual(suggestion({ runners: { namespace: 'x' } }), [undefined]));
  it('reports a removed table once', () =>
    assert.deepEqual(check({ runners: { builds: { cpuLimit: 1 } } }), [
      { code: 'unknown-key', route: ['runners', 'builds'], knownIn: [] },
    ]));
  it('knows removed keys in the charts that read them', () =>
    assert.deepEqual(check({ runners: { builds: { cpuLimit: '1' }, privileged: true } }, '0.52.1'), []));
  it('does not know keys of later charts', () =>
    assert.deepEqual(suggestion({ deploymentInitContainers: [] }, '0.91'), [undefined]));
  it('takes any key in an open table', () => assert.deepEqual(check({ securityContext: { seccompProfile: {} } }), []));
  it('judges the known keys of an open table', () =>
    assert.deepEqual(check({ podSecurityContext: { runAsUser: '0' } }), [
      wrong(['podSecurityContext', 'runAsUser'], 'integer', 'string', '0'),
    ]));
  it("takes Helm's global", () => assert.deepEqual(check({ global: { anything: 1 } }), []));
});
