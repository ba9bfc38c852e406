import assert from 'node:assert/strict';
import { parseYaml } from '../../src/yaml/parse.ts';
import { firstScalar, helmValue, read, readMap, refusal } from './read.ts';

// Expectations are what Helm 3.19 has after reading the text (sigs.k8s.io/yaml 1.6.0 over go.yaml.in/yaml/v2 2.4.2).
const values: Readonly<Record<string, readonly [string, unknown]>> = {
  'the last of two equal keys': ['a: 1\na: 2', { a: 2 }],
  'boolean keys under one name': ['on: 1\ny: 2\nyes: 3\ntrue: 4', { true: 4 }],
  'the booleans of YAML 1.1': [
    'a: [yes, no, on, off, y, n, True, FALSE]',
    { a: [true, false, true, false, true, false, true, false] },
  ],
  'numbers with prefixes and underscores': [
    'a: [0777, 0o777, 0b11, 0x1F, 1_000, 08, +4, -0x2]',
    { a: [511, 511, 3, 31, 1000, 8, 4, -2] },
  ],
  'no sexagesimal numbers': ['a: 1:30', { a: '1:30' }],
  floats: ['a: [1e3, 1.5, .5, 1., 1_0.5]', { a: [1000, 1.5, 0.5, 1, 10.5] }],
  'numbers beyond any float as text': ['a: [1e400, 0x1ffffffffffffffffff]', { a: ['1e400', '0x1ffffffffffffffffff'] }],
  'whole numbers beyond 64 bits as floats': ['a: 99999999999999999999', { a: 1e20 }],
  'dates as text': ['a: 2001-12-14\n2001-12-15: b', { a: '2001-12-14', '2001-12-15': 'b' }],
  'every word for a boolean': [
    'a: [y, Y, yes, Yes, YES, true, True, TRUE, on, On, ON]\nb: [n, N, no, No, NO, false, False, FALSE, off, Off, OFF]',
    { a: Array<boolean>(11).fill(true), b: Array<boolean>(11).fill(false) },
  ],
  nulls: ['a: ~\nb: null\nc:\nd: NULL\ne: Null', { a: null, b: null, c: null, d: null, e: null }],
  'quoted words as text': [`a: "yes"\nb: '1'\nc: "null"`, { a: 'yes', b: '1', c: 'null' }],
  'merge keys': ['x: &x {a: 1, b: 2}\nz: {<<: *x, b: 3}', { x: { a: 1, b: 2 }, z: { a: 1, b: 3 } }],
  'a merge key with its tag': ['x: &x {a: 1}\nz: { !!merge <<: *x }', { x: { a: 1 }, z: { a: 1 } }],
  'a merge sign under a tag for text': ['z: { !!str <<: 1 }', { z: { '<<': 1 } }],
  'a merge key over keys further up': ['x: &x {a: 1}\nz: {a: 2, <<: *x}', { x: { a: 1 }, z: { a: 1 } }],
  'the first of several merged maps': ['a:\n  <<: [{k: 1}, {k: 2}]', { a: { k: 1 } }],
  'a quoted merge key as text': ['a: {"<<": {b: 1}}', { a: { '<<': { b: 1 } } }],
  'merge signs as a value': ['a: <<', { a: '<<' }],
  'only the first document': ['a: 1\n---\na: 2', { a: 1 }],
  'a block at the end of the file without a line break': ['a: |\n  x', { a: 'x' }],
  'nothing in an empty file': ['', {}],
  'nothing in comments': ['# only this\n', {}],
  'nothing in a null document': ['---\n...\n', {}],
  'lines that end with a lone CR': ['a: 1\rb: 2', { a: 1, b: 2 }],
  'a byte order mark': ['\ufeffa: 1', { a: 1 }],
  'CRLF in a block': ['a: |\r\n  x\r\n  y\r\n', { a: 'x\ny\n' }],
  'tabs behind a colon and before a comment': ['a:\t1\t# c\nb: {}', { a: 1, b: {} }],
  'a tab between colon and brackets': ['a:\t[1]\nb:\t { c: 1 }', { a: [1], b: { c: 1 } }],
  'text under unknown tags': ['a: !secret 12', { a: '12' }],
  'tags that set the type': [
    'a: !!str 12\nb: !!int "0x1f"\nc: !!float 1\nd: !!bool "on"',
    { a: '12', b: 31, c: 1, d: true },
  ],
  'other texts under tags': [
    'a: !!null ~\nb: !!int 1_000\nc: !!timestamp 2001-12-14\nd: !!float 1.5',
    { a: null, b: 1000, c: '2001-12-14', d: 1.5 },
  ],
  'tags in their long form': ['a: !<tag:yaml.org,2002:str> 12\nb: !<tag:yaml.org,2002:int> "12"', { a: '12', b: 12 }],
  'the non-specific tag as text': ['a: ! 12', { a: '12' }],
  'binary text': ['a: !!binary aGk=', { a: 'hi' }],
  'numeric keys as Helm prints them': [
    '1: a\n0x10: b\n1.50: c\n1e6: d\n08: e\n0.00001: f\n123456789.5: g\n.inf: h\n-.inf: i\n.nan: j',
    {
      '1': 'a',
      '16': 'b',
      '1.5': 'c',
      '1e+06': 'd',
      '8': 'e',
      '1e-05': 'f',
      '1.2345679e+08': 'g',
      '.inf': 'h',
      '-.inf': 'i',
      '.nan': 'j',
    },
  ],
  'keys between the forms of numbers': [
    '0.0001: a\n123456.5: b\n1_0: c\n9223372036854775807: d\n-9223372036854775808: e\n1.23456789e-7: f',
    {
      '0.0001': 'a',
      '123456.5': 'b',
      '10': 'c',
      '9223372036854775807': 'd',
      '-9223372036854775808': 'e',
      '1.2345679e-07': 'f',
    },
  ],
  'zero as a key': ['0.0: a', { '0': 'a' }],
  'zero below zero as a key': ['-0.0: a', { '-0': 'a' }],
  'an escaped line break with empty lines behind it': ['a: "x\\\n\n  y"', { a: 'x\ny' }],
  'brackets that close in the column of their key': ['a: {\n  b: [\n  1\n  ]\n}\nc: 2', { a: { b: [1] }, c: 2 }],
  'what follows loose brackets': [
    'a: [\n[1],\n{ x: 2 },\n 3 ]\nb: {\nc: 4 }\nd: [\n"]",\n\'}\' ]\ne: 5',
    { a: [[1], { x: 2 }, 3], b: { c: 4 }, d: [']', '}'], e: 5 },
  ],
  'quoted lines at the margin below a comment with an apostrophe': ['# it\'s\na: "x\ny"', { a: 'x y' }],
  'an escaped line break before a line at the margin': ['a: "x\\\ny"\nb: 1', { a: 'xy', b: 1 }],
  'quoted lines at the margin': ['a: "x\ny"\nb: \'u\n\nv\'', { a: 'x y', b: 'u\nv' }],
  'tags and anchors before quotes in loose brackets': ['a: [\n!!str "b]",\n&x "c]"\n]', { a: ['b]', 'c]'] }],
  'what follows loose quotes': ["a: \"x\n\\\" y\"\nb: 'u\n''v'\nc: 1", { a: 'x " y', b: "u 'v", c: 1 }],
  'opening brackets in loose quotes': ['a: [\n"[", \'{\' ]\nb: 2', { a: ['[', '{'], b: 2 }],
  'opening brackets in loose comments': ['a: [\n1, #[\n2 ]\nb: 3', { a: [1, 2], b: 3 }],
  'opening brackets behind an escaped quote and a doubled one': [
    "a: [\n\"x\\\"[\", 'y''[' ]\nb: \"z\"\nc: 'z'",
    { a: ['x"[', "y'["], b: 'z', c: 'z' },
  ],
  'quotes on the line of loose brackets': ['a: ["x",\n"y\nz" ]\nb: 2', { a: ['x', 'y z'], b: 2 }],
  'an apostrophe in loose brackets': ["a: [\nit's, 1 ]\nb: 'x'", { a: ["it's", 1], b: 'x' }],
  'signs of comments in quotes before loose brackets': [
    "'a #b': [\n1 ]\nc: [ 'x #y',\n2 ]",
    { 'a #b': [1], c: ['x #y', 2] },
  ],
  'brackets in quotes behind a tag and an anchor': ['a: [\n!!str "b[",\n&x "c{" ]\nd: 1', { a: ['b[', 'c{'], d: 1 }],
  'loose quotes with what is no marker': ['a: "b\n---c"', { a: 'b ---c' }],
  'comments between loose brackets': ['a: [ # one ]\n"b]", # "\n# three\n]', { a: ['b]'] }],
  'quotes on several lines between loose brackets': ['a: [\n"b\nc",\n\'d\n\ne\'\n]', { a: ['b c', 'd\ne'] }],
  '150 levels': [`a: ${'['.repeat(150)}${']'.repeat(150)}`, undefined],
};

