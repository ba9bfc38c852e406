import assert from 'node:assert/strict';
import { openChartFolder, runnerAliases } from '../../../src/document/umbrella/index.ts';
import { folder, given, opened, RUNNER } from './charts.ts';

function refusal(umbrella: Parameters<typeof opened>[0]): string {
  const chart = opened(umbrella);
  return chart.is === 'refused' ? chart.message : '';
}

describe('openChartFolder', () => {
  it('knows the aliases of the runner chart', () => {
    const dependencies = `${RUNNER}- {name: gitlab-runner, version: ~0.92.0, alias: ci}\n- {name: other, version: '*'}\n`;
    assert.deepEqual(runnerAliases(folder({ dependencies, other: '' })), ['gitlab-runner', 'ci']);
  });

  it('counts a chart that nobody asked for', () => {
    assert.deepEqual(runnerAliases(folder({ dependencies: '' })), ['gitlab-runner']);
  });

  it('counts a chart whose version does not fit under its own name', () => {
    const dependencies = '- {name: gitlab-runner, version: ^1, alias: ci}\n';
    assert.deepEqual(runnerAliases(folder({ dependencies })), ['gitlab-runner']);
  });

  it('takes the version from charts/, but for one that wins', () => {
    assert.equal(given({}).version, '0.92.0');
    const file = (text: string): { path: string; text: string } => ({ path: 'Chart.yaml', text });
    const chart = openChartFolder(
      {
        chartYaml: file('name: umbrella\nversion: 1.0.0\n'),
        values: undefined,
        templates: [],
        subcharts: [{ folder: 'gitlab-runner', chartYaml: file('name: gitlab-runner\nversion: 0.92.0\n') }],
      },
      { helm: 3, chart: '0.66.0' },
    );
    assert.equal(chart.is === 'chart' && chart.subcharts[0]?.version, '0.66.0');
  });

  it('refuses a missing sub-chart', () => {
    assert.match(refusal({ dependencies: "- {name: other, version: '*'}\n" }), /missing in charts\/ directory: other$/);
  });

  it('refuses values that are no map, and points at them', () => {
    const chart = opened({ values: '- a\n' });
    assert.ok(chart.is === 'refused');
    assert.match(chart.message, /^cannot load values.yaml: /);
    assert.equal(chart.place?.file, 'values.yaml');
  });

  it('refuses a Chart.yaml that cannot be read', () => {
    assert.match(refusal({ dependencies: '- {name: [\n' }), /^cannot load Chart.yaml: /);
  });

  it('refuses the same alias twice, and odd ones', () => {
    assert.match(
      refusal({ dependencies: RUNNER + RUNNER }),
      /more than one dependency with name or alias "gitlab-runner"$/,
    );
    const odd = "- {name: gitlab-runner, version: '*', alias: a.b}\n";
    assert.match(refusal({ dependencies: odd }), /dependency "gitlab-runner" has disallowed characters in the alias$/);
  });
});
