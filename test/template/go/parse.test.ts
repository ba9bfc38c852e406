import assert from 'node:assert/strict';
import { parseTemplate } from '../../../src/template/go/parse.ts';

function problem(text: string): string | undefined {
  const { problem } = parseTemplate(text);
  return problem && `${text.slice(problem.span.start, problem.span.end)} | ${problem.message}`;
}

const refused: readonly (readonly [text: string, problem: string])[] = [
  ['a {{ .x', ' | unclosed action'],
  ['{{ .a-b }}', "- | bad character U+002D '-'"],
  ['{{ nosuch 1 }}', 'nosuch | function "nosuch" not defined'],
  ['{{ env "HOME" }}', 'env | function "env" not defined'],
  ['{{ $x }}', '$x | undefined variable "$x"'],
  ['{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }}', '$x | undefined variable "$x"'],
  ['{{}}', '}} | missing value for command'],
  ['{{ if }}{{ end }}', '}} | missing value for if'],
  ['{{ quote } }}', '} | unexpected "}" in operand'],
  ['{{ (quote 1 }}', '}} | unclosed left paren'],
  ['{{ quote 1) }}', ') | unexpected right paren'],
  ['{{ "x }}', '"x }} | unterminated quoted string'],
  ['{{ `x }}', '`x }} | unterminated raw quoted string'],
  ['{{ "\\q" }}', '"\\q" | invalid syntax'],
  ['{{/* x }}', '/* | unclosed comment'],
  ['{{/* x */ y }}', '/* x */ | comment ends before closing delimiter'],
  ['{{ if 1 }}', ' | unexpected EOF'],
  ['{{ end }}', '{{ end }} | unexpected {{end}}'],
  ['{{ else }}', '{{ else }} | unexpected {{else}}'],
  ['{{ if 1 }}{{ else }}{{ else }}{{ end }}', '{{ else }} | expected end; found {{else}}'],
  ['{{ break }}', '{{ break }} | {{break}} outside {{range}}'],
  ['{{ define x }}{{ end }}', 'x | unexpected "x" in define clause'],
  ['{{ if 1 }}{{ define "x" }}{{ end }}{{ end }}', 'define | unexpected <define> in command'],
  ['{{ define "x" }}a{{ end }}{{ define "x" }}b{{ end }}', '{{ end }} | template: multiple definition of template "x"'],
  ['{{ 1 | 2 }}', '2 | non executable command in pipeline stage 2'],
  ['{{ 1.a }}', '1.a | bad number syntax: "1.a"'],
  ['{{ "a".b }}', '"a".b | unexpected . after term'],
  ['{{ $a, $b := 1 }}', '$a | too many declarations in command'],
  ['{{ 08 }}', '08 | illegal number syntax: "08"'],
  ['{{ @ }}', '@ | unexpected "@" in command'],
];

describe('templates that Go cannot parse', () => {
  for (const [text, expected] of refused) {
    it(text, () => {
      assert.equal(problem(text), expected);
    });
  }

  it('says so of blocks that are nested too deeply', () => {
    assert.match(problem('{{ if 1 }}'.repeat(300)) ?? '', /input too large$/);
  });
});

const accepted = [
  'no actions }} {',
  '{{- 1 -}}',
  '{{/* comment */}}{{- /* {{ 1 }} */ -}}',
  '{{ $x := 1 }}{{ $x = 2 }}',
  '{{ range $i, $e := list 1 }}{{ break }}{{ continue }}{{ else }}{{ end }}',
  '{{ with $x := 1 }}{{ $x }}{{ else with $x }}{{ end }}',
  '{{ (dict "a" 1).a | print (print 1) }}',
  "{{ 'x' | print 0x1F 1_000 .5 1e3 true nil }}",
  '{{ block "b" . }}x{{ end }}{{ template "b" }}',
  '{{ 1 | }}',
  '{{ quote\n  1 }}',
];

describe('templates that Go parses', () => {
  for (const text of accepted) {
    it(text, () => {
      assert.equal(problem(text), undefined);
    });
  }

  it('gives the definitions of a text by name', () => {
    const { definitions } = parseTemplate('{{ define "a" }}1{{ end }}{{ block "b" . }}2{{ end }}');
    assert.deepEqual([...definitions.keys()], ['a', 'b']);
  });

  it('keeps a definition that has text over one that has none', () => {
    const { definitions } = parseTemplate('{{ define "a" }}1{{ end }}{{ define "a" }} {{ end }}');
    assert.equal(definitions.get('a')?.pieces.length, 1);
  });
});
