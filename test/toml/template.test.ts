import assert from 'node:assert/strict';
import { parseToml } from '../../src/toml/parse.ts';
import { isConditional, isOpen } from '../../src/toml/tables.ts';
import { at, plain, problemsOf, read, readTemplate, rootOf } from './show.ts';

function tree(text: string, variant = 0): unknown {
  const file = readTemplate(text);
  assert.deepEqual(problemsOf(text, file), []);
  return plain(file.variants[variant]?.root);
}

/** Whether the table at a route is open. */
function open(text: string, ...route: (string | number)[]): boolean {
  const file = readTemplate(text);
  assert.deepEqual(problemsOf(text, file), []);
  const node = at(rootOf(file), ...route);
  assert.equal(node?.kind, 'map');
  return node?.kind === 'map' && isOpen(node);
}

function problems(text: string): string[] {
  return problemsOf(text, readTemplate(text));
}

describe('toml with template actions', () => {
  describe('values', () => {
    it('are unknown', () => assert.deepEqual(tree('a = {{ .x }}'), [['a', '<{{ .x }}>']]));
    it('are unknown in strings', () => assert.deepEqual(tree('a = "b{{ .x }}c"'), [['a', '<"b{{ .x }}c">']]));
    it('may hold quotes in the action', () =>
      assert.deepEqual(tree('a = "{{ default "x" .y }}"'), [['a', '<"{{ default "x" .y }}">']]));
    it('may hold the other quotes', () =>
      assert.deepEqual(tree(`a = '{{ .x | default 'y' }}'`), [['a', `<'{{ .x | default 'y' }}'>`]]));
    it('may have line breaks in the action', () =>
      assert.deepEqual(tree('a = "{{ x\n.y }}"\nb = 1'), [
        ['a', '<"{{ x\n.y }}">'],
        ['b', 1],
      ]));
    it('may touch digits', () => assert.deepEqual(tree('a = 1{{ .x }}0'), [['a', '<1{{ .x }}0>']]));
    it('may be two actions', () => assert.deepEqual(tree('a = {{ .x }}{{ .y }}'), [['a', '<{{ .x }}{{ .y }}>']]));
    it('may stand in lists', () => assert.deepEqual(tree('a = ["b", {{ .x }}]'), [['a', ['b', '<{{ .x }}>']]]));
    it('may stand in inline tables', () =>
      assert.deepEqual(tree('a = { b = {{ .x }}, c = 1 }'), [
        [
          'a',
          [
            ['b', '<{{ .x }}>'],
            ['c', 1],
          ],
        ],
      ]));
    it('may stand in multi-line strings', () =>
      assert.deepEqual(tree('a = """\n{{ .x }}\n"""\nb = 1'), [
        ['a', '<"""\n{{ .x }}\n""">'],
        ['b', 1],
      ]));
    it('may follow a backslash', () => assert.deepEqual(tree('a = "\\{{ .x }}"'), [['a', '<"\\{{ .x }}">']]));
    it('are known beside comments and assignments', () =>
      assert.deepEqual(tree('a = {{/* x */}}1 {{ $y := 1 }}'), [['a', 1]]));
    it('are refused where letters touch them', () =>
      assert.deepEqual(problems('a = {{ .x }}Mi'), [
        "1: expected a top-level item to end with a newline, comment, or EOF, but got 'M' instead «M»",
      ]));
  });

  describe('lists', () => {
    it('that a template writes lines into are unknown', () =>
      assert.deepEqual(tree('a = [\n  "b",\n  {{ include "c" . }}\n]'), [
        ['a', '<[\n  "b",\n  {{ include "c" . }}\n]>'],
      ]));
    it('that a loop writes are read as one round of it', () =>
      assert.deepEqual(tree('a = [{{ range .x }}"{{ . }}", {{ end }}]'), [['a', ['<"{{ . }}">']]]));
    it('with commas that a condition decides are unknown', () => {
      const list = '[{{ range $i, $v := .x }}{{ if $i }}, {{ end }}"{{ $v }}"{{ end }}]';
      assert.deepEqual(tree(`a = ${list}`), [['a', `<${list}>`]]);
    });
  });

  describe('keys', () => {
    it('that are actions open their table', () => assert.equal(open('[a]\n{{ $k }} = 1', 'a'), true));
    it('that hold actions open their table', () => assert.equal(open('[a]\n"x-{{ $k }}" = 1\nb = 2', 'a'), true));
    it('in headers open the table around', () => assert.equal(open('[a.{{ .x }}.b]\nc = 1', 'a'), true));
    it('in inline tables open them', () => assert.equal(open('a = { {{ .k }} = 1 }', 'a'), true));
    it('that are actions are not in the tree', () =>
      assert.deepEqual(tree('[a]\n{{ $k }} = 1\nb = 2'), [['a', [['b', 2]]]]));
  });

  describe('lines', () => {
    const text = '[[a]]\n  [a.b]\n  x = 1\n  {{- toToml .y | nindent 2 }}\n[c]\n';
    it('open their table', () => assert.equal(open(text, 'a', 0, 'b'), true));
    it('open the tables around, as they may hold headers', () => assert.equal(open(text, 'a', 0), true));
    it('leave other tables closed', () => assert.equal(open(text, 'c'), false));
    it('open the root above all headers', () => assert.equal(open('a = 1\n{{ include "b" . }}\n'), true));
    it('after a value open their table', () => assert.equal(open('[a]\nb = 1 {{ include "c" . }}', 'a'), true));
    it('of control, comment and assignment leave the table closed', () =>
      assert.equal(open('[a]\n{{ if .x }}\n{{/* c */}}\n{{ $y := 1 }}\nb = 1\n{{ end }}', 'a'), false));
    it('in a comment mean nothing', () => assert.equal(open('[a]\n# {{ include "b" . }}\n', 'a'), false));
    it('may precede a key on the same line', () => assert.deepEqual(tree('{{ include "x" . }} a = 1'), [['a', 1]]));
  });

  describe('conditions', () => {
    const text = '{{ if .x }}\na = 1\n{{ else }}\na = 2\n{{ end }}\nb = 3';
    it('give a tree for each way', () => {
      assert.deepEqual(tree(text, 0), [
        ['a', 1],
        ['b', 3],
      ]);
      assert.deepEqual(tree(text, 1), [
        ['a', 2],
        ['b', 3],
      ]);
    });
    it('may wrap a part of a line', () =>
      assert.deepEqual(tree('a = {{ if .x }}1{{ else }}2{{ end }}', 1), [['a', 2]]));
    it('may wrap a part of a string', () =>
      assert.deepEqual(tree('a = "b{{ if .x }}c{{ end }}"'), [['a', '<"b{{ if .x }}c{{ end }}">']]));
    it('may stand before a header on its line', () =>
      assert.deepEqual(tree('{{ if .x }}[a]{{ end }}\nb = 1', 0), [['a', [['b', 1]]]]));
    it('of different blocks may exclude each other', () =>
      assert.deepEqual(problems('{{ if .x }}\na = 1\n{{ end }}\n{{ if not .x }}\na = 2\n{{ end }}'), []));
    it('of different blocks may exclude each other around headers', () =>
      assert.deepEqual(problems('{{ if .x }}\n[a]\n{{ end }}\n{{ if not .x }}\n[a]\n{{ end }}'), []));
    it('make items of a list conditional, which others are not', () => {
      const root = rootOf(readTemplate('[[a]]\n{{ if .x }}\n[[a]]\n{{ end }}\n'));
      assert.deepEqual(
        [0, 1].map((index) => isConditional(at(root, 'a', index)!)),
        [false, true],
      );
    });
    it('cannot make good what is defined outside', () =>
      assert.deepEqual(problems('a = 1\n{{ if .x }}\na = 2\n{{ end }}'), ["3: Key 'a' has already been defined. «a»"]));
    it('report a fault in any branch once', () =>
      assert.deepEqual(problems('{{ if .x }}\n{{ else }}\na: 1\n{{ end }}\nb: 2'), [
        "3: expected '.' or '=', but got ':' instead «:»",
        "5: expected '.' or '=', but got ':' instead «:»",
      ]));
  });

  describe('broken templates', () => {
    it('give no second problem', () =>
      assert.deepEqual(problems('a = "{{ .x }"\nb = 1'), [
        '1: This template action is never closed: }} is missing. «{{»',
      ]));
    it('leave what follows readable', () =>
      assert.deepEqual(plain(rootOf(readTemplate('a = "{{ .x }"\nb = 1'))), [['b', 1]]));
    it('are ordinary text where nothing renders it', () => {
      const text = 'a = "{{ .x }"\nb = {{ .y }}';
      assert.deepEqual(problemsOf(text, read(text)), [`2: expected '.' or '=', but got '{' instead «{»`]);
    });
  });
});

