import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { families, values } from '../template/go/cases.ts';
import { render } from '../template/go/render.ts';
import { findHelm, template, type Helm } from './helm.ts';

const manifests = `{{- range $index, $text := .Values.texts }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: t{{ $index }}
data:
  text: {{ tpl $text $ | toJson }}
{{- end }}
`;

const chart = {
  'Chart.yaml': 'apiVersion: v1\nname: gitlab-runner\nversion: 0.92.0\n',
  'templates/configmap.yaml': manifests,
  'templates/_names.tpl': '{{ define "fullname" }}r-runner{{ end }}',
};
const flags = ['-n', 'ci', '--kube-version', 'v1.31.0', '-f', 'values.json'];

/** What Helm makes of each text; undefined if it refuses any of them. */
function helmTexts(helm: Helm, texts: readonly string[]): readonly string[] | undefined {
  const { output } = template(helm, chart, { 'values.json': JSON.stringify({ ...values, texts }) }, flags);
  if (output === undefined) return undefined;
  const found = new Map<unknown, unknown>();
  for (const document of parseAllDocuments(output)) {
    const { metadata, data } = document.toJS() as { metadata: { name: string }; data: { text: string } };
    found.set(metadata.name, data.text);
  }
  return texts.map((_, index) => String(found.get(`t${index}`)));
}

const operands =
  '.Values.s .Values.n .Values.f .Values.t .Values.list .Values.map .Values.none .Values.ml .Values.map.k .Release.Name ' +
  '"a" "b,c" 1 2.5 -3 true (list(1)) (dict("k"))';
const operand = fc.constantFrom(...operands.split(' '));
const call = fc.oneof(
  fc.tuple(fc.constantFrom('quote', 'toYaml', 'toJson', 'toToml', 'toString', 'kindOf', 'empty', 'int'), operand),
  fc.tuple(
    fc.constantFrom('default', 'printf "%v %s"', 'list', 'append (list 1)', 'join ","', 'cat', 'hasPrefix', 'add'),
    operand,
    operand,
  ),
  fc.tuple(
    fc.constantFrom('upper', 'trim', 'indent 2', 'trunc 3', 'b64enc', 'splitList ","', 'title'),
    fc.constantFrom('.Values.s', '"a,B c"'),
  ),
);
const pipe = fc
  .tuple(call, fc.array(fc.constantFrom('quote', 'toString', 'default "d"', 'toJson', 'nindent 2'), { maxLength: 2 }))
  .map(([words, next]) => [words.join(' '), ...next].join(' | '));
const text = fc
  .tuple(
    pipe,
    pipe,
    fc.constantFrom('{{', '{{-'),
    fc.constantFrom('}}', '-}}'),
    fc.constantFrom('if', 'with', 'range list'),
  )
  .map(([one, two, open, close, block]) => {
    return `a\n${open} ${one} ${close} b\n{{ ${block} (${two}) }}\n c {{ kindOf . }} {{ else }}d{{ end }}\n`;
  });

describe('templates as Helm renders them', function () {
  this.timeout(120_000);
  let helm: Helm;

  before(function () {
    const found = findHelm();
    if (found) helm = found;
    else {
      process.stdout.write('    skipped: there is no helm on the PATH; RUNNER_LINT_HELM names one\n');
      this.skip();
    }
  });

  it('writes what the recorded cases say', () => {
    const good = Object.values(families)
      .flat()
      .filter(([, text]) => !text.startsWith('FAILURE'));
    const texts = helmTexts(
      helm,
      good.map(([action]) => `{{ ${action} }}`),
    );
    assert.deepEqual(
      texts,
      good.map(([, text]) => text),
    );
  });

  it('writes the same for random templates', () => {
    const drawn = fc.sample(text, { numRuns: 400, seed: 1 });
    const ours = drawn.map((text) => ({ text, rendered: render(text, { ...values, texts: drawn }) }));
    const good = ours.filter(({ rendered }) => rendered.complete);
    assert.ok(good.length > 100);
    assert.deepEqual(
      helmTexts(
        helm,
        good.map(({ text }) => text),
      ),
      good.map(({ rendered }) => rendered.map.value),
    );
  });

  it('refuses the same random templates', () => {
    const drawn = fc.sample(text, { numRuns: 200, seed: 2 });
    const refused = drawn.filter((text) => render(text, { ...values, texts: drawn }).failure).slice(0, 10);
    assert.deepEqual(
      refused.filter((text) => helmTexts(helm, [text]) !== undefined),
      [],
    );
  });
});
