import assert from 'node:assert/strict';
import type { MapNode } from '../../src/model/node.ts';
import { isOpen } from '../../src/toml/tables.ts';
import type { TomlOptions } from '../../src/toml/parse.ts';
import { at, plain, problemsOf, read, rootOf } from './show.ts';

function problems(text: string, options: Partial<TomlOptions> = {}): string[] {
  return problemsOf(text, read(text, options));
}

/** Each text with the runner's own words for it. */
const refusals: [string, string][] = [
  ['image: "x"', "expected '.' or '=', but got ':' instead «:»"],
  ['image "x"', `expected '.' or '=', but got '"' instead «"»`],
  ['image', "expected '.' or '=', but got '\\n' instead «»"],
  ['a/b = 1', "expected '.' or '=', but got '/' instead «/»"],
  ['\u00a0a = 1', "expected '.' or '=', but got '\\u00a0' instead «\u00a0»"],
  ['= 1', "unexpected '=': key name appears blank «=»"],
  ['.a = 1', "unexpected '.': keys cannot start with a '.' «.»"],
  ['a. = 1', "unexpected '=' «=»"],
  ['a = debian:12', 'expected value but found "debian" instead «debian»'],
  ['a = True', 'expected value but found "True" instead «True»'],
  ['a =', "expected value but found '\\n' instead «»"],
  ['a = $B', "expected value but found '$' instead «$»"],
  ['a = “b”', "expected value but found '“' instead «“»"],
  ['a = 1 b = 2', "expected a top-level item to end with a newline, comment, or EOF, but got 'b' instead «b»"],
  ['a = "b",', "expected a top-level item to end with a newline, comment, or EOF, but got ',' instead «,»"],
  ['a = 3s', "expected a top-level item to end with a newline, comment, or EOF, but got 's' instead «s»"],
  ['[a]]', "expected a top-level item to end with a newline, comment, or EOF, but got ']' instead «]»"],
  ['[a', "expected '.' or ']' to end table name, but got '\\n' instead «»"],
  ['[a,omitempty]', "expected '.' or ']' to end table name, but got ',' instead «,»"],
  ['[[a]', "expected end of table array name delimiter ']', but got '\\n' instead «»"],
  ['[]', 'unexpected end of table name (table names cannot be empty) «[]»'],
  ['[.a]', 'unexpected table separator (table names cannot be empty) «.»'],
  ['a = ["b" "c"]', `expected a comma (',') or array terminator (']'), but got '"' «"»`],
  ['a = [1,,2]', 'unexpected comma «,»'],
  ['a = {b = 1 c = 2}', "expected a comma or an inline table terminator '}', but got 'c' instead «c»"],
  ['a = {b: 1}', "expected '.' or '=', but got ':' instead «:»"],
  ['a = "b', 'strings cannot contain newlines «"b»'],
  ["a = 'b", "strings cannot contain newlines «'b»"],
  ['a = "\\d"', "invalid escape in string '\\d' «\\d»"],
  ['a = "\\u12"', `expected four hexadecimal digits after '\\u', but got "\\\\u12\\"" instead «\\u12»`],
  ['a = "\\ud800"', "Escaped character '\\ud800' is not valid UTF-8. «\\ud800»"],
  ['a = """b""""""', `unexpected '""""""' «""""""»`],
  ['a = 03', 'Invalid integer "03": cannot have leading zeroes «03»'],
  ['a = 3_', 'Invalid integer "3_": underscores must be surrounded by digits «3_»'],
  ['a = 5.', `Invalid float "5.": '.' must be followed by one or more digits «5.»`],
  ['a = .5', "floats must start with a digit, not '.' «.5»"],
  ['a = 0xG', "not a hexadecimal number: '0xG' «0xG»"],
  ['a = -0x1', "cannot use sign with non-decimal numbers: '-0x' «-0x1»"],
  ['a = 2026-13-01', 'invalid datetime: "2026-13-01" «2026-13-01»'],
  ['a = 2026-02-30T00:00:00Z', 'invalid datetime: "2026-02-30T00:00:00Z" «2026-02-30T00:00:00Z»'],
  ['a = 24:00:00', 'invalid datetime: "24:00:00" «24:00:00»'],
  ['a = 10:60:00', 'invalid datetime: "10:60:00" «10:60:00»'],
  ['a = "\\U00110000"', "Escaped character '\\U00110000' is not valid UTF-8. «\\U00110000»"],
  ['a = "\\xg1"', `expected two hexadecimal digits after '\\x', but got "\\\\xg" instead «\\x»`],
  ['a = 0o8', "not an octal number: '0o8' «0o8»"],
  ['a = 0b2', "not a binary number: '0b2' «0b2»"],
  ['a = "b\u0000"', "TOML files cannot contain control characters: '0x00' «\u0000»"],
  ['# a\rb', "TOML files cannot contain control characters: '0x0d' «\r»"],
];