describe('toml with interpolations', () => {
  const terraform = { terraform: true };
  it('outside strings are holes', () => assert.deepEqual(plain(rootOf(read('a = ${b}'))), [['a', '<${b}>']]));
  it('in strings are text, which the runner expands', () =>
    assert.deepEqual(plain(rootOf(read('a = "${CI_X}"'))), [['a', '${CI_X}']]));
  it('in strings of Terraform are holes', () =>
    assert.deepEqual(plain(rootOf(read('a = "x${b["c"]}"', terraform))), [['a', '<"x${b["c"]}">']]));
  it('are text where they are escaped', () =>
    assert.deepEqual(plain(rootOf(read('a = "$${b}"', terraform))), [['a', '$${b}']]));
  it('on a line of their own open the table', () => {
    const file = read('[a]\n  ${extra}\n');
    const table = at(rootOf(file), 'a');
    assert.equal(table?.kind === 'map' && isOpen(table), true);
  });
  it('give variants for directives', () => {
    const { variants, problems: found } = read('%{ if a }\nb = 1\n%{ else }\nb = 2\n%{ endif }\n', terraform);
    assert.deepEqual(found, []);
    assert.deepEqual(
      variants.map(({ root }) => plain(root)),
      [[['b', 1]], [['b', 2]]],
    );
  });
});

describe('toml comments', () => {
  const comments = (text: string) => readTemplate(text).comments.map(({ span }) => text.slice(span.start, span.end));
  it('are found everywhere', () =>
    assert.deepEqual(comments('# a\r\nb = 1 # c\nd = [ # e\n] # f\n[g] # h'), ['# a', '# c', '# e', '# f', '# h']));
  it('are not found in strings', () => assert.deepEqual(comments('a = "# b"\nc = """\n# d\n"""'), []));
  it('are found in every branch', () =>
    assert.deepEqual(comments('{{ if .x }}\n# a\n{{ else }}\n# b\n{{ end }}'), ['# a', '# b']));
  it('are found beside faults', () => assert.deepEqual(comments('a: 1 # b\n# c'), ['# b', '# c']));
});

describe('toml text that is too long', () => {
  it('is not read', () => {
    const { problems: found, variants } = parseToml(' '.repeat(1_048_577), { version: '1.1', templates: false });
    assert.deepEqual(
      found.map(({ language }) => language),
      ['limit'],
    );
    assert.equal(variants.length, 1);
  });
});
