import assert from 'node:assert/strict';
import type { Change } from '../../../src/model/patch.ts';
import { yamlEdits } from '../../../src/yaml/patch/index.ts';
import { patched, refused } from './patched.ts';

describe('set in YAML', () => {
  it('keeps the quotes and the comment of a value', () => {
    assert.equal(patched("a: 'x' # why\n", { op: 'set', route: ['a'], value: "it's" }), "a: 'it''s' # why\n");
  });
  it('makes no edit where the value is the same already', () => {
    assert.deepEqual(yamlEdits('a: 0x10\n', 0, { op: 'set', route: ['a'], value: 16 }), []);
  });
  it('puts text in quotes that Helm would read as something else', () => {
    assert.equal(patched('a: x\n', { op: 'set', route: ['a'], value: 'yes' }), 'a: "yes"\n');
  });
  it('takes the quotes that the file prefers', () => {
    assert.equal(patched("a: 1\nb: 'x'\n", { op: 'set', route: ['a'], value: '1' }), "a: '1'\nb: 'x'\n");
  });
  it('gives a key without value one, before its comment', () => {
    assert.equal(patched('a: # why\nb: 1\n', { op: 'set', route: ['a'], value: true }), 'a: true # why\nb: 1\n');
  });
  it('adds a key below its siblings, before the next key further out', () => {
    const text = 'a:\n    x: 1\n    # y: 2\nb: 1\n';
    assert.equal(
      patched(text, { op: 'set', route: ['a', 'z'], value: 3 }),
      'a:\n    x: 1\n    z: 3\n    # y: 2\nb: 1\n',
    );
  });
  it('makes the maps that are missing on the way, indented as the file is', () => {
    const text = 'a:\n    x: 1\n';
    const wanted = 'a:\n    x: 1\nb:\n    c:\n        d: 1\n';
    assert.equal(patched(text, { op: 'set', route: ['b', 'c', 'd'], value: 1 }), wanted);
  });
  it('parts keys by blank lines where the file does', () => {
    assert.equal(patched('a: 1\n\nb: 2\n', { op: 'set', route: ['c'], value: 3 }), 'a: 1\n\nb: 2\n\nc: 3\n');
  });
  it('adds a key below the examples of an empty value, not between them', () => {
    const change: Change = { op: 'set', route: ['b'], value: 2 };
    for (const empty of [' []', ' {}', ''])
      assert.equal(patched(`a:${empty}\n# - x\n  # - y\n`, change), `a:${empty}\n# - x\n  # - y\n\nb: 2\n`);
    const noted: Change = { ...change, comments: ['new'] };
    assert.equal(patched('a: []\n# - x\n', noted), 'a: []\n# - x\n\n# new\nb: 2\n');
    assert.equal(patched('a: []\n\n# end\n', change), 'a: []\nb: 2\n\n# end\n');
  });

  it('opens empty braces, and keeps what comments stand around', () => {
    const text = 'a: {} # none\n  # x: 1\nb: 1\n';
    assert.equal(patched(text, { op: 'set', route: ['a', 'k'], value: 2 }), 'a: # none\n  k: 2\n  # x: 1\nb: 1\n');
  });
  it('gives a key in braces a value, with or without a colon', () => {
    assert.equal(patched('a: { x: , y: 1 }\n', { op: 'set', route: ['a', 'x'], value: 2 }), 'a: { x: 2 , y: 1 }\n');
    assert.equal(patched('a: { x, y: 1 }\n', { op: 'set', route: ['a', 'x'], value: 2 }), 'a: { x: 2, y: 1 }\n');
  });
  it('gives an item without value one', () => {
    assert.equal(patched('a:\n  -\n  - y\n', { op: 'set', route: ['a', 0], value: 2 }), 'a:\n  - 2\n  - y\n');
  });
  it('adds to braces on one line', () => {
    assert.equal(patched('a: { x: 1 }\n', { op: 'set', route: ['a', 'k'], value: 'z' }), 'a: { x: 1, k: z }\n');
  });
  it('adds to braces on several lines', () => {
    const text = 'a: {\n  x: 1 # one\n}\n';
    assert.equal(patched(text, { op: 'set', route: ['a', 'k'], value: 2 }), 'a: {\n  x: 1, # one\n  k: 2\n}\n');
  });
  it('keeps the comma behind the last in braces', () => {
    const text = 'a: {\n  x: 1,\n}\n';
    assert.equal(patched(text, { op: 'set', route: ['a', 'k'], value: 2 }), 'a: {\n  x: 1,\n  k: 2,\n}\n');
  });
  it('writes long text as a literal block', () => {
    const value = '[[runners]]\n  name = "a"\n';
    assert.equal(patched('a: x\n', { op: 'set', route: ['a'], value }), 'a: |\n  [[runners]]\n    name = "a"\n');
  });
  it('says how a literal block is indented that begins with blanks', () => {
    assert.equal(patched('a: x\n', { op: 'set', route: ['a'], value: '  x\ny' }), 'a: |2-\n    x\n  y\n');
  });
  it('replaces a map by a value', () => {
    assert.equal(
      patched('a: # why\n  b: 1\n  c: 2\nd: 3\n', { op: 'set', route: ['a'], value: 5 }),
      'a: 5 # why\nd: 3\n',
    );
  });
  it('replaces a value by a map', () => {
    assert.equal(
      patched('a: 5 # why\nd: 3\n', { op: 'set', route: ['a'], value: { b: [1] } }),
      'a: # why\n  b:\n    - 1\nd: 3\n',
    );
  });
  it('writes lists as the file does: not indented', () => {
    const text = 'a:\n- x: 1\n';
    assert.equal(
      patched(text, { op: 'set', route: ['b'], value: [{ w: 1, z: 2 }] }),
      'a:\n- x: 1\nb:\n- w: 1\n  z: 2\n',
    );
  });
  it('writes lists as the file does: single values in brackets', () => {
    assert.equal(patched('a: [x]\n', { op: 'set', route: ['b'], value: ['v', '*'] }), 'a: [x]\nb: [v, "*"]\n');
  });
  it('changes an item of a list', () => {
    assert.equal(
      patched('a:\n  - x\n  - y # why\n', { op: 'set', route: ['a', 1], value: 'z' }),
      'a:\n  - x\n  - z # why\n',
    );
  });
  it('changes the last of keys that stand twice, which counts', () => {
    assert.equal(patched('a: 1\na: 2\n', { op: 'set', route: ['a'], value: 3 }), 'a: 1\na: 3\n');
  });
  it('keeps CRLF', () => {
    assert.equal(
      patched('a:\r\n  b: 1\r\n', { op: 'set', route: ['a', 'c'], value: 'x\ny\n' }),
      'a:\r\n  b: 1\r\n  c: |\r\n    x\r\n    y\r\n',
    );
  });
  it('keeps a file without final line break so', () => {
    assert.equal(patched('a: 1', { op: 'set', route: ['b'], value: 2 }), 'a: 1\nb: 2');
  });
  it('keeps the text of a block scalar at the end of such a file', () => {
    assert.equal(patched('a: |\n  x', { op: 'set', route: ['b'], value: 2 }), 'b: 2\na: |\n  x');
  });
  it('parts it from a key that is put above it, where the file does', () => {
    assert.equal(patched('b: 1\n\na: |\n  x', { op: 'set', route: ['c'], value: 2 }), 'b: 1\n\nc: 2\n\na: |\n  x');
  });
  it('keeps the blank lines that belong to a block scalar above', () => {
    assert.equal(
      patched('a:\n  b: |+\n    x\n\n', { op: 'set', route: ['a', 'c'], value: 2 }),
      'a:\n  b: |+\n    x\n\n  c: 2\n',
    );
  });
  it('begins an empty file', () => {
    assert.equal(patched('', { op: 'set', route: ['a', 'b'], value: 1 }), 'a:\n  b: 1\n');
  });
  it('begins a file that has comments only', () => {
    assert.equal(patched('# all defaults\n', { op: 'set', route: ['a'], value: 1 }), '# all defaults\na: 1\n');
  });
  it('begins a file that holds {}', () => {
    assert.equal(patched('{}\n', { op: 'set', route: ['a'], value: 1 }), 'a: 1\n');
  });
  it('edits the document that is named', () => {
    assert.equal(patched('a: 1\n---\na: 1\n', { op: 'set', route: ['a'], value: 2 }, 1), 'a: 1\n---\na: 2\n');
  });
  it('keeps a byte order mark', () => {
    assert.equal(patched('\ufeffa: 1\n', { op: 'set', route: ['b'], value: 2 }), '\ufeffa: 1\nb: 2\n');
  });
  it('replaces an alias in its own place', () => {
    assert.equal(patched('a: &x 1\nb: *x\n', { op: 'set', route: ['b'], value: 2 }), 'a: &x 1\nb: 2\n');
  });
  it('writes a key of its own over one that a merge key gives', () => {
    const text = 'a: &x\n  k: 1\nb:\n  <<: *x\n';
    assert.equal(patched(text, { op: 'set', route: ['b', 'k'], value: 2 }), 'a: &x\n  k: 1\nb:\n  <<: *x\n  k: 2\n');
  });
  it('makes no edit where an alias or a merge key brings the value already', () => {
    const text = 'a: &x\n  k: 1\nb:\n  <<: *x\nc: *x\n';
    for (const route of [
      ['b', 'k'],
      ['c', 'k'],
    ]) {
      assert.deepEqual(yamlEdits(text, 0, { op: 'set', route, value: 1 }), []);
      assert.deepEqual(yamlEdits(text, 0, { op: 'insert', route, value: 1 }), []);
    }
  });
  it('refuses to change what an alias stands for', () => {
    assert.equal(refused('a: &x\n  k: 1\nb: *x\n', { op: 'set', route: ['a', 'k'], value: 2 }), 'shared');
  });
  it('refuses to change what comes from an anchor', () => {
    assert.equal(refused('a: &x\n  k: 1\nb: *x\n', { op: 'set', route: ['b', 'k'], value: 2 }), 'shared');
  });
  it('refuses to change a part of what a merge key gives', () => {
    const text = 'a: &x\n  k: { l: 1 }\nb:\n  <<: *x\n';
    assert.equal(refused(text, { op: 'set', route: ['b', 'k', 'l'], value: 2 }), 'shared');
  });
  it('refuses a list with an alias as a key', () => {
    const text = 'a: &x k\nb:\n- *x : 1\n- z\n';
    assert.equal(refused(text, { op: 'set', route: ['b', 1], value: 'w' }), 'style');
  });
  it('refuses a way through a value', () => {
    assert.equal(refused('a: 1\n', { op: 'set', route: ['a', 'b'], value: 2 }), 'shape');
  });
  it('refuses a file with errors', () => {
    assert.equal(refused('a: [\n', { op: 'set', route: ['a'], value: 2 }), 'unreadable');
  });
});