describe('toml syntax problems', () => {
  for (const [text, expected] of refusals) {
    it(`${JSON.stringify(text)}`, () => assert.deepEqual(problems(`x = 1\n${text}\ny = 2\n`), [`2: ${expected}`]));
  }

  const numbers = '0 -1 +1 1_000 0x1F 0o17 0b01 1.5 -1.5e3 1e5 1e-5 inf -nan true false'.split(' ');
  const times = '2026-01-01 2026-01-01T23:59:59Z 2024-02-29t10:00:00.5+02:00 12:30:59 12:30'.split(' ');
  for (const value of [
    ...numbers,
    ...times,
    '2026-01-01 10:00:00',
    '"\\u00e9\\U0001F600\\x41\\t"',
    '"""a\\\n  b"""',
    '"""a"""""',
    "'''\\d'''",
    "'\\d'",
    '"#"',
    '[ 1, 2, ]',
    '{}',
    '{ b = 1, "c" . d = [{}] }',
    '{ b = 1, }',
    '[\n  1, # one\n]',
  ])
    it(`has nothing to say about ${JSON.stringify(value)} before a fault`, () => {
      const found = problems(`a = [${value}, @]`);
      assert.match(found.join(' '), /^\d: expected value but found '@' instead «@»$/);
    });

  it('is silent on what TOML 1.1 allows', () =>
    assert.deepEqual(problems('a = {\n  b = "\\e\\x41", # c\n}\nd = 2026-01-01T10:00Z'), []));
  it('refuses line breaks in inline tables for TOML 1.0', () =>
    assert.deepEqual(problems('a = {\n  b = 1 }', { version: '1.0' }), [
      '1: newlines not allowed within inline tables «\n»',
    ]));
  it('refuses trailing commas in inline tables for TOML 1.0', () =>
    assert.deepEqual(problems('a = { b = 1, }', { version: '1.0' }), [
      '1: trailing comma not allowed in inline tables «,»',
    ]));
  it('refuses times without seconds for TOML 1.0', () =>
    assert.deepEqual(problems('a = 12:30', { version: '1.0' }), ['1: invalid datetime: "12:30" «12:30»']));
  it('refuses new escapes for TOML 1.0', () =>
    assert.deepEqual(problems('a = "\\e"', { version: '1.0' }), ["1: invalid escape in string '\\e' «\\e»"]));
});

describe('toml of runners up to 15.8', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['a.b = 1', "1: bare keys cannot contain '.' «.»"],
    ['a . b = 1', "1: expected key separator '=', but got '.' instead «.»"],
    ['"a".b = 1', "1: expected key separator '=', but got '.' instead «.»"],
    ['a = { b.c = 1 }', "1: bare keys cannot contain '.' «.»"],
    ['a.b = "{{ .Values.c }}"', "1: bare keys cannot contain '.' «.»"],
    [
      'a = [1, "x"]',
      "1: Array contains values of type 'Integer' and 'String', but arrays must be homogeneous. «\"x\"»",
    ],
    [
      'a = [[1], { b = 2 }]',
      "1: Array contains values of type 'Array' and 'Hash', but arrays must be homogeneous. «{ b = 2 }»",
    ],
    ...(
      [
        ['1.5', 'Float'],
        ['true', 'Bool'],
        ['2026-01-01T00:00:00Z', 'Datetime'],
        ['[]', 'Array'],
      ] as const
    ).map(([value, type]): [string, string] => [
      `a = [1, ${value}]`,
      `1: Array contains values of type 'Integer' and '${type}', but arrays must be homogeneous. «${value}»`,
    ]),
    ['a = 0b11', "1: expected a top-level item to end with a newline, comment, or EOF, but got 'b' instead «b»"],
    ['a = 07:32:00', "1: expected a top-level item to end with a newline, comment, or EOF, but got ':' instead «:»"],
    ['a = inf', '1: expected value but found "inf" instead «inf»'],
    [
      'a = 2026-01-01 00:00:00Z',
      "1: expected a top-level item to end with a newline, comment, or EOF, but got '0' instead «0»",
    ],
    ['\ufeffa = 1', "1: bare keys cannot contain '\\ufeff' «\ufeff»"],
  ];
  for (const [text, expected] of refused) {
    it(`refuses ${JSON.stringify(text)}`, () =>
      assert.deepEqual(problems(text, { version: '0.4', templates: true }), [expected]));
    it(`takes ${JSON.stringify(text)} later`, () =>
      assert.deepEqual(problems(text, { version: '1.0', templates: true }), []));
  }

  for (const text of [
    '[a.b]\nc = 1',
    'a = [1, 2]\nb = ["x", \'y\', """z"""]\nc = [[1], ["x"]]',
    'a = 2026-01-01T00:00:00Z\nb = 1_000\nc = -1.5e3\nd = { e = [] }',
    'a = [{{ .Values.b }}, "c"]',
    '"""a""" = 1\n\'\'\'b\'\'\' = 2',
  ]) {
    it(`takes ${JSON.stringify(text)}`, () =>
      assert.deepEqual(problems(text, { version: '0.4', templates: true }), []));
  }
});

