import assert from 'node:assert/strict';
import { splitStatements } from '../../src/toml/statements.ts';
import { scanActions } from '../../src/template/scan.ts';

function layout(text: string) {
  return splitStatements(text, scanActions(text).actions);
}

/** The statements of a text: what a parser is to read of each, and its fault. */
function statements(text: string): readonly string[] {
  return layout(text).statements.map((statement) => {
    const { fault } = statement;
    const why = fault ? ` ${fault.kind} ${text.slice(fault.span.start, fault.span.end)}` : '';
    return statement.text + why;
  });
}

/** The holes of a text: what they hold, and their kinds. */
function holes(text: string): readonly string[] {
  return layout(text).statements.flatMap((statement) =>
    statement.holes.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`),
  );
}

describe('statements of TOML', () => {
  const cases: readonly [what: string, text: string, expected: readonly string[]][] = [
    ['end with the line, or its comment', 'a = 1 # c\r\n[b] \r\nc = 2', ['a = 1 # c', '[b]', 'c = 2']],
    [
      'go on in brackets',
      'a = [ # one\n  1,\n]\nb = {\n c = 1,\n d = 2 }\n',
      ['a = [ # one\n  1,\n]', 'b = {\n c = 1,\n d = 2 }'],
    ],
    ['end in braces where a pair does not fit', 'a = { b = 1\nc = 2\n', ['a = { b = 1 unclosed {', 'c = 2']],
    ['end in brackets before a header', 'a = [1,\n[b]\nc = 2\n', ['a = [1, unclosed [', '[b]', 'c = 2']],
    ['end in brackets before a conflict', 'a = [1,\n<<<<<<< x\n', ['a = [1, unclosed [', '<<<<<<< x']],
    ['hold brackets that close nothing', 'a = 1]\nb = 2', ['a = 1]', 'b = 2']],
    ['hold signs in strings', 'a = "]#["\nb = \'{"\'\n', ['a = "]#["', "b = '{\"'"]],
    ['hold strings that are broken over lines', 'a = "x\ny"\nb = 1', ['a = "x\ny"', 'b = 1']],
    ['do not where a line is empty', 'a = "x\n\ny"\nb = 1', ['a = "x', 'y"', 'b = 1']],
    ['hold strings of several lines', 'a = """x\ny"""""\nb = 1', ['a = """x\ny"""""', 'b = 1']],
    ['hold what looks like a header in them', 'a = """\n[y]\n"""\n', ['a = """\n[y]\n"""']],
    [
      'end before what follows a string without end',
      'a = """x\n b=1\n c = 2\n',
      ['a = """x\n b=1 unclosed """', 'c = 2'],
    ],
    ['keep an escaped quote', 'a = "\\""\nb = """\\""""\n', ['a = "\\""', 'b = """\\""""']],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(statements(text), expected));

  it('say where their values begin', () =>
    assert.deepEqual(
      layout('a = 1\n[b]\nc={ d = 2 }\ne').statements.map(({ valueStart }) => valueStart),
      [3, undefined, 12, undefined],
    ));

  it('leave comments to themselves, with the actions in them', () => {
    const text = '# a\r\n[b] # {{ x\n }} c\nd = "#" # e\n# f';
    assert.deepEqual(
      layout(text).comments.map(({ start, end }) => text.slice(start, end)),
      ['# a', '# {{ x\n }} c', '# e', '# f'],
    );
  });
});

describe('holes of TOML', () => {
  const cases: readonly [what: string, text: string, filled: readonly string[], found: readonly string[]][] = [
    ['are values', 'a = {{ .x }} # c', ["a = 'bbbbbb' # c"], ['value {{ .x }}']],
    [
      'are values with the digits around',
      'a = -{{ .x }}:{{ .y }}z',
      ["a = 'bbbbbbbbbbbbbbbb'z"],
      ['value -{{ .x }}:{{ .y }}'],
    ],
    ['are no values behind letters', 'a = x{{ .y }}', ['a = x        '], ['line {{ .y }}']],
    [
      'stand in strings',
      '"a{{ .x }}" = "\\{{ .y }}"',
      ['"abbbbbbbb" = "\\bbbbbbbb"'],
      ['in-string {{ .x }}', 'in-string {{ .y }}'],
    ],
    ['stand in strings of lines', "a = '''\n{{ .x }}\n'''", ["a = '''\nbbbbbbbb\n'''"], ['in-string {{ .x }}']],
    [
      'are keys, or parts of them',
      '{{ .k }}x = 1\n{{ .k }} = 1',
      ['bbbbbbbbx = 1', 'bbbbbbbb = 1'],
      ['key {{ .k }}', 'key {{ .k }}'],
    ],
    ['are lines', '{{ .x }}\na = 1', ['', 'a = 1'], ['line {{ .x }}']],
    [
      'are lines in brackets',
      'a = [\n  {{ .x }}\n  {{ .y }}, 1{{ .z }}2\n]',
      ["a = [\n          \n  'bbbbbb', 'bbbbbbbb'\n]"],
      ['line {{ .x }}', 'value {{ .y }}', 'value 1{{ .z }}2'],
    ],
    [
      'write nothing where they only control',
      'a = 1{{ if .x }}0{{ end }}',
      ['a = 1           0         '],
      ['control {{ if .x }}', 'control {{ end }}'],
    ],
    [
      'are interpolations outside of strings',
      'a = ${x}\n${y}\nb = "${z}"',
      ["a = 'bb'", '', 'b = "${z}"'],
      ['value ${x}', 'line ${y}'],
    ],
    ['are faults where they never end', 'a = "{{ x ', ['a = "{{ x template {{ x '], ['in-string {{ x ']],
    [
      'are faults where they are broken',
      'a = {{ .x }\nb = 1',
      ["a = 'bbbbb' template {{ .x }", 'b = 1'],
      ['value {{ .x }'],
    ],
  ];
  for (const [what, text, filled, found] of cases)
    it(what, () => {
      assert.deepEqual(statements(text), filled);
      assert.deepEqual(holes(text), found);
    });
});
