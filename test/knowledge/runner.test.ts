import assert from 'node:assert/strict';
import {
  isMapTable,
  newestRunner,
  runnerDefaults,
  runnerKey,
  runnerKeyOfVariable,
  runnerTables,
} from '../../src/knowledge/index.ts';

describe('runnerKey', () => {
  it('finds a key by its dotted path', () =>
    assert.equal(runnerKey('runners.kubernetes.poll_timeout')?.type, 'integer'));
  it('finds a key by a route with indexes', () =>
    assert.equal(runnerKey(['runners', 0, 'kubernetes', 'image'])?.type, 'string'));
  it('gives the canonical spelling for another letter case', () =>
    assert.equal(runnerKey('RUNNERS.Cache.S3.bucketname')?.name, 'BucketName'));
  it('folds the letters that Go folds', () => assert.equal(runnerKey('ſentry_dsn')?.name, 'sentry_dsn'));
  it('does not bridge underscores', () => assert.equal(runnerKey('runners.kubernetes.pollTimeout'), undefined));
  it('tells since when a key is known', () => assert.equal(runnerKey('runners.kubernetes.dns_config')?.since, '13.7'));
  it('tells the last version of a removed key', () =>
    assert.equal(runnerKey('runners.pre_clone_script')?.until, '16.11'));
});

describe('runnerTables', () => {
  it('names every table that knows a key', () => assert.deepEqual(runnerTables('builds_dir'), ['runners']));
  it('names the top of the file', () => assert.deepEqual(runnerTables('concurrent'), ['']));
  it('leaves out tables of other versions', () => assert.deepEqual(runnerTables('retry_limit', '16.8.0'), []));
  it('finds nothing for an unknown key', () => assert.deepEqual(runnerTables('bogus'), []));
});

describe('isMapTable', () => {
  it('is true for a map with free keys', () => assert.equal(isMapTable('runners.kubernetes.node_selector'), true));
  it('is true for one in a list', () =>
    assert.equal(isMapTable(['runners', 0, 'kubernetes', 'volumes', 'secret', 1, 'items']), true));
  it('is false for a table', () => assert.equal(isMapTable('runners.kubernetes'), false));
  it('is false for an unknown key', () => assert.equal(isMapTable('x'), false));
});

describe('runnerDefaults', () => {
  const kubernetes = (version: string): Record<string, unknown> =>
    runnerDefaults(version)['kubernetes'] as Record<string, unknown>;

  it('gives what the runner uses', () => assert.equal(kubernetes(newestRunner)['helper_image_flavor'], 'alpine'));
  it('leaves out keys that the version does not know', () =>
    assert.equal(kubernetes('16.8.0')['retry_limit'], undefined));
});

describe('runnerKeyOfVariable', () => {
  it('finds the key that register reads from a variable', () =>
    assert.deepEqual(runnerKeyOfVariable('KUBERNETES_POLL_TIMEOUT', '19.3'), {
      route: ['kubernetes', 'poll_timeout'],
      type: 'integer',
      flag: 'kubernetes-poll-timeout',
      keepsZero: false,
    }));
  it('tells where false differs from no value', () =>
    assert.equal(runnerKeyOfVariable('KUBERNETES_PRIVILEGED', '19.3')?.keepsZero, true));
  it('names options that are not called after their variable', () =>
    assert.equal(runnerKeyOfVariable('RUNNER_LIMIT', '19.3')?.flag, 'limit'));
  it('leaves out variables of newer versions', () =>
    assert.equal(runnerKeyOfVariable('RUNNER_PREPARE_TIMEOUT', '18.11'), undefined));
  it('leaves out variables that are gone', () =>
    assert.equal(runnerKeyOfVariable('RUNNER_PRE_CLONE_SCRIPT', '17.0'), undefined));
  it('finds nothing for other variables', () => assert.equal(runnerKeyOfVariable('PATH', '19.3'), undefined));
});
