import assert from 'node:assert/strict';
import { checkShape, type ShapeProblem } from '../../src/schema/index.ts';
import { datetime, float, mapOf, unknown } from './nodes.ts';

const check = (config: object, runner = '19.3'): readonly ShapeProblem[] => checkShape(mapOf(config), 'config', runner);
const inRunner = (keys: object, runner?: string): readonly ShapeProblem[] => check({ runners: [keys] }, runner);
const inKubernetes = (keys: object, runner?: string): readonly ShapeProblem[] => inRunner({ kubernetes: keys }, runner);
const K8S = ['runners', 0, 'kubernetes'];

const wrong = (
  route: (string | number)[],
  expected: string | string[],
  actual: string,
  correction?: string,
): object => ({
  code: 'wrong-type',
  route,
  expected: [expected].flat(),
  actual,
  ...(correction === undefined ? {} : { correction }),
});

describe('checkShape of config.toml: types', () => {
  it('takes right types', () =>
    assert.deepEqual(inKubernetes({ cpu_limit: '1', poll_timeout: 600, privileged: true, cap_add: ['A'] }), []));
  it('refuses a bare quantity and says how to write it', () =>
    assert.deepEqual(inKubernetes({ cpu_limit: 0.5 }), [wrong([...K8S, 'cpu_limit'], 'string', 'float', '"0.5"')]));
  it('does not guess the text of a float that is no quantity', () =>
    assert.deepEqual(inKubernetes({ image: float(1.2) }), [wrong([...K8S, 'image'], 'string', 'float')]));
  it('refuses a quoted number', () =>
    assert.deepEqual(inKubernetes({ poll_timeout: '600' }), [
      wrong([...K8S, 'poll_timeout'], 'integer', 'string', '600'),
    ]));
  it('refuses a whole float for an integer', () =>
    assert.deepEqual(inKubernetes({ poll_timeout: float(180) }), [
      wrong([...K8S, 'poll_timeout'], 'integer', 'float'),
    ]));
  it('refuses infinity for an integer', () =>
    assert.deepEqual(inKubernetes({ poll_timeout: float(Infinity) }), [
      wrong([...K8S, 'poll_timeout'], 'integer', 'float'),
    ]));
  it('takes an integer for a float', () => assert.deepEqual(inRunner({ machine: { IdleScaleFactor: 1 } }), []));
  it('refuses a quoted boolean', () =>
    assert.deepEqual(inKubernetes({ privileged: 'true' }), [
      wrong([...K8S, 'privileged'], 'boolean', 'string', 'true'),
    ]));
  it('refuses a number for a boolean without guessing', () =>
    assert.deepEqual(inKubernetes({ privileged: 1 }), [wrong([...K8S, 'privileged'], 'boolean', 'integer')]));
  it('refuses one text for a list', () =>
    assert.deepEqual(inKubernetes({ image_pull_secrets: 'x' }), [
      wrong([...K8S, 'image_pull_secrets'], 'list', 'string', '["x"]'),
    ]));
  it('does not split a text with commas', () =>
    assert.deepEqual(inKubernetes({ cap_add: 'A,B' }), [wrong([...K8S, 'cap_add'], 'list', 'string')]));
  it('takes one pull policy or several', () =>
    assert.deepEqual(
      check({ runners: [{ kubernetes: { pull_policy: 'always' } }, { kubernetes: { pull_policy: ['always'] } }] }),
      [],
    ));
  it('refuses a number among pull policies', () =>
    assert.deepEqual(inKubernetes({ pull_policy: ['always', 1] }), [
      wrong([...K8S, 'pull_policy'], ['string', 'list'], 'list'),
    ]));
  it('refuses an integer beyond 32 bits where the field has 32', () => {
    const term = { weight: 3_000_000_000 };
    const affinity = { node_affinity: { preferred_during_scheduling_ignored_during_execution: [term] } };
    assert.deepEqual(
      inKubernetes({ affinity }).map((problem) => problem.code === 'wrong-type' && problem.format),
      ['int32'],
    );
  });
  it('refuses a date for a text', () =>
    assert.deepEqual(inKubernetes({ image: datetime('2026-01-01') }), [
      wrong([...K8S, 'image'], 'string', 'datetime'),
    ]));
  it('takes a date, and its text, for a date', () =>
    assert.deepEqual(
      inRunner({ token_obtained_at: datetime('2026-01-01'), token_expires_at: '2026-01-01T00:00:00Z' }),
      [],
    ));
  it('refuses another text for a date', () =>
    assert.deepEqual(inRunner({ token_obtained_at: '2026-01-01' }), [
      { ...wrong(['runners', 0, 'token_obtained_at'], 'datetime', 'string'), format: 'datetime' },
    ]));
  it('says nothing about unknown values', () =>
    assert.deepEqual(inKubernetes({ cpu_limit: unknown(), cap_add: [unknown(), 'A'], volumes: unknown() }), []));
});

