import assert from 'node:assert/strict';
import { nodeOf } from '../../src/document/defaults.ts';
import { unknownLayer, withSetting } from '../../src/document/settings.ts';
import type { Sourced } from '../../src/document/source.ts';
import { LayeredView } from '../../src/document/view.ts';
import { given } from './layers.ts';

const place = { file: 'app.yaml', span: { start: 5, end: 9 }, route: ['value'] };

function set(below: readonly Sourced[], path: string): LayeredView {
  return new LayeredView(withSetting(below, { path, value: nodeOf('new'), place }), { parent: null });
}

describe('withSetting', () => {
  it('puts a value where its path leads, with its own place', () => {
    const view = set(given(['a: {b: old, c: kept}\n']).layers, 'a.b');
    assert.equal(view.at('a.b').string, 'new');
    assert.deepEqual(view.at('a.b').place, place);
    assert.equal(view.at('a.c').string, 'kept');
  });

  it('takes the meaning of a dot behind a backslash', () => {
    assert.equal(set([], 'a.kubernetes\\.io/os').at(['a', 'kubernetes.io/os']).string, 'new');
  });

  it('puts an item among those that are there', () => {
    const items = set(given(['a: [{b: x}, {b: w}]\n']).layers, 'a[1].b')
      .at('a')
      .items();
    assert.deepEqual(
      items.map((item) => item.at('b').string),
      ['x', 'new'],
    );
  });

  it('leaves a list unknown that comes from elsewhere', () => {
    assert.equal(set([unknownLayer('more.yaml')], 'a[0].b').at('a').unknown, true);
  });
});