describe('insert in YAML', () => {
  it('adds an item behind the last, with the indentation of the others', () => {
    const text = 'a:\n- x: 1\n  y: 2\nb: 1\n';
    assert.equal(
      patched(text, { op: 'insert', route: ['a', 1], value: { x: 3 } }),
      'a:\n- x: 1\n  y: 2\n- x: 3\nb: 1\n',
    );
  });
  it('adds an item before another with its comment', () => {
    const text = 'a:\n  # one\n  - x\n';
    assert.equal(patched(text, { op: 'insert', route: ['a', 0], value: 'w' }), 'a:\n  - w\n  # one\n  - x\n');
  });
  it('adds an item to brackets', () => {
    assert.equal(patched('a: [x, y]\n', { op: 'insert', route: ['a', 1], value: 'w' }), 'a: [x, w, y]\n');
  });
  it('opens empty brackets', () => {
    assert.equal(patched('a: []\n', { op: 'insert', route: ['a', 0], value: { k: 'v' } }), 'a:\n  - k: v\n');
  });
  it('makes a list that is missing', () => {
    assert.equal(patched('a: 1\n', { op: 'insert', route: ['b', 0], value: 'x' }), 'a: 1\nb:\n  - x\n');
  });
  it('refuses a key that is there, or that a merge key gives', () => {
    assert.equal(refused('a: 1\n', { op: 'insert', route: ['a'], value: 2 }), 'taken');
    const merged = 'a: &x\n  k: 1\nb:\n  <<: *x\n';
    assert.equal(refused(merged, { op: 'insert', route: ['b', 'k'], value: 2 }), 'taken');
  });
});

