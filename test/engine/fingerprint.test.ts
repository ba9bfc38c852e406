import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprints } from '../../src/engine/fingerprint.ts';
import { finding } from '../report/build.ts';

const at = (start: number) => ({ file: 'v', span: { start, end: start + 1 }, route: ['a', 0] });

describe('fingerprints', () => {
  it('are 16 hex digits', () => assert.match(fingerprints([finding('v', 'x', 'x')])[0]!, /^[0-9a-f]{16}$/));

  it('survive moved lines and changed words', () => {
    const before = fingerprints([finding('v', 'x', 'x', { place: at(5) })]);
    const after = fingerprints([finding('v', 'x', 'x', { place: at(500), message: 'Other words.' })]);
    assert.deepEqual(after, before);
  });

  it('are unique for equal findings', () => {
    const ids = fingerprints([1, 2, 3].map((start) => finding('v', 'x', 'x', { place: at(start) })));
    assert.equal(new Set(ids).size, 3);
  });

  it('tell routes apart that look alike when joined', () => {
    const routes = [['a', 'b'], ['a,b'], ['a', 0], ['a', '0'], []];
    const ids = fingerprints(routes.map((route) => finding('v', 'x', 'x', { place: { ...at(1), route } })));
    assert.equal(new Set(ids).size, routes.length);
  });

  it('tell via, innerRoute and document apart', () => {
    const places = [{}, { via: [['a']] }, { innerRoute: ['a'] }, { innerRoute: [] }, { document: 1 }];
    const ids = fingerprints(places.map((more) => finding('v', 'x', 'x', { place: { ...at(1), ...more } })));
    assert.equal(new Set(ids).size, places.length);
  });

  it('do not collide in 20,000 different routes', () => {
    const found = Array.from({ length: 20_000 }, (_, n) =>
      finding('v', 'x', 'x', { place: { ...at(1), route: ['runners', n, `key${n % 7}`] } }),
    );
    assert.equal(new Set(fingerprints(found)).size, found.length);
  });

  it('are unique whatever the routes', () => {
    const route = fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.nat(3)), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(route, { maxLength: 50 }), (routes) => {
        const ids = fingerprints(routes.map((way) => finding('v', 'x', 'x', { place: { ...at(1), route: way } })));
        return new Set(ids).size === routes.length;
      }),
    );
  });
});
