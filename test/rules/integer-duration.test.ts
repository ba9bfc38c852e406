import assert from 'node:assert/strict';
import { inConfig, inTemplate, textAt } from './lint.ts';

const RULE = 'integer-duration';

describe(RULE, () => {
  it('finds settings in tables of tables', () => {
    const text =
      '[[runners]]\n  executor = "kubernetes"\n  [[runners.monitoring.job_queuing_durations]]\n    threshold = 30\n';
    assert.deepEqual(
      inConfig(RULE, text).map((finding) => textAt(text, finding)),
      ['threshold'],
    );
  });

  it('looks into the template of the chart', () =>
    assert.equal(
      inTemplate(RULE, '[[runners]]\n  [runners.kubernetes]\n    cleanup_resources_timeout = 60').length,
      1,
    ));

  it('is silent for versions in which the setting was a number', () => {
    const text = '[[runners]]\n  executor = "kubernetes"\n  unhealthy_interval = 3600\n';
    assert.deepEqual(inConfig(RULE, text, { runner: '15.8' }), []);
    assert.equal(inConfig(RULE, text).length, 1);
  });

  it('is silent for versions that do not know the setting', () =>
    assert.deepEqual(inConfig(RULE, '[[runners]]\n  prepare_timeout = 60\n', { runner: '18.0' }), []));
});
