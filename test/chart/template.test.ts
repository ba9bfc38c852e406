import assert from 'node:assert/strict';
import { Chart } from '../../src/chart/chart.ts';
import { namedTemplate } from '../../src/chart/named-templates.ts';
import { render } from '../../src/chart/template.ts';
import { chartLayer } from '../../src/document/defaults.ts';
import { LayeredView } from '../../src/document/view.ts';

const values = new LayeredView([chartLayer('0.92.0')], { parent: null });
const input = { chart: '0.92.0', values, release: { name: 'r', namespace: 'ci' }, apiVersions: [] };
const twice = (text: string): readonly string[] => {
  const chart = new Chart(input, namedTemplate);
  return [1, 2].map(() => render(chart, text, null).map.value);
};

describe('a text that is rendered twice', () => {
  it('gives the same', () => assert.deepEqual(twice('{{ .Release.Name }}'), ['r', 'r']));

  it('sees what it changed in the values', () => {
    const text = '{{ if hasKey .Values "seen" }}again{{ else }}{{ $_ := set .Values "seen" true }}first{{ end }}';
    assert.deepEqual(twice(text), ['first', 'again']);
  });
});
