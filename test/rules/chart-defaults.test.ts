import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { lintFile } from '../../src/engine/lint.ts';
import { chartDefaults } from '../../src/knowledge/index.ts';
import { CHART_VERSIONS } from '../../src/knowledge/generated/chart-versions.ts';

/** What is true of the defaults: they are not meant to be installed as they are. */
const TRUE_OF_DEFAULTS = new Set(['no-rbac', 'gitlab-url', 'no-token']);
/** Values files of released charts, `<version>.yaml`, if there are any beside the project. */
const RELEASED = new URL('../../../shared/reference/chart-values/', import.meta.url);

function errorsIn(text: string, chart: string): readonly string[] {
  const options = { chart, facts: {}, preset: 'recommended', severities: new Map() } as const;
  const { skipped, findings } = lintFile({ path: 'values.yaml', text }, options);
  assert.equal(skipped, null);
  return findings
    .filter(({ rule, severity }) => severity === 'error' && !TRUE_OF_DEFAULTS.has(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('the default values of a chart', () => {
  for (const line of CHART_VERSIONS.split('\n')) {
    const [chart = ''] = line.split(' ');
    it(`of ${chart} have no error but what is true of them`, () => {
      assert.deepEqual(errorsIn(stringify(chartDefaults(chart)), chart), []);
    });
  }

  it('as released have no error but what is true of them', function () {
    if (!existsSync(RELEASED)) {
      console.log(`      (no values files at ${RELEASED.pathname})`);
      this.skip();
    }
    const files = readdirSync(RELEASED).filter((name) => name.endsWith('.yaml'));
    const faulty = files.filter((name) => {
      const errors = errorsIn(readFileSync(new URL(name, RELEASED), 'utf8'), basename(name, '.yaml'));
      return errors.length > 0;
    });
    assert.deepEqual(faulty, []);
  });
});
