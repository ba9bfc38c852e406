import assert from 'node:assert/strict';
import { scanActions } from '../../src/template/scan.ts';

function kinds(text: string): string[] {
  const { actions, problems } = scanActions(text);
  assert.deepEqual(problems, []);
  return actions.map(({ kind, keyword, span }) => `${keyword ?? kind} ${text.slice(span.start, span.end)}`);
}

function problem(text: string): { at: string; message: string } {
  const { problems } = scanActions(text);
  assert.equal(problems.length, 1);
  const [first] = problems;
  assert.equal(first!.language, 'template');
  return { at: text.slice(first!.span.start, first!.span.end), message: first!.message };
}

describe('template actions', () => {
  it('finds expressions', () =>
    assert.deepEqual(kinds('a {{ .x }} b {{.y}}'), ['expression {{ .x }}', 'expression {{.y}}']));
  it('tells control actions by their keyword', () =>
    assert.deepEqual(kinds('{{- if .x -}}{{ else if .y }}{{else}}{{ end }}'), [
      'if {{- if .x -}}',
      'else {{ else if .y }}',
      'else {{else}}',
      'end {{ end }}',
    ]));
  it('does not take a function for a keyword', () =>
    assert.deepEqual(kinds('{{ ifelse .x }}{{ end.x }}'), ['expression {{ ifelse .x }}', 'expression {{ end.x }}']));
  it('finds assignments and declarations', () =>
    assert.deepEqual(kinds('{{ $x := 1 }}{{- $x = 2 }}{{ $x }}'), [
      'assignment {{ $x := 1 }}',
      'assignment {{- $x = 2 }}',
      'expression {{ $x }}',
    ]));
  it('finds comments', () =>
    assert.deepEqual(kinds('{{/* }} */}}{{- /* a */ -}}'), ['comment {{/* }} */}}', 'comment {{- /* a */ -}}']));
  it('reads over braces in strings', () => assert.deepEqual(kinds('{{ "}}" }}'), ['expression {{ "}}" }}']));
  it('reads over escaped quotes', () => assert.deepEqual(kinds('{{ "\\"}}" }}'), ['expression {{ "\\"}}" }}']));
  it('reads over braces in raw strings and characters', () =>
    assert.deepEqual(kinds("{{ `}}\n` }}{{ '}' }}"), ['expression {{ `}}\n` }}', "expression {{ '}' }}"]));
  it('reads actions of several lines', () =>
    assert.deepEqual(kinds('{{ include\n  "x" . }}'), ['expression {{ include\n  "x" . }}']));
  it('says nothing about lone closing braces', () => assert.deepEqual(kinds('a = { b = {} }} '), []));

  it('points at the opening of an unclosed action', () => {
    assert.deepEqual(problem('a = "{{ .x }"'), {
      at: '{{',
      message: 'This template action is never closed: }} is missing.',
    });
  });
  it('does not take the end of the next action for its own', () => {
    const text = 'a {{ .x \nb {{ .y }}';
    assert.equal(problem(text).at, '{{');
    assert.deepEqual(
      scanActions(text).actions.map(({ span }) => text.slice(span.start, span.end)),
      ['{{ .x ', '{{ .y }}'],
    );
  });
  it('points at an unterminated string', () => {
    assert.deepEqual(problem('{{ default "x }}\n'), {
      at: '"x }}',
      message: 'A string in this template action is never closed.',
    });
  });
  it('points at an unclosed comment', () => {
    assert.deepEqual(problem('a\n{{/* b }}\nc'), { at: '{{', message: 'This template comment is never closed.' });
  });
  it('points at a comment with text behind it', () => {
    assert.equal(problem('{{/* a */ b }}').message, 'Text follows the end of this template comment.');
  });
});