describe('values as Helm reads them', () => {
  for (const [name, [text, expected]] of Object.entries(values)) {
    it(`reads ${name}`, () => {
      const value = helmValue(text);
      if (expected !== undefined) assert.deepEqual(value, expected);
    });
  }

  it('keeps what a key is called in the file and what Helm calls it', () => {
    assert.deepEqual(
      readMap('on: 1\n0x10: 2\n"a b": 3').entries.map(({ key, name }) => [key, name]),
      [
        ['on', 'true'],
        ['0x10', '16'],
        ['a b', 'a b'],
      ],
    );
  });

  it('marks merged entries, whose values stay those of the anchor', () => {
    const [anchor, user] = readMap('x: &x {a: 1}\ny: {<<: *x}').entries;
    assert.ok(anchor?.value.kind === 'map' && user?.value.kind === 'map');
    assert.equal(user.value.entries[0]?.merged, true);
    assert.equal(user.value.entries[0]?.value, anchor.value.entries[0]?.value);
  });

  it('calls a number integer if it is whole, however it is written', () => {
    assert.equal(firstScalar('a: 1e3').type, 'integer');
    assert.equal(firstScalar('a: 1.5').type, 'float');
  });
});

const refused: Readonly<Record<string, readonly [string, string, RegExp]>> = {
  'a list at the root': ['- a\n', '- a', /this is a list/],
  'a scalar at the root': ['text\n', 'text', /single value/],
  'a null key': ['~: 1', '~', /refuses ~ as a key/],
  'a missing key': [': 1', '', /without a key/],
  'an unsigned 64-bit key': ['18446744073709551615: 1', '18446744073709551615', /as a key/],
  'a map as a key': ['{a: b}: 1', '{a: b}', /map or list as a key/],
  infinity: ['a: -.inf', '-.inf', /fit into JSON/],
  'not a number': ['a: .NaN', '.NaN', /fit into JSON/],
  'another YAML version': ['%YAML 1.2\n---\na: 1', '%YAML 1.2', /YAML 1.1 only/],
  'an unknown directive': ['%FOO x\n---\na: 1', '%FOO x', /directive %FOO/],
  'an escaped slash': ['a: "b\\/c"', '\\/', /escape \\\/$/],
  'a surrogate escape': ['a: "\\ud800"', '\\ud800', /escape \\ud800$/],
  'the last surrogate escape': ['a: "\\udfff"', '\\udfff', /escape/],
  'control characters in comments': ['# a\x01\na: 1', '\x01', /U\+0001/],
  'control characters in quotes': ['a: "\x7f"', '\x7f', /U\+007F/],
  'a line separator in plain text, behind one in quotes': ['a: "x\u2028y"\nb: x\u2028y', '\u2028', /U\+2028/],
  'a line separator in plain text': ['a: x\u2028y', '\u2028', /end of the line/],
  'text under a tag for numbers': ['a: !!int x', 'x', /as !!int/],
  'long text under a tag, by its begin': [`a: !!int ${'x'.repeat(50)}`, 'x'.repeat(50), /"x{40}" as !!int/],
  'YAML 1.3': ['%YAML 1.3\n---\na: 1', '%YAML 1.3', /YAML 1.1 only/],
  'an escape beyond Unicode': ['a: "\\U00110000"', '\\U00110000', /escape/],
  'text under a tag for floats': ['a: !!float x', 'x', /as !!float/],
  'text under a tag for booleans': ['a: !!bool 1', '1', /as !!bool/],
  'text under a tag for null': ['a: !!null 1', '1', /as !!null/],
  'text under a tag for times': ['a: !!timestamp x', 'x', /as !!timestamp/],
  'text under a tag for Base64': ['a: !!binary "****"', '"****"', /as !!binary/],
  'Base64 that is cut off': ['a: !!binary aGk', 'aGk', /as !!binary/],
  'a float under a tag for integers': ['a: !!int 1.5', '1.5', /as !!int/],
  'a list as a key behind a question mark': ['? [a]\n: 1', '[a]', /map or list as a key/],
  'a merge of something else': ['a: {<<: 1}', '<<', /merge key/],
  'a template action': ['a: {{ .Values.x }} # why', '{{ .Values.x }}', /does not evaluate templates/],
  'a long key': [`${'k'.repeat(1025)}: 1`, 'k'.repeat(1025), /1024/],
  'a tab in an empty line': ['a: "1"\n\t\nb: 2', '\t', /tab/],
  'a tab in an empty line behind plain text': ['a: 1\n\t\nb: 2', '\t', /tab/],
  'a tab that begins the file': ['\t# c\na: 1', '\t', /tab/],
  'a tab behind a dash': ['a:\n-\tb', '\t', /tab/],
  'a tab before the first text of a block': ['a: |\n  \tb', '\t', /tab/],
};