describe('remove in YAML', () => {
  it('takes the comments of the key along, and leaves others', () => {
    const text = '# file\n\n# of a\na: 1 # too\n# of b\nb: 2\n';
    assert.equal(patched(text, { op: 'remove', route: ['a'] }), '# file\n\n# of b\nb: 2\n');
  });
  it('leaves one blank line of two', () => {
    assert.equal(patched('a: 1\n\nb: 2\n\nc: 3\n', { op: 'remove', route: ['b'] }), 'a: 1\n\nc: 3\n');
  });
  it('takes comments along that are indented as its content', () => {
    assert.equal(patched('a: 1\nb:\n  c: 1\n\n  # d: 2\ne: 1\n', { op: 'remove', route: ['b'] }), 'a: 1\ne: 1\n');
  });
  it('leaves an empty map where it was the last key: null would mean something else', () => {
    assert.equal(patched('a: # why\n  b: 1\nc: 2\n', { op: 'remove', route: ['a', 'b'] }), 'a: {} # why\nc: 2\n');
  });
  it('leaves an empty list', () => {
    assert.equal(patched('a:\n- b\nc: 2\n', { op: 'remove', route: ['a', 0] }), 'a: []\nc: 2\n');
  });
  it('keeps the dash where the first key of an item goes', () => {
    assert.equal(patched('a:\n  - b: 1\n    c: 2\n', { op: 'remove', route: ['a', 0, 'b'] }), 'a:\n  - c: 2\n');
  });
  it('removes from braces', () => {
    assert.equal(patched('a: { x: 1, y: 2 }\n', { op: 'remove', route: ['a', 'y'] }), 'a: { x: 1 }\n');
  });
  it('removes a line of brackets', () => {
    assert.equal(patched('a: [\n  x, # one\n  y\n]\n', { op: 'remove', route: ['a', 0] }), 'a: [\n  y\n]\n');
  });
  it('removes a key every time that it stands there', () => {
    assert.equal(patched('a: 1\nb: 2\na: 3\n', { op: 'remove', route: ['a'] }), 'b: 2\n');
  });
  it('leaves documentation of several paragraphs, which a blank line parts from the next key', () => {
    const text = '# one\n#\n# two\na: 1\nb: 2\n';
    assert.equal(patched(text, { op: 'remove', route: ['a'] }), '# one\n#\n# two\n\nb: 2\n');
    assert.equal(patched(text.replace('b', '\nb'), { op: 'remove', route: ['a'] }), '# one\n#\n# two\n\nb: 2\n');
    assert.equal(patched(text, { op: 'remove', route: ['a'], moved: true }), 'b: 2\n');
  });
  it('gives no blank lines to a block scalar that keeps them', () => {
    assert.equal(patched('a: |+\n  x\nb: 1\n\nc: 2\n', { op: 'remove', route: ['b'] }), 'a: |+\n  x\nc: 2\n');
  });
  it('refuses what an alias elsewhere needs', () => {
    assert.equal(refused('a: &x 1\nb: *x\n', { op: 'remove', route: ['a'] }), 'shared');
  });
  it('refuses what comes from a merge key', () => {
    assert.equal(refused('a: &x\n  k: 1\nb:\n  <<: *x\n', { op: 'remove', route: ['b', 'k'] }), 'shared');
  });
  it('refuses what hides a value of a merge key', () => {
    assert.equal(refused('a: &x\n  k: 1\nb:\n  <<: *x\n  k: 2\n', { op: 'remove', route: ['b', 'k'] }), 'shared');
  });
  it('keeps a merge key behind the first key of an item', () => {
    const text = 'a: &x { k: 1 }\nb:\n  - l: 2\n    <<: *x\n';
    assert.equal(patched(text, { op: 'remove', route: ['b', 0, 'l'] }), 'a: &x { k: 1 }\nb:\n  - <<: *x\n');
  });
  it('refuses what is in a document that is not there', () =>
    assert.equal(refused('a: 1\n', { op: 'remove', route: ['a'] }, 1), 'absent'));
  it('refuses what is not there', () => {
    assert.equal(refused('a: 1\n', { op: 'remove', route: ['b'] }), 'absent');
  });
});

