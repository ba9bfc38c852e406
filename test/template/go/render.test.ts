import assert from 'node:assert/strict';
import { OpenMap } from '../../../src/template/go/open-map.ts';
import { parseTemplate } from '../../../src/template/go/parse.ts';
import { render, rendered, someUnknown } from './render.ts';

const values = { a: 'x', yes: true, no: false, list: ['p', 'q'], map: { k: 'v', z: 1 }, u: someUnknown };

const written: readonly (readonly [text: string, output: string])[] = [
  ['a {{- " b" -}} c', 'a bc'],
  ['a\n{{- /* c */ -}}\nb', 'ab'],
  ['{{ if .Values.yes }}A{{ else }}B{{ end }}', 'A'],
  ['{{ if .Values.no }}A{{ else if .Values.yes }}B{{ else }}C{{ end }}', 'B'],
  ['{{ if .Values.no }}A{{ end }}', ''],
  ['{{ with .Values.map }}{{ .k }} {{ $.Release.Name }}{{ end }}', 'v r'],
  ['{{ with .Values.none }}A{{ else with .Values.a }}{{ . }}{{ end }}', 'x'],
  ['{{ range .Values.list }}<{{ . }}>{{ end }}', '<p><q>'],
  ['{{ range $i, $e := .Values.list }}{{ if $i }}, {{ end }}{{ $e }}{{ end }}', 'p, q'],
  ['{{ range $k, $v := .Values.map }}{{ $k }}={{ $v }};{{ end }}', 'k=v;z=1;'],
  ['{{ range .Values.none }}A{{ else }}B{{ end }}', 'B'],
  ['{{ range 3 }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ . }}{{ end }}', '02'],
  ['{{ range 9 }}{{ if eq . 2 }}{{ break }}{{ end }}{{ . }}{{ end }}', '01'],
  ['{{ $x := 1 }}{{ range .Values.list }}{{ $x = . }}{{ end }}{{ $x }}', 'q'],
  ['{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ end }}{{ $x }}', '1'],
  ['{{ define "n" }}[{{ . }}]{{ end }}{{ include "n" "a" }}{{ template "n" 1 }}', '[a][1]'],
  ['{{ block "n" .Values.a }}<{{ . }}>{{ end }}', '<x>'],
  ['{{ tpl "{{ define \\"n\\" }}N{{ end }}{{ include \\"n\\" . }}" . }}', 'N'],
  ['<no value>{{ include "f" . }}{{ define "f" }}{{ .none }}{{ end }}', ''],
  ['{{ define "f" }}{{ .none }}{{ end }}{{ include "f" . | default "d" | quote }}', '""'],
  ['{{ $d := dict }}{{ $_ := set $d "a" 1 }}{{ $d.a }}', '1'],
  ['{{ and .Values.no (fail "x") }}{{ or .Values.a (fail "x") }}', 'falsex'],
  ['{{ range .Values.none }}{{ fail "x" }}{{ end }}', ''],
];

describe('what templates write', () => {
  for (const [text, output] of written) {
    it(text, () => {
      assert.equal(rendered(text, values), output);
    });
  }

  it('takes templates from around the text, its own before them', () => {
    const { definitions } = parseTemplate('{{ define "a" }}A{{ end }}{{ define "b" }}B{{ include "a" . }}{{ end }}');
    const { map } = render('{{ define "a" }}own{{ end }}{{ include "b" . }}', values, { definitions });
    assert.equal(map.value, 'Bown');
  });

  it('hands the root itself to the templates of others', () => {
    const dots: unknown[] = [];
    const include = (_: string, dot: unknown): string => String(dots.push(dot));
    render('{{ include "x" . }}{{ include "x" $ }}', values, { include });
    assert.equal(dots[0], dots[1]);
  });
});

