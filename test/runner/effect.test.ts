import assert from 'node:assert/strict';
import { defaultsFrom, nodeOf } from '../../src/document/defaults.ts';
import { LayeredView } from '../../src/document/view.ts';
import { chartDefaults } from '../../src/knowledge/index.ts';
import type { Plain } from '../../src/model/plain.ts';
import { releaseEffect } from '../../src/runner/effect.ts';

function runner(chart: string, version: string, values: object): Plain {
  const given = { node: nodeOf(values), source: defaultsFrom({ kind: 'file' }) };
  const defaults = {
    node: nodeOf(chartDefaults(chart)),
    source: defaultsFrom({ kind: 'chart-default', version: chart }),
  };
  const view = new LayeredView([given, defaults], { parent: null });
  const release = { name: 'ci', namespace: 'default' };
  const { registered } = releaseEffect({ chart, values: view, release, apiVersions: [] }, version);
  assert.equal(registered.error, null);
  const runners = registered.tree?.['runners'];
  assert.ok(Array.isArray(runners));
  return runners[0] as Plain;
}

describe('releaseEffect', () => {
  it('hands options of the chart over to register', () => {
    const made = runner('0.40.0', '14.10.0', {
      gitlabUrl: 'https://gitlab.example.com/',
      runnerRegistrationToken: 'GR1348941a1b2c3d4e5f6',
      runners: { name: 'ci', config: '[[runners]]\n', nodeSelector: { pool: 'ci' }, podLabels: { team: 'a' } },
    });
    const text = JSON.stringify(made);
    assert.match(text, /"name":"ci"/);
    assert.match(text, /"node_selector":\{"pool":"ci"\}/);
    assert.match(text, /"pod_labels":\{"team":"a"\}/);
  });
});