describe('comments of what is added in YAML', () => {
  const comments = ['why', ' more', ''];

  it('writes them above the key, with its indentation and line ends', () => {
    const text = 'a:\r\n  b: 1\r\n';
    const wanted = `${text}  # why\r\n  #  more\r\n  #\r\n  c: 2\r\n`;
    assert.equal(patched(text, { op: 'set', route: ['a', 'c'], value: 2, comments }), wanted);
  });
  it('writes them below the maps that are made for the key', () => {
    const change: Change = { op: 'set', route: ['b', 'c'], value: 2, comments: ['why'] };
    assert.equal(patched('a: 1\n', change), 'a: 1\nb:\n  # why\n  c: 2\n');
  });
  it('writes them above an item', () => {
    const change: Change = { op: 'insert', route: ['a', 0], value: 'z', comments: ['why'] };
    assert.equal(patched('a:\n  - x\n', change), 'a:\n  # why\n  - z\n  - x\n');
  });
  it('writes them above the first item of a list that is made for it', () => {
    const change: Change = { op: 'insert', route: ['b', 0], value: 'x', comments: ['why'] };
    assert.equal(patched('a: 1\n', change), 'a: 1\nb:\n  # why\n  - x\n');
  });
  it('puts them below the dash of an item that was empty', () => {
    const change: Change = { op: 'set', route: ['a', 0, 'b'], value: 1, comments: ['why'] };
    assert.equal(patched('a:\n  - {}\n', change), 'a:\n  -\n    # why\n    b: 1\n');
  });
  it('leaves them out where the key is there', () => {
    assert.equal(patched('a: 1\n', { op: 'set', route: ['a'], value: 2, comments }), 'a: 2\n');
  });
  it('leaves them out in braces', () => {
    const change: Change = { op: 'set', route: ['a', 'c'], value: 2, comments };
    assert.equal(patched('a: { b: 1 }\n', change), 'a: { b: 1, c: 2 }\n');
  });
  it('keeps line breaks in them comments', () => {
    const change: Change = { op: 'set', route: ['b'], value: 2, comments: ['x\ny: 1\u2028z'] };
    assert.equal(patched('a: 1\n', change), 'a: 1\n# x\n# y: 1\n# z\nb: 2\n');
  });
});