describe('what Helm refuses', () => {
  for (const [name, [text, at, message]] of Object.entries(refused)) {
    it(`tells of ${name}`, () => {
      const [found, said] = refusal(text);
      assert.equal(found, at);
      assert.match(said, message);
    });
  }

  it('tells of all in the order of the file', () =>
    assert.deepEqual(
      read('a: x\u2028y # \x01').refusals.map(({ span }) => span.start),
      [4, 9],
    ));

  it('tells of each document by itself', () => {
    const { documents } = parseYaml('a: .inf\na: 1\n---\nb: 1');
    assert.deepEqual(
      documents.map(({ refusals, duplicates }) => [refusals.length, duplicates.length]),
      [
        [1, 1],
        [0, 0],
      ],
    );
  });

  for (const [text, hint] of [
    ['# \x01', 'remove it'],
    ['a: x\u2028y', 'remove it, or put the text in double quotes'],
    ['a: "\\/"', 'write / without the backslash'],
    ['a: "\\ud800"', 'write the code of a Unicode character'],
    ['? [a]\n: 1', 'put it in quotes if it is text'],
    [': 1', 'write a key before the colon'],
    ['~: 1', 'put it in quotes'],
    ['a: .inf', 'put it in quotes if it is text'],
    ['a:\n-\tb', 'use spaces'],
  ] as const)
    it(`says what to do about ${JSON.stringify(text)}`, () => assert.equal(read(text).refusals[0]?.hint, hint));

  it('repeats no more than the begin of a long action', () =>
    assert.match(refusal(`a: {{ x${'y'.repeat(100)} }}`)[1], / \{\{ xy{36} as maps/));

  it('tells of 100 characters and of 100 escapes, no more', () => {
    assert.equal(read(`# ${'\x01'.repeat(150)}`).refusals.length, 100);
    assert.equal(read(`a: "${'\\/'.repeat(150)}"`).refusals.length, 100);
  });

  const accepted: Readonly<Record<string, string>> = {
    'an empty document': '---\n',
    'a line separator in quotes': 'a: "x\u2028y"',
    'a line separator that begins the text in quotes': 'a: x\nb: "\u2028y"\nc: \'\u2028z\'',
    'a line separator where the line ends anyway': 'a: x\u2028\nb: 1',
    'escapes around those of surrogates': 'a: "\\ud7ff\\ue000\\U0010ffff"',
    'null at the top': '--- ~',
    'a directive for tags': '%TAG !e! tag:example.com,2000:\n---\na: 1',
    'escapes in single quotes, which are none': "a: 'it''s \\/'",
    'a key of 1024 characters': `${'k'.repeat(1024)}: 1`,
    'a short key behind long text': `a: ${'x'.repeat(2000)}\nb: 1`,
    'YAML 1.1': '%YAML 1.1\n---\na: 1',
    'a tab in an indented blank line behind plain text': 'a: 1\n \t\nb: 2',
    'tabs in brackets': 'a: [\n\t1]',
    'a tab in a block that states its indentation': 'a: |2\n  \tb',
  };
  for (const [name, text] of Object.entries(accepted)) {
    it(`is silent about ${name}`, () => assert.deepEqual(read(text).refusals, []));
  }
});
