import assert from 'node:assert/strict';
import type { MapNode } from '../../src/model/node.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { firstEntry, firstScalar, problems, read, readMap, slice } from './read.ts';

describe('parseYaml: spans', () => {
  const scalars: Readonly<Record<string, readonly [string, string]>> = {
    'plain text': ['a: b c # d', 'b c'],
    'plain text of several lines': ['a: b\n  c\n', 'b\n  c'],
    'double quotes': ['a: "b"', '"b"'],
    'single quotes': ["a: 'b''c'", "'b''c'"],
    'a literal block to the end of its text': ['a: |- # note\n  b\n\n  c\n\n\nd: 1', '|- # note\n  b\n\n  c'],
    'a folded block with an indicator': ['a: >2\n    b\n', '>2\n    b'],
    'the blanks that end a literal block': ['a: |\n  b \t\n  \nc: 1', '|\n  b \t'],
    'a block without text by its header': ['a: |+\n\n\nb: 1', '|+'],
    'a block without text by its sign': ['a: |\n\nb: 1', '|'],
    'tagged text without its tag': ['a: !!str &x b', 'b'],
    'text behind a byte order mark': ['\ufeffa: b', 'b'],
  };
  for (const [name, [text, expected]] of Object.entries(scalars)) {
    it(`covers ${name}`, () => assert.equal(slice(text, firstScalar(text).span), expected));
  }

  it('places a missing value behind its colon', () => {
    assert.deepEqual(firstScalar('a:   # c\nb: 1').span, { start: 2, end: 2 });
  });

  it('places a missing value within the text, where a comment ends that', () => {
    assert.deepEqual(firstScalar('? ? x # c').span, { start: 9, end: 9 });
  });

  it('places a missing list item behind its dash', () => {
    const { value } = firstEntry('a:\n- \n-\n');
    assert.ok(value.kind === 'list');
    assert.deepEqual(
      value.items.map(({ span }) => span),
      [
        { start: 4, end: 4 },
        { start: 7, end: 7 },
      ],
    );
  });

  it('covers keys with their quotes', () => {
    const text = '"a b" : 1';
    assert.equal(slice(text, firstEntry(text).keySpan), '"a b"');
  });

  it('covers flow collections with their brackets, pairs without', () => {
    const text = 'a: [ {x: 1, # }\n y}, p: q , ] # c';
    const { value } = firstEntry(text);
    assert.ok(value.kind === 'list');
    assert.equal(slice(text, value.span), '[ {x: 1, # }\n y}, p: q , ]');
    assert.deepEqual(
      value.items.map(({ span }) => slice(text, span)),
      ['{x: 1, # }\n y}', 'p: q'],
    );
  });

  it('covers a block map from its first key to its last value', () => {
    const text = 'a:\n  b: 1\n  c: |\n    x\n\n# end\n';
    const { value } = firstEntry(text);
    assert.equal(slice(text, value.span), 'b: 1\n  c: |\n    x');
    assert.equal((value as MapNode).style, 'block');
  });

  const ends: Readonly<Record<string, readonly [string, string]>> = {
    'an alias': ['a:\n  b: &x 1\n  c: *x # d\n', 'b: &x 1\n  c: *x'],
    'an anchor without value': ['a:\n  b: 1\n  c: &x # d\ne: 1', 'b: 1\n  c: &x'],
    'a tag without value': ['a:\n  b: 1\n  c: !!null\ne: 1', 'b: 1\n  c: !!null'],
    'an anchor and a tag without value': ['a:\n  b: 1\n  c: &x !!null\ne: 1', 'b: 1\n  c: &x !!null'],
    'a tag and an anchor without value': ['a:\n  b: 1\n  c: !!null &x\ne: 1', 'b: 1\n  c: !!null &x'],
    'a key without value': ['a:\n  b: 1\n  c:\n\ne: 1', 'b: 1\n  c:'],
    'a list': ['a:\n  b:\n  - 1\n  - [x,\n  y] # z\ne: 1', 'b:\n  - 1\n  - [x,\n  y]'],
    'a dash': ['a:\n  b:\n  - 1\n  -\ne: 1', 'b:\n  - 1\n  -'],
    quotes: ['a:\n  b: "x" # y\ne: 1', 'b: "x"'],
  };
  for (const [name, [text, expected]] of Object.entries(ends)) {
    it(`covers a block map that ends with ${name}`, () =>
      assert.equal(slice(text, firstEntry(text).value.span), expected));
  }
});

