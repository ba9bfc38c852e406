import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprints } from '../../src/engine/fingerprint.ts';
import type { Place } from '../../src/model/place.ts';
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

  it('are the same for paths of Windows and Linux', () => {
    const paths = ['a/b.yaml', './a/b.yaml', 'a\\b.yaml', '.\\a\\b.yaml', 'a//b.yaml', 'a/c/../b.yaml'];
    const ids = paths.map((file) => fingerprints([finding(file, 'x', 'x')])[0]);
    assert.deepEqual(new Set(ids).size, 1);
  });

  it('tell paths apart that lead elsewhere', () => {
    const paths = ['a/b.yaml', '../a/b.yaml', '../../a/b.yaml', '/a/b.yaml', 'b.yaml', 'A/b.yaml', '..a/b.yaml'];
    const ids = paths.map((file) => fingerprints([finding(file, 'x', 'x')])[0]);
    assert.deepEqual(new Set(ids).size, paths.length);
  });

  describe('of items in a list', () => {
    /** The fingerprints of findings about these items, in a file of these lines. */
    const idsOf = (path: string, lines: readonly string[], places: readonly Partial<Place>[]) => {
      const text = `${lines.join('\n')}\n`;
      const found = places.map((more) => finding(path, text, '', { place: { ...at(0), file: path, ...more } }));
      return fingerprints(found, { textOf: () => text });
    };
    const items = (...list: string[]) => ['envVars:', ...list.map((item) => `  - ${item}`)];
    const third = { route: ['envVars', 2, 'value'] };
    const first = { route: ['envVars', 0, 'value'] };

    for (const [what, item] of [
      ['a map with a name', '{ name: B, value: 1 }'],
      ['a map with a path', '{ mountPath: /b, value: 1 }'],
      ['a variable', 'B=1'],
      ['a text', 'b'],
    ] as const)
      it(`stay where others come before it: ${what}`, () => {
        const before = idsOf('values.yaml', items(item), [first]);
        const after = idsOf('values.yaml', items('{ name: X }', 'C=2', item), [third]);
        assert.deepEqual(after, before);
      });

    it('follow the index where items have no name of their own', () => {
      const twins = items('{ name: B, value: 1 }', '{ name: B, value: 2 }', '{ value: 3 }');
      const ids = idsOf('values.yaml', twins, [first, { route: ['envVars', 1, 'value'] }, third]);
      assert.equal(new Set(ids).size, 3);
      assert.notDeepEqual(idsOf('values.yaml', items('{ value: 3 }'), [first]), [ids[2]]);
    });

    it('stay when a twin without a name comes behind it', () => {
      const before = idsOf('values.yaml', items('{ value: 1 }'), [first]);
      const after = idsOf('values.yaml', items('{ value: 1 }', '{ value: 1 }'), [first]);
      assert.deepEqual(after, before);
    });

    const toml = (...names: string[]) => names.flatMap((name) => ['[[runners]]', `name = "${name}"`]);
    const inConfig = (index: number) => ({ route: ['runners', 'config'], innerRoute: ['runners', index, 'name'] });
    const values = (...names: string[]) => ['runners:', '  config: |', ...toml(...names).map((line) => `    ${line}`)];

    it('stay in TOML within values', () => {
      const before = idsOf('values.yaml', values('b'), [inConfig(0)]);
      assert.deepEqual(idsOf('values.yaml', values('a', 'b'), [inConfig(1)]), before);
    });

    it('stay in a config.toml', () => {
      const before = idsOf('config.toml', toml('b'), [{ route: ['runners', 0, 'name'] }]);
      assert.deepEqual(idsOf('config.toml', toml('a', 'b'), [{ route: ['runners', 1, 'name'] }]), before);
    });

    it('stay in a heredoc of Terraform', () => {
      const tf = (...names: string[]) => ['locals {', '  config = <<-EOT', ...toml(...names), '  EOT', '}'];
      const place = (index: number) => ({ route: ['locals', 'config'], innerRoute: ['runners', index, 'name'] });
      const before = idsOf('main.tf', tf('b'), [place(0)]);
      assert.deepEqual(idsOf('main.tf', tf('a', 'b'), [place(1)]), before);
    });

    it('are unique in files that cannot be read', () => {
      for (const path of ['values.yaml', 'config.toml', 'main.tf'])
        assert.equal(new Set(idsOf(path, ['{ [ = "'], [first, third, inConfig(0), inConfig(1)])).size, 4);
    });
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
