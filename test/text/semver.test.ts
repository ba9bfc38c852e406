import assert from 'node:assert/strict';
import { satisfies } from '../../src/text/semver.ts';

/** Of some versions those that lie in a range. */
function among(range: string, ...versions: string[]): string[] {
  return versions.filter((version) => satisfies(version, range) === true);
}

describe('satisfies', () => {
  it('compares whole versions', () => {
    assert.deepEqual(among('>=0.60.0, <0.80', '0.59.9', '0.60.0', '0.79.3', '0.80.0'), ['0.60.0', '0.79.3']);
    assert.deepEqual(among('!=1.2.3', '1.2.3', '1.2.4'), ['1.2.4']);
    assert.deepEqual(among('=v1.2.3', '1.2.3', 'v1.2.3', '1.2.4'), ['1.2.3', 'v1.2.3']);
    assert.deepEqual(among('<=1.2.3', '1.2.2', '1.2.3', '1.2.4'), ['1.2.2', '1.2.3']);
    assert.deepEqual(among('>1.2.3', '1.2.2', '1.2.3', '1.2.4'), ['1.2.4']);
    assert.deepEqual(among('=>1.2.3 =<1.3.0', '1.2.2', '1.2.3', '1.3.0', '1.3.1'), ['1.2.3', '1.3.0']);
    assert.deepEqual(among('1.2.3', '1.2.3+ours', '1.2.3-rc'), ['1.2.3+ours']);
  });

  it('takes a partial version for all that it covers', () => {
    assert.deepEqual(among('0.92', '0.91.9', '0.92.0', '0.92.7', '0.93.0'), ['0.92.0', '0.92.7']);
    assert.deepEqual(among('1.x', '0.9.0', '1.9.0', '2.0.0'), ['1.9.0']);
    assert.deepEqual(among('*', '0.0.1', '9.9.9'), ['0.0.1', '9.9.9']);
    assert.deepEqual(among('>1', '1.9.0', '2.0.0'), ['2.0.0']);
    assert.deepEqual(among('<=1.2', '1.2.9', '1.3.0'), ['1.2.9']);
    assert.deepEqual(among('!=1.2', '1.2.9', '1.3.0'), ['1.3.0']);
  });

  it('goes to the end of what a partial version covers, and from there', () => {
    assert.deepEqual(among('>1.2', '0.9.0', '1.2.9', '1.3.0', '2.0.0'), ['1.3.0', '2.0.0']);
    assert.deepEqual(among('>=1.2', '0.9.0', '1.1.9', '1.2.0', '2.0.0'), ['1.2.0', '2.0.0']);
    assert.deepEqual(among('<=1.2', '0.9.0', '1.1.9', '1.2.9', '1.3.0', '2.1.0'), ['0.9.0', '1.1.9', '1.2.9']);
    assert.deepEqual(among('<=1', '0.9.0', '1.9.9', '2.0.0'), ['0.9.0', '1.9.9']);
    assert.deepEqual(among('<2', '1.9.9', '2.0.0', '2.0.1'), ['1.9.9']);
    assert.deepEqual(among('!=1', '0.9.0', '1.0.0', '1.2.3', '2.1.0'), ['0.9.0', '2.1.0']);
  });

  it('takes a star for all versions, and for 0.0.0 where it is compared', () => {
    const all = ['0.0.0', '0.0.1', '0.1.0', '1.0.0'];
    for (const range of ['=*', '~*', '>=*', '~0.0.0']) assert.deepEqual(among(range, ...all), all, range);
    for (const range of ['>*', '!=*']) assert.deepEqual(among(range, ...all), all.slice(1), range);
    assert.deepEqual(among('^*', ...all), ['0.0.0']);
  });

  it('tells pre-releases of a partial version apart', () => {
    const all = ['1.2.9-alpha', '1.2.9-rc', '1.2.9-zed', '1.2.9'];
    assert.deepEqual(among('!=1.2-rc', ...all), ['1.2.9-alpha', '1.2.9-zed', '1.2.9']);
  });

  it('knows tildes and carets', () => {
    assert.deepEqual(among('~1.2.3', '1.2.2', '1.2.9', '1.3.0'), ['1.2.9']);
    assert.deepEqual(among('~>1', '1.0.0', '1.9.0', '2.0.0'), ['1.0.0', '1.9.0']);
    assert.deepEqual(among('~1.2', '1.1.9', '1.2.0', '1.2.9', '1.3.0'), ['1.2.0', '1.2.9']);
    assert.deepEqual(among('~0.0.1', '0.0.0', '0.0.1', '0.0.9', '0.1.0'), ['0.0.1', '0.0.9']);
    assert.deepEqual(among('^0', '0.0.0', '0.9.0', '1.0.0'), ['0.0.0', '0.9.0']);
    assert.deepEqual(among('^0.0', '0.0.0', '0.0.9', '0.1.0'), ['0.0.0', '0.0.9']);
    assert.deepEqual(among('^0.2', '0.1.0', '0.2.0', '0.2.9', '0.3.0'), ['0.2.0', '0.2.9']);
    assert.deepEqual(among('^1.2.3', '1.2.2', '1.2.3', '1.9.0', '2.2.3'), ['1.2.3', '1.9.0']);
    assert.deepEqual(among('^1.2', '1.1.0', '1.9.0', '2.0.0'), ['1.9.0']);
    assert.deepEqual(among('^0.2.3', '0.2.2', '0.2.9', '0.3.0'), ['0.2.9']);
    assert.deepEqual(among('^0.0.3', '0.0.3', '0.0.4'), ['0.0.3']);
  });

  it('knows ranges with a hyphen, and alternatives', () => {
    assert.deepEqual(among('1.2 - 1.4', '1.1.9', '1.2.0', '1.4.9', '1.5.0'), ['1.2.0', '1.4.9']);
    assert.deepEqual(among('1.2.3 || >=3', '1.2.3', '2.0.0', '3.0.0'), ['1.2.3', '3.0.0']);
  });

  it('takes pre-releases only where the range names one', () => {
    assert.equal(satisfies('1.0.0-rc1', '>=0.9'), false);
    assert.equal(satisfies('1.0.0-rc1', '>=0.9-0'), true);
    assert.deepEqual(among('>=1.0.0-rc.2', '1.0.0-rc.1', '1.0.0-rc.10', '1.0.0'), ['1.0.0-rc.10', '1.0.0']);
    assert.deepEqual(among('>1.0.0-1', '1.0.0-0', '1.0.0-a', '1.0.0-1.1'), ['1.0.0-a', '1.0.0-1.1']);
    assert.deepEqual(among('>1.0.0-b.1', '1.0.0-a.2', '1.0.0-b', '1.0.0-b.1', '1.0.0-c'), ['1.0.0-c']);
    assert.deepEqual(among('<1.0.0-b', '1.0.0-1', '1.0.0-a.9', '1.0.0-b.1', '1.0.0'), ['1.0.0-1', '1.0.0-a.9']);
  });

  it('says nothing about what is no version or no range', () => {
    for (const range of ['', 'latest', '1.2.3,', '>', '1.2.3.4', '>=1 <'])
      assert.equal(satisfies('1.0.0', range), undefined, range);
    for (const version of ['', 'main', '1.2.3.4', '1.0.0-01', '1.0.0-a..b', '1.0.0+a..b', `${2n ** 64n}.0.0`])
      assert.equal(satisfies(version, '*'), undefined, version);
  });

  it('judges versions and ranges of a length that programs take, and no longer ones', () => {
    const version = (length: number) => `1.0.0+${'a'.repeat(length - 6)}`;
    assert.equal(satisfies(version(256), '*'), true);
    assert.equal(satisfies(version(257), '*'), undefined);
    assert.equal(satisfies(`${2n ** 64n - 1n}.0.0`, '>1'), true);
    const groups = (count: number) => Array(count).fill('1').join('||');
    assert.equal(satisfies('1.0.0', groups(32)), true);
    assert.equal(satisfies('1.0.0', groups(33)), undefined);
    assert.equal(satisfies('1.0.0', '1'.padEnd(512)), true);
    assert.equal(satisfies('1.0.0', '1'.padEnd(513)), undefined);
  });
});