describe('rename, move and quote in YAML', () => {
  it('renames a key in its quotes', () => {
    assert.equal(patched('"a": 1 # why\n', { op: 'rename', route: ['a'], key: 'b' }), '"b": 1 # why\n');
  });
  it('lets no earlier entry come back that had the name', () => {
    assert.equal(patched('a: 1\nb: 2\na: 3\n', { op: 'rename', route: ['a'], key: 'c' }), 'b: 2\nc: 3\n');
  });
  it('refuses a name that is taken', () => {
    assert.equal(refused('a: 1\nb: 2\n', { op: 'rename', route: ['a'], key: 'b' }), 'taken');
  });
  it('moves a key with comments, indented as its new place wants it', () => {
    const text = 'old:\n    # why\n    a:\n        - x # one\n    b: 1\nnew:\n  c: 1\n';
    const wanted = 'old:\n    b: 1\nnew:\n  c: 1\n  # why\n  d:\n      - x # one\n';
    assert.equal(patched(text, { op: 'move', route: ['old', 'a'], to: ['new', 'd'] }), wanted);
  });
  it('moves a block scalar with its content', () => {
    const text = 'a: |\n  x\n    y\nb:\n  c: 1\n';
    assert.equal(
      patched(text, { op: 'move', route: ['a'], to: ['b', 'd', 'e'] }),
      'b:\n  c: 1\n  d:\n    e: |\n      x\n        y\n',
    );
  });
  it('moves the only key of a map one level down', () => {
    assert.equal(
      patched('a:\n  b: 1 # why\n', { op: 'move', route: ['a', 'b'], to: ['a', 'c', 'b'] }),
      'a:\n  c:\n    b: 1 # why\n',
    );
  });
  it('moves into braces', () => {
    assert.equal(patched('a: 1\nb: {c: 2}\n', { op: 'move', route: ['a'], to: ['b', 'd'] }), 'b: {c: 2, d: 1}\n');
  });
  it('moves into empty braces, which become lines', () => {
    const text = 'a: 1 # why\nb: {}\n';
    assert.equal(patched(text, { op: 'move', route: ['a'], to: ['b', 'd'] }), 'b:\n  d: 1 # why\n');
  });
  it('moves no comments into braces, nor out of them', () => {
    const into = 'a:\n  # why\n  x: 1\nb: { c: 2 }\n';
    assert.equal(refused(into, { op: 'move', route: ['a', 'x'], to: ['b', 'd'] }), 'style');
    for (const out of ['a: { x: [ # why\n  1], y: 2 }\nb:\n  c: 2\n', 'a: { x: 1, # why\n  y: 2 }\nb:\n  c: 2\n'])
      assert.equal(refused(out, { op: 'move', route: ['a', 'x'], to: ['b', 'd'] }), 'style');
  });
  it('refuses to move where something stands', () => {
    assert.equal(refused('a: 1\nb: 2\n', { op: 'move', route: ['a'], to: ['b'] }), 'taken');
  });
  it('moves nothing over what a merge key gives', () => {
    const text = 'a: &x\n  k: 1\nb:\n  <<: *x\nc: 2\n';
    assert.equal(refused(text, { op: 'move', route: ['c'], to: ['b', 'k'] }), 'taken');
  });
  it('quotes a number as it is written', () => {
    assert.equal(patched('a: 010 # why\n', { op: 'quote', route: ['a'] }), 'a: "010" # why\n');
  });
  it('leaves text alone', () => {
    assert.deepEqual(yamlEdits('a: x\n', 0, { op: 'quote', route: ['a'] }), []);
  });
  it('quotes no map', () => {
    assert.equal(refused('a: { b: 1 }\n', { op: 'quote', route: ['a'] }), 'shape');
  });
});
