import assert from 'node:assert/strict';
import { at, plain, problemsOf, read, rootOf } from './show.ts';
import type { Node } from '../../src/model/node.ts';

function tree(text: string): unknown {
  const file = read(text);
  assert.deepEqual(problemsOf(text, file), []);
  return plain(rootOf(file));
}

function duplicates(text: string): string[] {
  return problemsOf(text, read(text));
}

/** What stands at a node, with its style. */
function source(text: string, ...route: (string | number)[]): string {
  const node: Node | undefined = at(rootOf(read(text)), ...route);
  const style = node && 'style' in node ? node.style : node?.kind;
  return node ? `${style} ${text.slice(node.span.start, node.span.end)}` : 'nothing';
}

function keySource(text: string, ...route: (string | number)[]): string {
  const parent = at(rootOf(read(text)), ...route.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.entries.find(({ key }) => key === route.at(-1)) : undefined;
  return entry ? text.slice(entry.keySpan.start, entry.keySpan.end) : 'nothing';
}

describe('toml tree', () => {
  describe('tables', () => {
    it('holds keys in order', () =>
      assert.deepEqual(tree('b = 1\na = 2'), [
        ['b', 1],
        ['a', 2],
      ]));
    it('nests headers', () => assert.deepEqual(tree('[a.b]\nc = 1'), [['a', [['b', [['c', 1]]]]]]));
    it('makes a list of array headers', () =>
      assert.deepEqual(tree('[[a]]\nb = 1\n[[a]]\nb = 2'), [['a', [[['b', 1]], [['b', 2]]]]]));
    it('puts sub-tables into the last item', () =>
      assert.deepEqual(tree('[[a]]\n[a.b]\n[[a]]\n[a.c]'), [['a', [[['b', []]], [['c', []]]]]]));
    it('reads dotted keys', () =>
      assert.deepEqual(tree('a.b = 1\na . "c.d" = 2'), [
        [
          'a',
          [
            ['b', 1],
            ['c.d', 2],
          ],
        ],
      ]));
    it('reads inline tables', () =>
      assert.deepEqual(tree('a = { b = { c = 1 }, d.e = 2 }'), [
        [
          'a',
          [
            ['b', [['c', 1]]],
            ['d', [['e', 2]]],
          ],
        ],
      ]));
    it('decodes quoted keys', () =>
      assert.deepEqual(tree(`"a\\tb" = 1\n'c\\d' = 2`), [
        ['a\tb', 1],
        ['c\\d', 2],
      ]));
    it('reads dangerous names as names', () => {
      assert.deepEqual(tree('[__proto__]\nx = 1\n[constructor]\ntoString = 2'), [
        ['__proto__', [['x', 1]]],
        ['constructor', [['toString', 2]]],
      ]);
      assert.equal(({} as Record<string, unknown>)['x'], undefined);
    });
    it('is empty for an empty text', () => assert.deepEqual(tree(''), []));
    it('skips a byte order mark at the start', () => assert.deepEqual(tree('\uFEFFa = 1'), [['a', 1]]));
  });

  describe('spans', () => {
    it('of a table is its header', () =>
      assert.equal(source('x = 1\n[ a . b ] # c\nd = 1', 'a', 'b'), 'table [ a . b ]'));
    it('of a table is its header, with brackets in its name', () =>
      assert.equal(source('["a]"] # c', 'a]'), 'table ["a]"]'));
    it('of an array item is its header', () => assert.equal(source('[[a]]\n[["a"]]', 'a', 1), 'array-table [["a"]]'));
    it('of the list is its first header', () => assert.equal(source('[[a]]\n[["a"]]', 'a'), 'array-table [[a]]'));
    it('of an implied table is its part of the header', () => assert.equal(source('[a.b]', 'a'), 'implied a'));
    it('of an implied table moves to its own header', () => assert.equal(source('[a.b]\n[a]', 'a'), 'table [a]'));
    it('of a table by dotted key is the key part', () => assert.equal(source('a.b = 1', 'a'), 'dotted a'));
    it('of an inline table are its braces', () => assert.equal(source('a = { b = 1 }', 'a'), 'inline { b = 1 }'));
    it('of keys are the parts', () => {
      assert.equal(keySource('"a" . b = 1', 'a'), '"a"');
      assert.equal(keySource('"a" . b = 1', 'a', 'b'), 'b');
      assert.equal(keySource('[x.y]\n[x]', 'x'), 'x');
      assert.equal(keySource('[[x.y]]', 'x', 'y'), 'y');
    });
    it('of values are the tokens', () => {
      assert.equal(source('a = "b" # c', 'a'), 'double "b"');
      assert.equal(source("a = ['b', 1]", 'a', 0), "single 'b'");
      assert.equal(source("a = ['b', 1]", 'a'), "inline ['b', 1]");
      assert.equal(source('a = """\nb"""', 'a'), 'multi-double """\nb"""');
      assert.equal(source("a = '''b'''", 'a'), "multi-single '''b'''");
    });
  });

  describe('scalars', () => {
    const scalar = (value: string) => {
      const node = at(rootOf(read(`a = ${value}`)), 'a');
      return node?.kind === 'scalar' ? [node.type, node.value] : node?.kind;
    };
    it('reads strings', () => assert.deepEqual(scalar('"a\\u00e9\\x41\\e"'), ['string', 'aéA\u001b']));
    it('reads integers', () => assert.deepEqual(scalar('0x1F'), ['integer', 31]));
    it('keeps large integers as numbers', () => assert.deepEqual(scalar('9223372036854775807'), ['integer', 2 ** 63]));
    it('reads floats', () => assert.deepEqual(scalar('1e3'), ['float', 1000]));
    it('reads infinity', () => assert.deepEqual(scalar('-inf'), ['float', -Infinity]));
    it('reads nan', () => assert.deepEqual(scalar('nan'), ['float', NaN]));
    it('reads booleans', () => assert.deepEqual(scalar('true'), ['boolean', true]));
    it('keeps dates as text', () =>
      assert.deepEqual(scalar('2026-01-01 10:00:00Z'), ['datetime', '2026-01-01 10:00:00Z']));
    it('refuses integers beyond 64 bits', () =>
      assert.deepEqual(duplicates('a = 9223372036854775808'), [
        '1: 9223372036854775808 is out of range for int64 «9223372036854775808»',
      ]));
    it('refuses floats beyond 64 bits', () =>
      assert.deepEqual(duplicates('a = 1e400'), ['1: 1e400 is out of range for float64 «1e400»']));
  });

  describe('what may be defined again', () => {
    it('a table after its sub-table', () =>
      assert.deepEqual(tree('[a.b]\n[a]\nc = 1'), [
        [
          'a',
          [
            ['b', []],
            ['c', 1],
          ],
        ],
      ]));
    it('a table by header after dotted keys', () =>
      assert.deepEqual(tree('a.b = 1\n[a]\nc = 2'), [
        [
          'a',
          [
            ['b', 1],
            ['c', 2],
          ],
        ],
      ]));
    it('a sub-table of an inline table', () =>
      assert.deepEqual(tree('a = { b = 1 }\n[a.c]'), [
        [
          'a',
          [
            ['b', 1],
            ['c', []],
          ],
        ],
      ]));
    it('names that differ in letter case', () =>
      assert.deepEqual(tree('a = 1\nA = 2'), [
        ['a', 1],
        ['A', 2],
      ]));
    it('the same table in two items', () =>
      assert.deepEqual(tree('[[a]]\n[a.b]\n[[a]]\n[a.b]'), [['a', [[['b', []]], [['b', []]]]]]));
  });

  describe('what may not', () => {
    it('a key', () =>
      assert.deepEqual(duplicates('[x]\na = 1\n"a" = 2'), [`3: Key 'x.a' has already been defined. «"a"»`]));
    it('a list', () => assert.deepEqual(duplicates('a = [1]\na = [2]'), ["2: Key 'a' has already been defined. «a»"]));
    it('a table', () =>
      assert.deepEqual(duplicates('[a.b]\n[a.b]'), ["2: Key 'a.b' has already been defined. «[a.b]»"]));
    it('a table by dotted keys in two statements', () =>
      assert.deepEqual(duplicates('a.b = 1\na.c = 2\n[a]'), ["3: Key 'a' has already been defined. «[a]»"]));
    it('an inline table by its header', () =>
      assert.deepEqual(duplicates('a = {}\n[a]'), ["2: Key 'a' has already been defined. «[a]»"]));
    it('a value as table', () =>
      assert.deepEqual(duplicates('a = 1\na.b = 2'), ["2: Key 'a' has already been defined. «a»"]));
    it('a value as parent', () =>
      assert.deepEqual(duplicates('a = 1\n[a.b]'), ["2: Key 'a' was already created as a hash. «a»"]));
    it('a table as array of tables', () =>
      assert.deepEqual(duplicates('[a]\n[[a]]'), [
        "2: Key 'a' was already created and cannot be used as an array. «[[a]]»",
      ]));
    it('an array of tables as table', () => {
      const file = read('[[a]]\n[a]');
      assert.deepEqual(
        file.problems.map(({ message }) => message),
        ["Key 'a' has already been defined."],
      );
      assert.match(file.problems[0]?.hint ?? '', /\[\[a\]\]/);
    });
    it('keys in an inline table', () =>
      assert.deepEqual(duplicates('a = { b = 1, b = 2 }'), ["1: Key 'b' has already been defined. «b»"]));
    it('quotes odd names in messages', () =>
      assert.deepEqual(duplicates('"a b" = 1\n"a b" = 2'), [`2: Key '"a b"' has already been defined. «"a b"»`]));
  });

  it('says nothing about keys under a header that was refused', () =>
    assert.deepEqual(duplicates('[a]\nb = 1\n[a]\nb = 2'), ["3: Key 'a' has already been defined. «[a]»"]));
  it('keeps every duplicate', () =>
    assert.deepEqual(plain(rootOf(read('a = 1\na = 2'))), [
      ['a', 1],
      ['a', 2],
    ]));
  it('keeps the keys of a table that is defined twice together', () =>
    assert.deepEqual(plain(rootOf(read('[a]\nb = 1\n[a]\nc = 2'))), [
      [
        'a',
        [
          ['b', 1],
          ['c', 2],
        ],
      ],
    ]));
});
