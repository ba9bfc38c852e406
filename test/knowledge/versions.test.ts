import assert from 'node:assert/strict';
import { compareVersions, resolveVersion } from '../../src/knowledge/versions.ts';

describe('compareVersions', () => {
  it('orders by number, not by letter', () => assert.ok(compareVersions('0.9.0', '0.10.0') < 0));
  it('finds equal versions equal', () => assert.equal(compareVersions('16.11.3', '16.11.3'), 0));
  it('does not compare what a partial version leaves out', () => assert.equal(compareVersions('16.11', '16.11.3'), 0));
  it('orders partial versions', () => assert.ok(compareVersions('19.4', '16.11.3') > 0));
  it('ignores a leading v', () => assert.equal(compareVersions('v17.0.0', '17.0.0'), 0));
  it('ignores pre-release and build parts', () => assert.equal(compareVersions('0.92.0-beta.1', '0.92.0+x'), 0));
});

describe('resolveVersion', () => {
  const releases = ['0.9.0', '0.10.0', '0.10.1', '0.11.0'];
  it('takes the newest that a partial version covers', () => assert.equal(resolveVersion('0.10', releases), '0.10.1'));
  it('takes the newest before a version that does not exist', () =>
    assert.equal(resolveVersion('0.10.5', releases), '0.10.1'));
  it('takes the newest for a newer one', () => assert.equal(resolveVersion('1.0.0', releases), '0.11.0'));
  it('takes the first for an older one', () => assert.equal(resolveVersion('0.1.0', releases), '0.9.0'));
});
