import assert from 'node:assert/strict';
import { findBlocks } from '../../src/template/blocks.ts';
import { scanActions } from '../../src/template/scan.ts';

function problems(text: string): string[] {
  return findBlocks(scanActions(text).actions).problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`,
  );
}

describe('template blocks', () => {
  it('pairs nested blocks', () => {
    const text = '{{ if .a }}x{{ range .b }}y{{ end }}{{ else }}z{{ end }}';
    const { blocks } = findBlocks(scanActions(text).actions);
    assert.deepEqual(problems(text), []);
    assert.deepEqual(
      blocks.map(({ keyword, arms }) => [keyword, arms.map(({ span }) => text.slice(span.start, span.end))]),
      [['if', ['x{{ range .b }}y{{ end }}', 'z']]],
    );
    assert.equal(blocks[0]?.arms[0]?.blocks[0]?.keyword, 'range');
  });
  it('accepts every opener', () =>
    assert.deepEqual(problems('{{with .a}}{{end}}{{define "a"}}{{end}}{{block "b" .}}{{end}}'), []));
  it('accepts break and continue', () => assert.deepEqual(problems('{{range .a}}{{break}}{{continue}}{{end}}'), []));
  it('points at the opener that has no end', () =>
    assert.deepEqual(problems('{{ if .a }}{{ with .b }}{{ end }}'), ['{{ if .a }}: This "if" has no "end".']));
  it('points at an end without opener', () =>
    assert.deepEqual(problems('a {{- end }}'), ['{{- end }}: This "end" closes nothing.']));
  it('points at a stray else', () =>
    assert.deepEqual(problems('{{ else }}'), ['{{ else }}: This "else" stands outside an "if", "with" or "range".']));
  it('points at an else after the last one', () =>
    assert.deepEqual(problems('{{ if .a }}{{ else }}{{ else if .b }}{{ end }}'), [
      '{{ else if .b }}: This "else" comes after the last "else" of its block.',
    ]));
  it('points at an else in a definition', () =>
    assert.deepEqual(problems('{{ define "a" }}{{ else }}{{ end }}'), [
      '{{ else }}: A "define" cannot have an "else".',
    ]));
  it('refuses to nest without end', () => {
    const [problem] = findBlocks(scanActions('{{ if .a }}'.repeat(201)).actions).problems;
    assert.equal(problem?.language, 'limit');
  });
});