const kept: readonly (readonly [text: string, output: string])[] = [
  ['a {{ .Values.u }} b', 'a {{ .Values.u }} b'],
  ['a\n{{- .Values.u -}}\nb', 'a\n{{- .Values.u -}}\nb'],
  ['{{ .Values.u.x | quote }}{{ .Values.a }}', '{{ .Values.u.x | quote }}x'],
  ['{{ $x := .Values.u }}{{ $x }}', '{{ $x }}'],
  ['{{ toYaml .Values }}', '{{ toYaml .Values }}'],
  ['{{ now }}{{ lookup "v1" "a" "b" "c" }}', '{{ now }}{{ lookup "v1" "a" "b" "c" }}'],
  ['{{ .Files.Get "x" }}', '{{ .Files.Get "x" }}'],
  ['{{ keys .Values.map }}', '{{ keys .Values.map }}'],
  ['{{ .Capabilities.APIVersions.Has "x/v1" }}', '{{ .Capabilities.APIVersions.Has "x/v1" }}'],
  ['{{ trunc 1 "é" }}', '{{ trunc 1 "é" }}'],
  ['x\n{{- if .Values.u }}\n{{ .Values.a }}\n{{- end }}', 'x\n{{- if .Values.u }}\nx\n{{- end }}'],
  ['{{ if .Values.u }}A{{ else if .Values.no }}B{{ else }}C{{ end }}', '{{ if .Values.u }}A{{ else }}C{{ end }}'],
  ['{{ if .Values.u }}A{{ else if .Values.a }}B{{ else }}C{{ end }}', '{{ if .Values.u }}A{{ else }}B{{ end }}'],
  ['x\n{{- if .Values.no }}A{{ else if .Values.u }}B{{ end }}', 'x\n{{ if .Values.u }}B{{ end }}'],
  ['{{ if .Values.u }}{{ fail "x" }}{{ end }}', '{{ if .Values.u }}{{ fail "x" }}{{ end }}'],
  ['{{ $x := 1 }}{{ if .Values.u }}{{ $x = 2 }}{{ $x }}{{ end }}{{ $x }}', '{{ if .Values.u }}2{{ end }}{{ $x }}'],
  ['{{ with .Values.u }}{{ .x }}{{ end }}', '{{ with .Values.u }}{{ .x }}{{ end }}'],
  [
    '{{ range .Values.u }}{{ . }}{{ $.Values.a }}{{ break }}{{ end }}',
    '{{ range .Values.u }}{{ . }}x{{ break }}{{ end }}',
  ],
  ['{{ range .Values.list }}{{ . }}{{ $.Values.u }}{{ end }}', 'p{{ $.Values.u }}q{{ $.Values.u }}'],
  [
    '{{ range .Values.list }}{{ if $.Values.u }}{{ break }}{{ end }}{{ . }}{{ end }}',
    '{{ range .Values.list }}{{ if $.Values.u }}{{ break }}{{ end }}{{ . }}{{ end }}',
  ],
  ['{{ define "n" }}{{ .Values.u }}{{ end }}{{ include "n" . }}', '{{ include "n" . }}'],
];

describe('what templates leave standing', () => {
  for (const [text, output] of kept) {
    it(text, () => {
      assert.equal(rendered(text, values), `INCOMPLETE ${output}`);
    });
  }

  it('leaves everything once a map was perhaps changed', () => {
    const text = '{{ $d := dict }}{{ if .Values.u }}{{ $_ := set $d "a" 1 }}{{ end }}{{ $d.a }}{{ .Values.a }}';
    assert.equal(rendered(text, values), `INCOMPLETE ${text}`);
  });

  it('does not know keys that an open map does not have', () => {
    const { map } = render('{{ .Values.a }}{{ .Values.b }}', new OpenMap(new Map([['a', 'x']]), someUnknown));
    assert.equal(map.value, 'x{{ .Values.b }}');
  });

  it('does not know what an open map holds in all', () => {
    const text = '{{ range .Values }}{{ . }}{{ end }}{{ hasKey .Values "b" }}{{ toYaml .Values }}';
    const { map } = render(text, new OpenMap(new Map([['a', 'x']]), someUnknown));
    assert.equal(map.value, text);
  });
});

