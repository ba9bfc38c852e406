import assert from 'node:assert/strict';
import {
  chartDefaults,
  chartKey,
  chartVersion,
  isChartKey,
  newestChart,
  runnerVersionOf,
} from '../../src/knowledge/index.ts';

describe('chartKey', () => {
  it('finds a key by its dotted path', () => assert.equal(chartKey('runners.config')?.type, 'string'));
  it('finds a key by a route with indexes', () =>
    assert.equal(chartKey(['rbac', 'rules', 0, 'verbs'])?.type, 'text[]'));
  it('tells the last chart that read a removed key, and what replaced it', () => {
    const key = chartKey('runners.builds.cpuLimit');
    assert.deepEqual([key?.until, key?.configKey], ['0.52.1', 'runners.kubernetes.cpu_limit']);
  });
  it('makes tables of old charts end with their keys', () => assert.equal(chartKey('runners.builds')?.until, '0.52.1'));
  it('tells upper from lower case', () => assert.equal(chartKey('Runners'), undefined));
  it('finds nothing below a scalar', () => assert.equal(chartKey('concurrent.x'), undefined));
  it('finds no member of Object.prototype', () => assert.equal(isChartKey('constructor'), false));
  it('knows removed keys', () => assert.equal(isChartKey('runners.privileged'), true));
});

describe('chart versions', () => {
  it('knows the runner of the newest chart', () => assert.equal(runnerVersionOf(newestChart), '19.3.0'));
  it('knows the runner of an older chart', () => assert.equal(runnerVersionOf('0.52.1'), '15.11.1'));
  it('takes a partial version', () => assert.equal(runnerVersionOf('0.91'), '19.2.2'));
  it('judges a newer chart as the newest', () => assert.equal(chartVersion('1.0.0'), newestChart));
});

describe('chartDefaults', () => {
  it('gives the values of the newest chart', () => {
    const { concurrent, checkInterval, podSecurityContext } = chartDefaults(newestChart);
    assert.deepEqual(
      { concurrent, checkInterval, podSecurityContext },
      {
        concurrent: 10,
        checkInterval: 3,
        podSecurityContext: { runAsUser: 100, fsGroup: 65533 },
      },
    );
  });
  it('gives the values of an older chart', () => assert.equal(chartDefaults('0.64.0')['checkInterval'], 30));
  it('leaves out what an older chart did not have', () =>
    assert.equal(chartDefaults('0.64.0')['serviceAccount'], undefined));
  it('leaves out what was taken away', () => assert.equal(chartDefaults('0.23.0')['unregisterRunners'], undefined));
  it('brings back what was taken away for a while', () =>
    assert.deepEqual((chartDefaults('0.53.2')['runners'] as { cache: unknown }).cache, {}));
  it('makes fresh data at each call', () => assert.notEqual(chartDefaults(newestChart), chartDefaults(newestChart)));
});