describe('toml recovery', () => {
  it('reports every fault and keeps the rest', () => {
    const text = 'a: 1\nb = 2\n[c,omitempty]\nd = yes\n[e]\nf = "\\d"\ng = 3';
    assert.deepEqual(
      problems(text).map((problem) => problem.slice(0, 2)),
      ['1:', '3:', '4:', '6:'],
    );
    assert.deepEqual(plain(rootOf(read(text))), [
      ['b', 2],
      ['e', [['g', 3]]],
    ]);
  });
  it('points at the opening of an array that is never closed', () => {
    const text = 'a = ["b"\nc = 1\n[d]';
    assert.deepEqual(problems(text), ["1: expected a comma (',') or array terminator (']'), but got 'c' «[»"]);
    assert.deepEqual(plain(rootOf(read(text))), [
      ['c', 1],
      ['d', []],
    ]);
  });
  it('ends an open array at the next header', () =>
    assert.equal(problems('a = [\n"b",\n[runners.x]\n[y]\n').length, 1));
  it('does not take items for headers', () => assert.deepEqual(problems('a = [\n[true],\n[1],\n["b"]\n]'), []));
  it('points at the opening of an inline table that is never closed', () =>
    assert.deepEqual(problems('a = { b = 1\nc = 2'), [
      "1: expected a comma or an inline table terminator '}', but got 'c' instead «{»",
    ]));
  it('points at the opening of a multi-line string that is never closed', () => {
    const text = 'a = """b\nc d\n[e]\nf: 1';
    assert.deepEqual(problems(text), [
      `1: unexpected EOF; expected '"""' «"""»`,
      "4: expected '.' or '=', but got ':' instead «:»",
    ]);
  });
  it('reads the actions behind a string that is never closed', () => {
    const text = 'a = """b\nc d\n[e]\nf = {{ .x }}';
    assert.equal(problems(text, { templates: true }).length, 1);
    assert.deepEqual(plain(rootOf(read(text, { templates: true }))), [['e', [['f', '<{{ .x }}>']]]]);
  });
  it('opens the table of a pair that cannot be read, and none around', () => {
    const root = rootOf(read('[a]\n[a.b]\nc: 1\n[d]\n'));
    const opened = [['a'], ['a', 'b'], ['d']].filter((route) => isOpen(at(root, ...route) as MapNode));
    assert.deepEqual(opened, [['a', 'b']]);
    assert.equal(isOpen(root), false);
  });
  it('opens all tables around a header that cannot be read', () => {
    const root = rootOf(read('[a]\n[a.b]\n[c,omitempty]\n'));
    assert.deepEqual(
      [root, at(root, 'a'), at(root, 'a', 'b')].map((table) => isOpen(table as MapNode)),
      [true, true, true],
    );
  });
  it('says nothing about the rest of a string that was broken over lines', () =>
    assert.deepEqual(problems('a = "b\nc"\nd = 1'), ['1: strings cannot contain newlines «"b»']));
  it('does not swallow the next statement with a broken string', () =>
    assert.deepEqual(plain(rootOf(read('a = "b\nc = "d"'))), [['c', 'd']]));
  it('says nothing about keys below a header that cannot be read', () =>
    assert.equal(problems('[a]\nb = 1\n[a,omitempty]\nb = 2').length, 1));
  it('reports no more than fifty', () => assert.equal(problems('a: 1\n'.repeat(100)).length, 50));
});

describe('toml hints', () => {
  const hint = (text: string) => read(text).problems[0]?.hint ?? '';
  const hints: [string, RegExp][] = [
    ['a: 1', /key = value, not key: value/],
    ['[a,omitempty]', /without ",omitempty"/],
    ['kubernetes.io/arch = "x"', /"kubernetes\.io\/arch" = /],
    ['[a]\n[a]', /delete this header/],
    ['a = 1\na = 2', /Delete one/],
    ['a = [b]', /quotes/],
    ['a = “b”', /straight quotes/],
    ['a =\u00a01', /invisible/],
    ['a = True', /Write true/],
    ['a = no', /Write false/],
    ['a = null', /no null/],
    ['a = "C:\\dir"', /'…'/],
    ['- a', /lists/],
    ['// a', /start with #/],
    ['a = ["b"\nc = 1', /Close what is opened here with \]\./],
    ['x = 1\na = {b = 1\nc = 1', /Close what is opened here with \}\./],
    ['a = """b', /Close what is opened here with """\./],
    ['a =', /Write a value/],
    ['a = $b', /Put quotes/],
    ['a = @b', /^$/],
    ['a = 1,', /Delete the ,/],
    ['[a]]', /as many on both sides/],
    ['a = 3s', /not a plain number/],
    ['a = "b" c', /line of its own/],
    ['a = "b"c"', /'…'/],
    ['a = 03', /leading zero/],
    ['a = ["b" "c"]', /comma between/],
    ['a = "b\n', /Close the string/],
    ['[a', /Close the header/],
    [';a', /start with #/],
    ['<<<', /merge conflict/],
    ['ä = 1', /bare keys/],
  ];
  for (const [text, expected] of hints) it(`${JSON.stringify(text)}`, () => assert.match(hint(text), expected));
});