describe('checkShape of config.toml: durations', () => {
  const formats = (text: unknown, runner?: string): unknown[] =>
    inRunner({ unhealthy_interval: text }, runner).map((problem) => problem.code === 'wrong-type' && problem.format);

  for (const text of ['1h30m', '1.5h', '.5s', '5µs', '+1m', '-5m', '0', 3600]) {
    it(`takes ${JSON.stringify(text)}`, () => assert.deepEqual(formats(text), []));
  }
  for (const text of ['1h30min', '3600 s', '1d', '', '3600', '1H', '1m30', '9999999h']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.deepEqual(formats(text), ['duration']));
  }
  it('refuses text up to 15.8, which knows integers only', () =>
    assert.deepEqual(inRunner({ unhealthy_interval: '1m' }, '15.8.2'), [
      wrong(['runners', 0, 'unhealthy_interval'], 'integer', 'string'),
    ]));
  it('takes text from 15.9 on', () => assert.deepEqual(formats('1m', '15.9.0'), []));
});

describe('checkShape of config.toml: tables', () => {
  it('refuses single brackets for a list of tables', () =>
    assert.deepEqual(check({ runners: { name: 'x' } }), [wrong(['runners'], 'list of maps', 'map')]));
  it('refuses double brackets for a table', () =>
    assert.deepEqual(inRunner({ kubernetes: [{}] }), [wrong(K8S, 'map', 'list of maps')]));
  it('refuses a scalar for a table', () =>
    assert.deepEqual(inKubernetes({ dns_config: 'x' }), [wrong([...K8S, 'dns_config'], 'map', 'string')]));
  it('takes an empty list of tables', () => assert.deepEqual(inKubernetes({ services: [] }), []));
  it('refuses texts for tables', () =>
    assert.deepEqual(inKubernetes({ services: ['docker:dind'] }), [wrong([...K8S, 'services', 0], 'map', 'string')]));
  it('tells that a map with free keys is lost', () =>
    assert.deepEqual(inKubernetes({ node_selector: 'a=b' }), [
      { code: 'map-not-a-table', route: [...K8S, 'node_selector'], actual: 'string' },
    ]));
  it('refuses a wrong value in such a map', () =>
    assert.deepEqual(inKubernetes({ node_selector: { pool: true } }), [
      wrong([...K8S, 'node_selector', 'pool'], 'string', 'boolean', '"true"'),
    ]));
  it('takes anything in a plugin configuration', () =>
    assert.deepEqual(inRunner({ autoscaler: { plugin_config: { a: { b: [1, 'x'] } } } }), []));
  it('names the missing keys of an NFS volume', () =>
    assert.deepEqual(inKubernetes({ volumes: { nfs: [{ name: 'n', path: unknown() }] } }), [
      { code: 'missing-keys', route: [...K8S, 'volumes', 'nfs', 0], keys: ['mount_path', 'server'] },
    ]));
  it('takes what is no text, or empty, for absent', () =>
    assert.deepEqual(inKubernetes({ volumes: { nfs: [{ name: 'n', mount_path: '', server: 1, path: 'p' }] } }), [
      { code: 'missing-keys', route: [...K8S, 'volumes', 'nfs', 0], keys: ['mount_path', 'server'] },
    ]));
  it('takes names in another case for absent', () =>
    assert.deepEqual(inKubernetes({ volumes: { nfs: [{ name: 'n', mount_path: '/n', Server: 's', path: 'p' }] } }), [
      { code: 'missing-keys', route: [...K8S, 'volumes', 'nfs', 0], keys: ['server'] },
    ]));
  it('lets the other values of an NFS volume be, which the runner passes over', () => {
    const nfs = { name: 'n', mount_path: '/n', server: 's', Server: 't', path: 'p', read_only: 'true', sub_path: 1 };
    assert.deepEqual(inKubernetes({ volumes: { nfs: [nfs] } }), []);
  });
  it('misses nothing where a template inserts lines', () =>
    assert.deepEqual(
      checkShape(mapOf({ runners: [{ kubernetes: { volumes: { nfs: [{}] } } }] }), 'config', '19.3', () => true),
      [],
    ));
});

