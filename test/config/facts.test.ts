import assert from 'node:assert/strict';
import { isFact, parseFact, wantedFor } from '../../src/config/facts.ts';

describe('facts', () => {
  it('are typed', () => {
    assert.equal(parseFact('gitlab.privateCa', 'true'), true);
    assert.equal(parseFact('network.podMtu', '1400'), 1400);
    assert.equal(parseFact('cluster.memory', '2Gi'), 2 * 1024 ** 3);
    assert.equal(parseFact('jobs.maxTimeout', '1h30m'), 5400);
    assert.equal(parseFact('jobs.maxTimeout', '3600'), 3600);
    assert.deepEqual(parseFact('dns.searchDomains', 'a.example,b.example'), ['a.example', 'b.example']);
    assert.equal(parseFact('cluster.arch', 'arm64'), 'arm64');
  });

  it('are refused in another form', () => {
    assert.equal(parseFact('gitlab.privateCa', 'yes'), undefined);
    assert.equal(parseFact('network.podMtu', '14OO'), undefined);
    assert.equal(parseFact('cluster.memory', 'much'), undefined);
    assert.equal(parseFact('jobs.maxTimeout', '1 hour'), undefined);
    assert.equal(parseFact('cluster.arch', 'sparc'), undefined);
    assert.equal(wantedFor('cluster.arch'), 'amd64, arm64, mixed');
  });

  it('have known names', () => {
    assert.ok(isFact('network.podMtu'));
    assert.ok(!isFact('toString'));
  });
});