describe('parseYaml: documents', () => {
  it('gives every document with its span', () => {
    const text = '# top\na: 1\n--- # two\nb: 2\n...\n---\n';
    const { documents } = parseYaml(text);
    assert.deepEqual(
      documents.map(({ span }) => slice(text, span)),
      ['a: 1', '--- # two\nb: 2', '---'],
    );
    assert.equal(documents[2]?.root, null);
  });

  it('begins a document at its marker, behind directives and the end of the one before', () => {
    const text = 'a: 1\n... # 1\n%TAG !e! tag:example-x,2000:\n--- # 2\nb: 2\n';
    assert.deepEqual(
      parseYaml(text).documents.map(({ span, comments }) => [
        slice(text, span),
        ...comments.map((one) => slice(text, one.span)),
      ]),
      [['a: 1'], ['--- # 2\nb: 2', '# 1', '# 2']],
    );
  });

  it('begins a document at the header of a block', () => {
    const text = '|\n  x\n';
    assert.equal(slice(text, read(text).span), '|\n  x');
  });

  it('gives comments to the document they precede or stand in, trailing ones to the last', () => {
    const text = '# 1\na: 1 # 2\n# 3\n---\nb: "# no" # 4\nc: x#no\n# 5';
    assert.deepEqual(
      parseYaml(text).documents.map(({ comments }) => comments.map(({ span }) => slice(text, span))),
      [
        ['# 1', '# 2'],
        ['# 3', '# 4', '# 5'],
      ],
    );
  });

  it('finds comments in block headers, brackets and before CRLF, none in blocks', () => {
    const text = 'a: | # 1\r\n  # no\r\nb: [1, # 2\r\n  2]\r\n';
    assert.deepEqual(
      read(text).comments.map(({ span }) => slice(text, span)),
      ['# 1', '# 2'],
    );
  });

  it('finds comments behind tabs and lone CRs, and such as have no blank behind their #', () => {
    const text = 'a: 1\t#1\r#2\rb: 2 #3';
    assert.deepEqual(
      read(text).comments.map(({ span }) => slice(text, span)),
      ['#1', '#2', '#3'],
    );
  });

  it('finds a comment behind a byte order mark', () => {
    assert.deepEqual(read('\ufeff# c\na: 1').comments, [{ span: { start: 1, end: 4 } }]);
  });

  it('has one document without root for an empty file', () => {
    const { documents, problems: found } = parseYaml('# c\n');
    assert.deepEqual(
      [documents.length, documents[0]?.root, documents[0]?.comments.length, found.length],
      [1, null, 1, 0],
    );
  });
});

describe('parseYaml: duplicates', () => {
  it('gives both entries and the way to their map', () => {
    const text = 'a:\n  - b: 1\n    c: 2\n    b: 3\n';
    const [duplicate, ...more] = read(text).duplicates;
    assert.deepEqual([duplicate?.key, duplicate?.route, more.length], ['b', ['a', 0], 0]);
    assert.deepEqual([duplicate?.first.keySpan.start, duplicate?.entry.keySpan.start], [7, 25]);
  });

  it('compares keys as Helm names them', () => {
    assert.equal(read('on: 1\nyes: 2').duplicates[0]?.key, 'true');
  });

  it('pairs each lost entry with the one that counts', () => {
    const { duplicates } = read('a: 1\na: 2\na: 3');
    assert.deepEqual(
      duplicates.map(({ first, entry }) => [first.keySpan.start, entry.keySpan.start]),
      [
        [0, 10],
        [5, 10],
      ],
    );
  });

  it('is silent about keys that a merge brings too, and about equal keys of different maps', () => {
    assert.deepEqual(read('x: &x {a: 1}\ny: {<<: *x, a: 2}').duplicates, []);
  });

  it('is not confused by the names of object members', () => {
    assert.deepEqual(read('__proto__: 1\nconstructor: 2\ntoString: 3').duplicates, []);
  });
});

describe('parseYaml: aliases', () => {
  it('gives the anchored node itself', () => {
    const [anchor, alias] = readMap('a: &x [1]\nb: *x').entries;
    assert.equal(alias?.value, anchor?.value);
  });

  it('takes the latest anchor of a name', () => {
    assert.equal(firstScalar('a: &x 1').value, 1);
    const { value } = readMap('a: &x 1\nb: &x 2\nc: *x').entries[2]!;
    assert.equal(value.kind === 'scalar' && value.value, 2);
  });

  it('reads an alias as a key', () => {
    assert.equal(readMap('a: &x k\n*x : 1').entries[1]?.name, 'k');
  });

  it('says how text is written that begins as an alias', () =>
    assert.equal(parseYaml('a: *.example.com').problems[0]?.hint, 'put text that begins with * in quotes'));

  it('reports an alias without anchor', () => {
    assert.deepEqual(problems('a: *.example.com'), [['*.example.com', 'there is no &.example.com before this alias']]);
  });

  it('reads what follows an alias without anchor', () => {
    const root = parseYaml('a: *x\nb: 1').documents[0]?.root;
    assert.deepEqual(root?.kind === 'map' && root.entries.map(({ name }) => name), ['a', 'b']);
  });

  it('does not know the anchors of the document before', () => {
    assert.equal(problems('a: &x 1\n---\nb: *x').length, 1);
  });

  it('reports an anchor that contains itself, and stays a tree', () => {
    assert.deepEqual(problems('a: &a {b: *a}'), [['*a', '&a contains itself through this alias']]);
    assert.doesNotThrow(() => JSON.stringify(parseYaml('a: &a {b: *a}')));
  });
});
