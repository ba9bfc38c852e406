import assert from 'node:assert/strict';
import { chartLayer } from '../../src/document/defaults.ts';
import { helmValues } from '../../src/document/helm-values.ts';
import { unknownLayer } from '../../src/document/settings.ts';
import { LayeredView } from '../../src/document/view.ts';
import { given, merged } from './layers.ts';

describe('helmValues', () => {
  it('tells floats of files from whole numbers of --set', () => {
    assert.deepEqual(merged(['a: 1000000\n'], ['--set b=1000000']), { a: 1000000, b: 1000000n });
  });

  it('names keys as Helm does', () => {
    assert.deepEqual(merged(['on: 1\n5: x\n']), { true: 1, 5: 'x' });
  });

  it('has the chart’s defaults', () => {
    const view = new LayeredView([...given(['concurrent: 5\n']).layers, chartLayer('0.92.0')], {
      parent: null,
    });
    const values = helmValues(view);
    assert.equal(values.get('concurrent'), 5);
    assert.equal(values.get('terminationGracePeriodSeconds'), 3600);
  });

  it('says unknown where more values come from elsewhere', () => {
    const layers = [...given(['a: {b: 1}\nc: 2\n']).layers, unknownLayer('more.yaml')];
    const values = helmValues(new LayeredView(layers, { parent: null }));
    assert.equal(values.get('c'), 2);
    assert.deepEqual(values.get('a'), { unknown: 'template', text: '' });
    assert.deepEqual(values.get('d'), { unknown: 'template', text: '' });
  });

  it('keeps what is encrypted unknown', () => {
    assert.deepEqual(merged(['a: ENC[x]\n']), { a: { unknown: 'encrypted', text: 'ENC[x]' } });
  });
});
