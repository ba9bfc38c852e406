import assert from 'node:assert/strict';
import { parseYaml } from '../../src/yaml/parse.ts';
import { problems } from './read.ts';

const cases: Readonly<Record<string, readonly [string, ...(readonly [string, RegExp])[]]>> = {
  'a line without colon': ['a: 1\nfoo\nb: 2\n', ['foo', /no "key: value"/]],
  'a last line without colon': ['a: 1\nfoo\n', ['foo', /no "key: value"/]],
  'a missing space behind a colon': ['a: 1\nb:2\nc: 3\n', [':', /space is missing/]],
  'a missing space behind a quoted key': ['"a":1\n', [':', /space is missing/]],
  'a second colon': ['a: b: c\n', [':', /second colon/]],
  'a second colon behind quotes': ['a: "b": c\n', [':', /second colon/]],
  'text behind quotes': ['a: "x" y\nb: 1\n', ['y', /closed before/]],
  'an apostrophe in single quotes': ["a: 'it's'\n", ["s'", /closed before/]],
  'a quote that is not closed, at its opening': ['a: "foo\nb: 2\n', ['"', /not closed/]],
  'a quote that another one closes, behind doubled ones': ["a: 'x\nb: it''s' y\n", ["'", /not closed/]],
  'a quote that another one closes': ['a: "foo\nb: "bar"\n', ['"', /not closed/]],
  'a bracket that is not closed, at its opening': ['a: [1, 2\nb: 3\n', ['[', /never closed/]],
  'a brace that is not closed before the next key': ['a: {x: 1\nb: 3\n', ['{', /never closed/]],
  'a missing comma': ['a: {x: 1 y: 2}\n', [':', /comma is missing/]],
  'a missing comma in braces at the top': ['{a: 1 b: 2}\n', [':', /comma is missing/]],
  'a comma too many': ['a: [1,,2]\n', [',', /entry is missing/]],
  'a closing bracket alone': ['a: ]\n', [']', /closes nothing/]],
  'a line that is indented too deep': ['a: 1\n  b: 2\n', ['b', /^b is indented deeper/]],
  'a line between two levels': ['a:\n  b: 1\n c: 2\n', ['c: 2', /indentation/]],
  'a child below empty braces': ['a: {}\n  b: 1\n', ['b: 1', /indentation/]],
  'a tab as indentation': ['a:\n\tb: 1\n', ['\t', /tabs/]],
  'a list item among keys': ['a: 1\n- b\n', ['-', /list item/]],
  'a list on the line of its key': ['a: - b\n', ['-', /list cannot begin/]],
  'reserved characters': ['a: @x\nb: `y`\n', ['@', /begin with @/], ['`', /begin with `/]],
  'a backslash in double quotes': ['a: "C:\\dir"\n', ['d', /escape/]],
  'text behind the header of a block': ['a: | foo\n  x\n', ['f', /line below/]],
  'a Markdown fence': ['```yaml\na: 1\n```\n', ['```yaml', /Markdown/], ['```', /Markdown/]],
  'a merge conflict': ['<<<<<<< HEAD\na: 1\n', ['<<<<<<< HEAD', /merge conflict/]],
  'a template action before text': ['a: {{ .Values.x }}/b\n', ['{{ .Values.x }}', /does not evaluate templates/]],
  'template lines': ['{{- if .x }}\na: 1\n{{- end }}\n', ['{{- if .x }}', /templates/], ['{{- end }}', /templates/]],
  'a tab before the first key': ['\ta: 1\n', ['\t', /tabs/]],
  'an escape without digits': ['a: "\\xg1"\n', ['g', /hexadecimal digit/]],
  'an alias without name': ['a: *\n', ['*', /needs its name/]],
  'an anchor without name': ['a: & b\n', [' ', /needs a name/]],
  'directives without marker': ['%YAML 1.1\na: 1\n', ['a', /--- is missing/]],
  'a control character in quotes': ['a: "b\x01"\n', ['\x01', /control character/]],
  'a control character elsewhere': ['a: \x01\n', ['\x01', /control character/]],
  'quotes behind quotes': ['a: "b" "c"\n', ['"c"', /closed before/]],
  'quotes behind quotes with an action': ['a: "{{ x }}" y\n', ['y', /closed before/]],
  'a brace that closes a bracket': ['a: [b}\n', ['}', /closes nothing/]],
  'a percent sign before text': ['a: %x\n', ['%', /begin with %/]],
  'a key below a value': ['a: 1\n b: 2\n', ['b', /deeper than the key above/]],
  'a first line without colon': ['foo\nbar: 1\n', ['foo', /no "key: value"/]],
  'a quoted key without colon': ['"a" 1\n', ['1', /closed before/]],
  'a missing space in the first line': ['a:1\nb: 2\n', [':', /space is missing/]],
  'a key below a list': ['- a\nb: 1\n', ['b: 1', /indentation/]],
  'a list item between two levels': ['a:\n  - b\n - c\n', ['-', /list item/]],
  'a quote that another one closes, behind an escaped one': ['a: "x\nb: \\"y" z\n', ['"', /not closed/]],
  'a quote that another one closes, behind a backslash and an escaped one': [
    'a: "x\nb: \\\\\\"y" z\n',
    ['"', /not closed/],
  ],
  'a quote that begins the file and is not closed': ['"a: 1\nb: 2\n', ['"', /not closed/]],
  'an action that is not closed': ['a: {{ .x\n', ['{{ .x', /templates/]],
  'an indented line without colon': ['a:\n  b: 1\n  foo\n  c: 2\n', ['foo', /no "key: value"/]],
  'a long key below a value, by its begin': [`a: 1\n  ${'k'.repeat(70)}: 2\n`, ['k'.repeat(70), /^k{60} is indented/]],
  'a quoted line without colon': ['a: 1\n"b"\nc: 2\n', ['"b"', /no "key: value"/]],
  'text behind empty quotes': ['a: "" y\n', ['y', /closed before/]],
  'a quote that is not closed before the next document': ['a: "x\ny\n---\nb: z"\n', ['"', /not closed/]],
  'a bracket that is not closed before the next document': ['a: [\n1,\n---\nb: 2 ]\n', ['[', /never closed/]],
  'a quote that ends with its document': ['a: "x\n---\nb: "z"\n', ['"', /not closed/]],
  'a brace that is not closed before the next key, where another bracket is closed': [
    'a: {x: 1\nb: ]\n',
    ['{', /never closed/],
    [']', /closes nothing/],
  ],
  'a bracket at the end of the file': ['a: [', ['[', /never closed/]],
  'a brace that begins the file and is not closed': ['{a: 1\n', ['{', /never closed/]],
  'a bracket around braces that are closed': ['a: [{x: 1}\nb: 3\n', ['[', /never closed/]],
  'a brace around brackets that are closed': ['a: {x: [1]\nb: 3\n', ['{', /never closed/]],
  'no fault below a blank line that is indented less': [
    'm:\n    a: b: c\n  \n      d: @x\nf: 1\n',
    [':', /second colon/],
  ],
  'a quote that ends the file': ['a: "', ['"', /not closed/]],
  'an open quote at the end': ["a: 'x\n", ["'", /not closed/]],
  'the middle of a merge conflict': ['a: 1\n=======\nb: 2\n', ['=======', /merge conflict/]],
  'the end of a merge conflict': ['a: 1\n>>>>>>> x\n', ['>>>>>>> x', /merge conflict/]],
  'a question mark behind a key': ['a: ? b\n', ['?', /belongs to nothing/]],
  'a tab in a block': ['a: |\n\t b\n', ['\t', /tabs/]],
  'a null character': ['a: 1\0', ['\0', /null character/]],
  'no fault below a line that is no key': [
    'a: b: c\n  d: @x\n\n  e: @y\nf: @z\n',
    [':', /second colon/],
    ['@', /begin with @/],
  ],
  'no fault below such a line with CRLF': ['a: b: c\r\n  d: @x\r\ne: 1\r\n', [':', /second colon/]],
  'no fault in the indented brackets of such a line': ['m:\n  a: [x: y: z\n  ]\nb: 1\n', [':', /comma is missing/]],
  'no fault in the brackets of such a line': ['a: [x: y: z\n]\nb: 1\n', [':', /comma is missing/]],
  'several faults, in order': [
    'a: b: c\nd:\n  e: "f\n  g: 1\nh: @i\n',
    [':', /second colon/],
    ['"', /not closed/],
    ['@', /begin with @/],
  ],
};

describe('syntax problems', () => {
  for (const [name, [text, ...expected]] of Object.entries(cases)) {
    it(`explains ${name}`, () => {
      const found = problems(text);
      assert.deepEqual(
        found.map(([at]) => at),
        expected.map(([at]) => at),
      );
      for (const [i, [, message]] of expected.entries()) assert.match(found[i]![1], message);
      for (const [, message] of found) assert.doesNotMatch(message, /this is not YAML/);
      assert.ok(parseYaml(text).problems.every(({ hint }) => hint !== ''));
    });
  }

  it('leaves one document without root', () => {
    const { documents } = parseYaml('a: b: c');
    assert.deepEqual([documents.length, documents[0]?.root], [1, null]);
  });

  it('points into a file with CRLF and a byte order mark', () => {
    const text = '\ufeffa: 1\r\nb: "x\r\nc: 2\r\n';
    assert.equal(parseYaml(text).problems[0]?.span.start, text.indexOf('"'));
  });

  it('suggests real quotes for curly ones', () => {
    assert.match(parseYaml('a: “x: y”').problems[0]?.hint ?? '', /curly/);
  });

  for (const [text, hint] of [
    ['a: [1,,2]', 'remove the comma'],
    ["a: 'it's'", "put all of the value in quotes; a quote inside is written ''"],
    ['a: "say "x""', 'put all of the value in quotes; a quote inside is written \\"'],
  ] as const)
    it(`says what to do about ${text}`, () => assert.equal(parseYaml(text).problems[0]?.hint, hint));

  it('reports at most 20 faults', () => {
    assert.equal(parseYaml('a: b: c\n'.repeat(100)).problems.length, 20);
  });
});