describe('checkShape of config.toml: keys', () => {
  it('matches letter case as the decoder does', () =>
    assert.deepEqual(inKubernetes({ IMAGE: 'x', Poll_Timeout: 1 }), []));
  it('keeps the spelling in routes', () =>
    assert.deepEqual(inKubernetes({ IMAGE: 1 }), [wrong([...K8S, 'IMAGE'], 'string', 'integer', '"1"')]));
  it('judges both spellings of one key', () =>
    assert.deepEqual(inKubernetes({ image: 'x', Image: 1 }), [wrong([...K8S, 'Image'], 'string', 'integer', '"1"')]));
  it('tells twins that both have the right type', () =>
    assert.deepEqual(inKubernetes({ image: 'x', IMAGE: 'y' }), [
      { code: 'key-twins', route: [...K8S, 'IMAGE'], twin: 'image' },
    ]));
  it('lets tables of one name be', () =>
    assert.deepEqual(inKubernetes({ dns_config: {}, DNS_Config: {}, pod_labels: { a: 'x', A: 'y' } }), []));
  it('reports an unknown table once', () =>
    assert.deepEqual(inRunner({ bogus_table_here: { a: { b: 1 } } }), [
      { code: 'unknown-key', route: ['runners', 0, 'bogus_table_here'], knownIn: [] },
    ]));
  it('suggests snake_case for camelCase', () =>
    assert.deepEqual(inKubernetes({ nodeSelector: {} }), [
      { code: 'unknown-key', route: [...K8S, 'nodeSelector'], suggestion: 'node_selector', knownIn: [] },
    ]));
  it('suggests nothing that differs in a whole word', () =>
    assert.deepEqual(check({ runners: [{ kubernetes: { job_timeout: 600 } }] }), [
      { code: 'unknown-key', route: [...K8S, 'job_timeout'], knownIn: [] },
    ]));
  it('suggests the key that a longer name ends with', () =>
    assert.deepEqual(inKubernetes({ imagePullPolicy: 'always' }), [
      { code: 'unknown-key', route: [...K8S, 'imagePullPolicy'], suggestion: 'pull_policy', knownIn: [] },
    ]));
  it('tells the table that knows the key', () =>
    assert.deepEqual(inKubernetes({ environment: ['A=b'] }), [
      {
        code: 'unknown-key',
        route: [...K8S, 'environment'],
        knownIn: ['runners', 'runners.kubernetes.services', 'runners.docker.services'],
      },
    ]));
  it('suggests what replaced a removed key', () =>
    assert.deepEqual(inRunner({ pre_clone_script: 'x' }), [
      {
        code: 'unknown-key',
        route: ['runners', 0, 'pre_clone_script'],
        suggestion: 'pre_get_sources_script',
        knownIn: [],
      },
    ]));
  it('knows the removed key in its own time', () =>
    assert.deepEqual(inRunner({ pre_clone_script: 'x' }, '16.11.3'), []));
  it('does not know keys of later versions', () =>
    assert.deepEqual(
      inRunner({ get_sources_timeout: '1m' }, '19.0.1').map(({ code }) => code),
      ['unknown-key'],
    ));
});
