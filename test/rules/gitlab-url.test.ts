import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';

describe('gitlab-url of values without an address', () => {
  const severities = (text: string, path = 'values.yaml') =>
    lintFile({ path, text }, { facts: {}, preset: 'all', severities: new Map() })
      .findings.filter(({ rule }) => rule === 'gitlab-url')
      .map(({ severity }) => severity);
  const token = 'runners:\n  secret: x\n';

  it('warns where token and rights are told, for --set may still give it', () =>
    assert.deepEqual(severities(`${token}rbac:\n  create: true\n`), ['warning']));
  it('is sure of all the values of an installation', () => {
    const text = `kind: HelmRelease\napiVersion: helm.toolkit.fluxcd.io/v2\nmetadata:\n  name: runner\nspec:\n  chart:\n    spec:\n      chart: gitlab-runner\n  values:\n    runners:\n      secret: x\n    rbac:\n      create: true\n`;
    assert.deepEqual(severities(text, 'release.yaml'), ['error']);
  });
  it('is not where another file may hold it', () => {
    assert.deepEqual(severities(token), ['info']);
    assert.deepEqual(severities('unregisterRunners: true\nconcurrent: 2\nrbac:\n  create: true\n'), ['info']);
    assert.deepEqual(severities(`${token}rbac:\n  create: true\n`, 'values-prod.yaml'), ['info']);
  });
});