const known: readonly string[] = [
  '{{ and .Values.no .Values.u }}{{ or .Values.a .Values.u }}',
  '{{ ternary .Values.a .Values.u true }}',
  '{{ .Values.map.k }}{{ len .Values.map }}{{ first (list 1 .Values.u) }}',
  '{{ keys .Values.map | sortAlpha | join "," }}{{ len (keys .Values.map) }}',
  '{{ if .Values.yes }}A{{ else }}{{ .Values.u }}{{ end }}',
  '{{ coalesce .Values.a .Values.u }}',
];

describe('what unknown values do not touch', () => {
  for (const text of known) {
    it(text, () => {
      assert.equal(render(text, values).complete, true);
    });
  }
});

describe('places of templates', () => {
  function placeOf(text: string, piece: string): string {
    const { map } = render(text, values);
    const start = map.value.indexOf(piece);
    const span = map.toOuter({ start, end: start + piece.length });
    return text.slice(span.start, span.end);
  }

  it('maps literal text to itself', () => {
    assert.equal(placeOf('a {{ .Values.a }} bcd {{ .Values.a }}', 'cd'), 'cd');
  });

  it('maps what an action wrote to the action', () => {
    assert.equal(placeOf('a {{ .Values.list }} b', 'p'), '{{ .Values.list }}');
  });

  it('maps what is left standing unit by unit', () => {
    assert.equal(placeOf('{{ .Values.a }}{{ .Values.u }}', 'Values'), 'Values');
  });

  it('maps text behind a removed <no value>', () => {
    assert.equal(placeOf('a<no value>bc', 'c'), 'c');
  });

  it('names actions that wrote nothing', () => {
    const text = 'docker ps --format {{.Names}} {{ .Values.a }}{{ .Values.none | quote }}';
    const { emptied } = render(text, values);
    assert.deepEqual(
      emptied.map(({ start, end }) => text.slice(start, end)),
      ['{{.Names}}'],
    );
  });

  it('names the word that fails', () => {
    const text = 'a {{ .Values.none.x | quote }}';
    const { failure, complete, map } = render(text, values);
    assert.equal(text.slice(failure!.span.start, failure!.span.end), '.Values.none.x');
    assert.equal(complete, false);
    assert.equal(map.value, text);
  });

  it('names the call of a template that fails', () => {
    const text = '{{ define "n" }}{{ fail "no" }}{{ end }}{{ include "n" . }}';
    const { failure } = render(text, values);
    assert.equal(text.slice(failure!.span.start, failure!.span.end), 'include');
    assert.equal(failure!.message, 'no');
  });
});

const tooMuch: readonly string[] = [
  '{{ range until 90000 }}{{ range until 90000 }}{{ end }}{{ end }}',
  '{{ repeat 999999999 "a" }}',
  '{{ $s := "aaaaaaaaaa" }}{{ range until 100 }}{{ $s = print $s $s }}{{ end }}',
  '{{ $l := list }}{{ range until 1000 }}{{ $l = list $l }}{{ end }}{{ $l }}',
  '{{ $l := list 1 }}{{ range until 50 }}{{ $l = list $l $l }}{{ end }}{{ $l }}',
  '{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ $d }}',
  '{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ merge $d (dict "d" $d) }}',
  '{{ until 99999 | uniq | len }}',
  '{{ printf "%999999d%999999d" 1 2 }}',
  '{{ until 999999999 }}',
];

describe('templates that ask for too much', () => {
  for (const text of tooMuch) {
    it(text, () => {
      assert.equal(rendered(text), 'FAILURE input too large');
    });
  }

  it('does not follow a template that includes itself', () => {
    const text = '{{ define "n" }}{{ include "n" . }}{{ end }}{{ include "n" . }}';
    assert.equal(rendered(text), 'FAILURE rendering template has a nested reference name: n');
  });
});
