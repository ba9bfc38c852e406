import assert from 'node:assert/strict';
import { defaultsFrom, nodeOf } from '../../src/document/defaults.ts';
import { unknownLayer } from '../../src/document/settings.ts';
import { findLast, neverOpen, type Source, type Sourced } from '../../src/document/source.ts';
import { LayeredView } from '../../src/document/view.ts';

/** A layer that pretends to be a file: every node has a place, at offset 0. */
const file: Source = {
  origin: { kind: 'file' },
  find: findLast,
  isOpen: neverOpen,
  place: (route, span) => ({ file: 'values.yaml', span, route }),
};
const root = { file: 'values.yaml', span: { start: 0, end: 0 }, route: [] };

function view(...layers: unknown[]): LayeredView {
  const [user, ...rest] = layers;
  const sourced: Sourced[] = [{ node: nodeOf(user), source: file }];
  for (const layer of rest)
    sourced.push({ node: nodeOf(layer), source: defaultsFrom({ kind: 'chart-default', version: '0.92.0' }) });
  return new LayeredView(sourced, { parent: null, place: root });
}

describe('LayeredView', () => {
  it('merges maps and lets the upper scalar win', () => {
    const values = view({ rbac: { create: true } }, { rbac: { create: false, rules: [] } });
    assert.equal(values.at('rbac.create').boolean, true);
    assert.deepEqual(values.at('rbac.create').origin, { kind: 'file' });
    assert.deepEqual(values.at('rbac.rules').origin, { kind: 'chart-default', version: '0.92.0' });
  });

  it('replaces lists whole', () => {
    const values = view({ tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'b' }, { key: 'c' }] });
    assert.deepEqual(
      values
        .at('tolerations')
        .items()
        .map((item) => item.at('key').string),
      ['a'],
    );
  });

  it('lets a scalar hide the map below it', () => {
    const values = view({ image: 'gitlab/gitlab-runner' }, { image: { registry: 'registry.gitlab.com' } });
    assert.equal(values.at('image').string, 'gitlab/gitlab-runner');
    assert.equal(values.at('image.registry').kind, 'absent');
  });

  it('takes null as removal where a default is below, and as null where none is', () => {
    const values = view({ hpa: null, fsGroup: null }, { fsGroup: 65533 });
    assert.equal(values.at('fsGroup').kind, 'absent');
    assert.equal(values.at('fsGroup').written, true);
    assert.equal(values.at('hpa').value, null);
  });

  it('keeps a null over another file of the user', () => {
    const layers = [{ a: { b: null } }, { a: { b: 1 } }].map((data) => ({ node: nodeOf(data), source: file }));
    const values = new LayeredView(layers, { parent: null, place: root });
    assert.equal(values.at('a.b').value, null);
  });

  it('merges a map with that of the defaults, whatever the user has in between', () => {
    const user = [{ a: { x: 1 } }, { a: null }, { a: { y: 2 } }].map((data) => ({ node: nodeOf(data), source: file }));
    const defaults = {
      node: nodeOf({ a: { z: 3 } }),
      source: defaultsFrom({ kind: 'chart-default', version: '0.92.0' }),
    };
    const values = new LayeredView([...user, defaults], { parent: null, place: root });
    assert.deepEqual(
      values
        .at('a')
        .entries()
        .map(({ key }) => key),
      ['x', 'z'],
    );
  });

  it('keeps a nested null over a default that is null too', () => {
    assert.equal(view({ a: { b: null } }, { a: { b: null } }).at('a.b').value, null);
    assert.equal(view({ a: null }, { a: null }).at('a').kind, 'absent');
  });

  it('answers for what is not there, and points at the nearest thing that is', () => {
    const values = view({ runners: { tags: 'a' } });
    const missing = values.at('runners.cache.secretName');
    assert.equal(missing.kind, 'absent');
    assert.equal(missing.written, false);
    assert.deepEqual(missing.place.route, ['runners']);
    assert.deepEqual(values.at('rbac').place, root);
  });

  it('lists keys of all layers once, in file order, without removed ones', () => {
    const values = view({ b: 1, a: null }, { a: 2, c: 3 });
    assert.deepEqual(
      values.entries().map(({ key }) => key),
      ['b', 'c'],
    );
  });

  it('knows nothing below an unknown value', () => {
    const node = { kind: 'unknown', span: { start: 0, end: 4 }, unknown: 'template', text: '{{ x }}' } as const;
    const values = new LayeredView([{ node, source: file }], { parent: null, place: root });
    assert.equal(values.at('a.b').unknown, true);
    assert.equal(values.at('a.b').string, undefined);
  });

  it('knows what is written above an unknown layer, and nothing else', () => {
    const layer = { node: nodeOf({ rbac: { create: true } }), source: file };
    const values = new LayeredView([layer, unknownLayer('more.yaml')], { parent: null, place: root });
    assert.equal(values.at('rbac.create').boolean, true);
    assert.equal(values.at('rbac.rules').unknown, true);
    assert.equal(values.at('gitlabUrl').unknown, true);
    assert.equal(values.at('gitlabUrl').written, false);
  });
});
