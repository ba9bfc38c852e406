import assert from 'node:assert/strict';
import type { Change } from '../../../src/model/patch.ts';
import { tomlEdits } from '../../../src/toml/patch/index.ts';
import { OPTIONS, patched, refused } from './patched.ts';

const FIRST = ['runners', 0];

describe('set in TOML', () => {
  it('keeps quotes and comment of a value', () => {
    assert.equal(patched("a = 'x' # why\n", { op: 'set', route: ['a'], value: 'y' }), "a = 'y' # why\n");
  });
  it('takes double quotes where single ones cannot hold the text', () => {
    assert.equal(patched("a = 'x'\n", { op: 'set', route: ['a'], value: "it's" }), 'a = "it\'s"\n');
  });
  it('makes no edit where the value is the same', () => {
    assert.deepEqual(tomlEdits('a = 0x10\n', OPTIONS, { op: 'set', route: ['a'], value: 16 }), []);
  });
  it('finds a key in whatever letter case, as the runner does', () => {
    assert.equal(patched('Concurrent = 1\n', { op: 'set', route: ['concurrent'], value: 2 }), 'Concurrent = 2\n');
  });
  it('adds a pair below the last of its table, before the next header', () => {
    const text = '[[runners]]\n    name = "a"\n    [runners.kubernetes]\n      image = "x"\n';
    const wanted = '[[runners]]\n    name = "a"\n    shell = "sh"\n    [runners.kubernetes]\n      image = "x"\n';
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'shell'], value: 'sh' }), wanted);
  });
  it('adds a pair to a table without any', () => {
    const text = '[[runners]]\n  [runners.kubernetes]\n    image = "x"\n  [runners.cache]\n';
    assert.equal(
      patched(text, { op: 'set', route: [...FIRST, 'cache', 'Type'], value: 's3' }),
      `${text}    Type = "s3"\n`,
    );
  });
  it('writes text of several lines as such', () => {
    const text = '[[runners]]\n  name = "a"\n';
    const change: Change = { op: 'set', route: [...FIRST, 'pre_build_script'], value: 'echo "x"\\\n' };
    assert.equal(patched(text, change), `${text}  pre_build_script = """\necho "x"\\\\\n"""\n`);
  });
  it('opens a table at the end of the one around it, before the next item', () => {
    const text = '[[runners]]\n  name = "a"\n\n[[runners]]\n  name = "b"\n';
    const wanted = '[[runners]]\n  name = "a"\n  [runners.cache]\n    Type = "s3"\n\n[[runners]]\n  name = "b"\n';
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'cache', 'Type'], value: 's3' }), wanted);
  });
  it('indents headers as their siblings are', () => {
    const text = '[[runners]]\n[runners.kubernetes]\nimage = "x"\n';
    assert.equal(
      patched(text, { op: 'set', route: [...FIRST, 'cache', 'Type'], value: 's3' }),
      `${text}[runners.cache]\nType = "s3"\n`,
    );
  });
  it('parts headers by blank lines where the text does', () => {
    const text = '[[runners]]\n\n  [runners.kubernetes]\n    image = "x"\n';
    const wanted = `${text}\n  [runners.cache]\n    Type = "s3"\n`;
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'cache', 'Type'], value: 's3' }), wanted);
  });
  it('parts headers at the top and nested ones each as the text does', () => {
    const change: Change = { op: 'set', route: ['c', 'x'], value: 1 };
    const text = '[a]\nx = 1\n\n[a.b]\nx = 1\n\n[a.c]\nx = 1\n[b]\nx = 1\n';
    assert.equal(patched(text, change), `${text}[c]\nx = 1\n`);
    assert.equal(patched(text, { ...change, route: ['b', 'c', 'x'] }), `${text}\n[b.c]\nx = 1\n`);
  });
  it('parts them once from a comment that ends the text', () => {
    const text = '[a]\nx = 1\n\n[b]\nx = 1\n# left\n';
    assert.equal(patched(text, { op: 'set', route: ['c', 'x'], value: 1 }), `${text}\n[c]\nx = 1\n`);
  });
  it('puts a header below the siblings that its own table has', () => {
    const text = '[a]\n  [a.x]\n[b]\n    [b.x]\n';
    assert.equal(patched(text, { op: 'set', route: ['b', 'y', 'z'], value: 1 }), `${text}    [b.y]\n      z = 1\n`);
  });
  it('takes the step of pairs from one below its header', () => {
    const text = '[a]\n    x = 1\n[b]\n';
    assert.equal(patched(text, { op: 'set', route: ['b', 'y'], value: 1 }), `${text}    y = 1\n`);
  });
  it('takes the step of headers from one and the table that it is in', () => {
    const text = '[a]\n    [a.x]\n[b]\n';
    assert.equal(patched(text, { op: 'set', route: ['b', 'y', 'z'], value: 1 }), `${text}    [b.y]\n      z = 1\n`);
    const others = '[a]\n  [b]\n    [a.x]\n';
    assert.equal(
      patched(others, { op: 'set', route: ['b', 'y', 'z'], value: 1 }),
      '[a]\n  [b]\n      [b.y]\n        z = 1\n    [a.x]\n',
    );
  });
  it('leaves comments with the table that they stand in', () => {
    const text =
      '[[runners]]\n  [runners.kubernetes]\n    image = "x"\n    # privileged = true\n# second\n[[runners]]\n';
    const wanted = text.replace('# second', '\n    [runners.kubernetes.pod_labels]\n      a = "b"\n# second');
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'kubernetes', 'pod_labels', 'a'], value: 'b' }), wanted);
  });
  it('opens the header that longer ones only imply', () => {
    const text = '[[runners]]\n  [runners.kubernetes.pod_labels]\n    a = "b"\n';
    const wanted =
      '[[runners]]\n  [runners.kubernetes]\n    image = "x"\n  [runners.kubernetes.pod_labels]\n    a = "b"\n';
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'kubernetes', 'image'], value: 'x' }), wanted);
  });
  it('goes on with dotted keys', () => {
    const text = '[[runners]]\n  kubernetes.image = "x"\n  name = "a"\n';
    const wanted = '[[runners]]\n  kubernetes.image = "x"\n  kubernetes.namespace = "ci"\n  name = "a"\n';
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'kubernetes', 'namespace'], value: 'ci' }), wanted);
  });
  it('adds to braces', () => {
    assert.equal(
      patched('a = { b = 1 }\n', { op: 'set', route: ['a', 'c'], value: { d: [1] } }),
      'a = { b = 1, c = { d = [1] } }\n',
    );
  });
  it('puts keys in quotes that need them', () => {
    const wanted = '[a]\n  "kubernetes.io/arch" = "arm64"\n';
    assert.equal(patched('[a]\n', { op: 'set', route: ['a', 'kubernetes.io/arch'], value: 'arm64' }), wanted);
  });
  it('adds to the root before the first header', () => {
    assert.equal(patched('# of a\n[a]\n', { op: 'set', route: ['b'], value: 1 }), 'b = 1\n# of a\n[a]\n');
  });
  it('replaces a table', () => {
    const text = 'x = 1\n[a]\n  b = 1\n[c]\n  d = 1\n';
    assert.equal(patched(text, { op: 'set', route: ['a'], value: [1] }), 'x = 1\na = [1]\n[c]\n  d = 1\n');
  });
  it('begins an empty text', () => {
    const wanted = '[[runners]]\n  [runners.kubernetes]\n    image = "x"\n';
    assert.equal(patched('', { op: 'set', route: [...FIRST, 'kubernetes', 'image'], value: 'x' }), wanted);
  });
  it('puts blanks around equals signs as the text does', () => {
    for (const text of ['a=1\n', 'a.b=1\n'])
      assert.equal(patched(text, { op: 'set', route: ['c'], value: 2 }), `${text}c=2\n`);
    assert.equal(patched('a.b = 1\n', { op: 'set', route: ['c'], value: 2 }), 'a.b = 1\nc = 2\n');
  });
  it('keeps a text without final line break so', () => {
    assert.equal(patched('a = 1', { op: 'set', route: ['b'], value: 2 }), 'a = 1\nb = 2');
  });
  it('keeps CRLF', () => {
    assert.equal(
      patched('[a]\r\n  b = 1\r\n', { op: 'set', route: ['a', 'c'], value: 'x\ny' }),
      '[a]\r\n  b = 1\r\n  c = "x\\ny"\r\n',
    );
  });
  it('refuses null', () => {
    assert.equal(refused('a = 1\n', { op: 'set', route: ['a'], value: [null] }), 'value');
  });
  it('refuses to remove what is not there', () => {
    assert.equal(refused('a = 1\n', { op: 'remove', route: ['b'] }), 'absent');
  });
  it('refuses a way through a value', () => {
    assert.equal(refused('a = 1\n', { op: 'set', route: ['a', 'b'], value: 1 }), 'shape');
  });
  it('refuses a text with errors', () => {
    assert.equal(refused('a = 1\nb\n', { op: 'set', route: ['a'], value: 2 }), 'unreadable');
  });
});

describe('insert in TOML', () => {
  const runners = '[[runners]]\n  name = "a"\n  [runners.cache]\n    Type = "s3"\n\n# two\n[[runners]]\n  name = "b"\n';

  it('adds a table behind the last of a list', () => {
    const change: Change = { op: 'insert', route: ['runners', 2], value: { name: 'c' } };
    assert.equal(patched(runners, change), `${runners}\n[[runners]]\n  name = "c"\n`);
  });
  it('adds a table before another, with its comments', () => {
    const change: Change = { op: 'insert', route: ['runners', 1], value: { name: 'c', cache: { Shared: true } } };
    const wanted = '[[runners]]\n  name = "c"\n  [runners.cache]\n    Shared = true\n\n# two';
    assert.equal(patched(runners, change), runners.replace('# two', wanted));
  });
  it('adds a table behind the tables of the last of a list', () => {
    const text = '[[runners]]\n  [runners.cache]\n    Type = "s3"\n[x]\n';
    const wanted = text.replace('[x]', '[[runners]]\n  name = "c"\n[x]');
    assert.equal(patched(text, { op: 'insert', route: ['runners', 1], value: { name: 'c' } }), wanted);
  });
  it('adds the first table of a list', () => {
    const text = '[[runners]]\n  [runners.kubernetes]\n    image = "x"\n';
    const change: Change = { op: 'insert', route: [...FIRST, 'kubernetes', 'services', 0], value: { name: 'dind' } };
    assert.equal(patched(text, change), `${text}    [[runners.kubernetes.services]]\n      name = "dind"\n`);
  });
  it('adds to brackets on one line', () => {
    assert.equal(patched('a = ["x"]\n', { op: 'insert', route: ['a', 1], value: 'y' }), 'a = ["x", "y"]\n');
  });
  it('adds to brackets on several lines', () => {
    const text = 'a = [\n  "x", # one\n  "y" # two\n]\n';
    const wanted = 'a = [\n  "x", # one\n  "y", # two\n  "z"\n]\n';
    assert.equal(patched(text, { op: 'insert', route: ['a', 2], value: 'z' }), wanted);
  });
  it('refuses a key that is there', () => {
    assert.equal(refused('a = 1\n', { op: 'insert', route: ['a'], value: 2 }), 'taken');
  });
});

describe('remove in TOML', () => {
  it('takes the comments of the pair along', () => {
    const text = '[a]\n  # of b\n  b = 1 # too\n  # of c\n  c = 2\n';
    assert.equal(patched(text, { op: 'remove', route: ['a', 'b'] }), '[a]\n  # of c\n  c = 2\n');
  });
  it('leaves an empty header', () => {
    assert.equal(patched('[a]\n  b = 1\n', { op: 'remove', route: ['a', 'b'] }), '[a]\n');
  });
  it('removes a table with those below it and their comments', () => {
    const text =
      '[[runners]]\n  [runners.a]\n    b = 1\n    # c = 1\n    [runners.a.d]\n      e = 1\n\n  # of f\n  [runners.f]\n';
    assert.equal(patched(text, { op: 'remove', route: [...FIRST, 'a'] }), '[[runners]]\n\n  # of f\n  [runners.f]\n');
  });
  it('keeps the blank line above what follows', () => {
    const text = '[a]\nx = 1\n\n[b]\nx = 1\n[c]\n';
    assert.equal(patched(text, { op: 'remove', route: ['b'] }), '[a]\nx = 1\n\n[c]\n');
  });
  it('removes an item of a list of tables', () => {
    const text = '[[a]]\n  b = 1\n\n[[a]]\n  b = 2\n';
    assert.equal(patched(text, { op: 'remove', route: ['a', 0] }), '[[a]]\n  b = 2\n');
  });
  it('removes dotted keys wherever they stand', () => {
    assert.equal(patched('a.b = 1\nc = 2\na.d = 3\n', { op: 'remove', route: ['a'] }), 'c = 2\n');
  });
  it('removes from brackets', () => {
    assert.equal(patched('a = ["x", "y"]\n', { op: 'remove', route: ['a', 0] }), 'a = ["y"]\n');
  });
});

describe('comments of what is added in TOML', () => {
  const comments = ['why', ' more', ''];

  it('writes them above a pair', () => {
    const text = '[[runners]]\n  name = "a"\n';
    const wanted = `${text}  # why\n  #  more\n  #\n  shell = "sh"\n`;
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'shell'], value: 'sh', comments }), wanted);
  });
  it('writes them below the header that is made for the pair', () => {
    const change: Change = { op: 'set', route: [...FIRST, 'kubernetes', 'image'], value: 'x', comments: ['why'] };
    assert.equal(patched('', change), '[[runners]]\n  [runners.kubernetes]\n    # why\n    image = "x"\n');
  });
  it('writes them above the header of a table', () => {
    const text = '[[runners]]\n  name = "a"\n';
    const change: Change = { op: 'insert', route: [...FIRST, 'cache'], value: { Type: 's3' }, comments: ['why'] };
    assert.equal(patched(text, change), `${text}  # why\n  [runners.cache]\n    Type = "s3"\n`);
  });
  it('leaves them out where the key is there', () => {
    assert.equal(patched('a = 1\n', { op: 'set', route: ['a'], value: 2, comments }), 'a = 2\n');
  });
  it('leaves them out in braces', () => {
    const change: Change = { op: 'set', route: ['a', 'c'], value: 2, comments };
    assert.equal(patched('a = { b = 1 }\n', change), 'a = { b = 1, c = 2 }\n');
  });
  it('makes no action of them', () => {
    const change: Change = { op: 'set', route: ['b'], value: 2, comments: ['{{ .Values.x }}'] };
    assert.equal(patched('a = 1\n', change), 'a = 1\n# { { .Values.x }}\nb = 2\n');
  });
  it('does not mix them with a comment that ends the table', () => {
    const change: Change = { op: 'set', route: ['a', 'c', 'd'], value: 2, comments: ['why'] };
    const text = '[a]\n  b = 1\n# left\n';
    assert.equal(patched(text, change), '[a]\n  b = 1\n# left\n\n  [a.c]\n    # why\n    d = 2\n');
  });
});

describe('rename, move and quote in TOML', () => {
  it('refuses to unify keys, which are written once', () => {
    assert.equal(refused('a = 1\n', { op: 'unify', route: ['a'] }), 'shape');
  });
  it('renames a table in every header', () => {
    const text = '[[runners]]\n  [runners.a] # x\n  [[runners.a.b]]\n';
    assert.equal(patched(text, { op: 'rename', route: [...FIRST, 'a'], key: 'c' }), text.replaceAll('.a', '.c'));
  });
  it('renames a part of dotted keys', () => {
    assert.equal(
      patched('[t]\na.b = 1\na.c = 2\n', { op: 'rename', route: ['t', 'a'], key: 'd' }),
      '[t]\nd.b = 1\nd.c = 2\n',
    );
  });
  it('changes the letter case of a key', () => {
    assert.equal(patched('type = 1\n', { op: 'rename', route: ['type'], key: 'Type' }), 'Type = 1\n');
  });
  it('refuses a name that is taken in whatever letter case', () => {
    assert.equal(refused('a = 1\nB = 2\n', { op: 'rename', route: ['a'], key: 'b' }), 'taken');
  });
  it('moves a pair with its comments into another table', () => {
    const text = '[[runners]]\n  # why\n  image = "x" # one\n  [runners.kubernetes]\n    namespace = "ci"\n';
    const wanted = '[[runners]]\n  [runners.kubernetes]\n    namespace = "ci"\n    # why\n    image = "x" # one\n';
    assert.equal(
      patched(text, { op: 'move', route: [...FIRST, 'image'], to: [...FIRST, 'kubernetes', 'image'] }),
      wanted,
    );
  });
  it('moves a pair into a table that is missing', () => {
    const wanted = '[a]\n[b.c]\n  d = 1 # why\n';
    assert.equal(patched('[a]\n  x = 1 # why\n', { op: 'move', route: ['a', 'x'], to: ['b', 'c', 'd'] }), wanted);
  });
  it('keeps the lines of a string as they are', () => {
    const text = '[a]\nx = """\n  one\n"""\n[b]\n  y = 1\n';
    const wanted = '[a]\n[b]\n  y = 1\n  x = """\n  one\n"""\n';
    assert.equal(patched(text, { op: 'move', route: ['a', 'x'], to: ['b', 'x'] }), wanted);
  });
  it('moves a table with those below it', () => {
    const text =
      '[[runners]]\n  # why\n  [runners.a]\n    b = 1\n    [runners.a.c]\n      d = 1\n  [runners.kubernetes]\n';
    const wanted =
      '[[runners]]\n  [runners.kubernetes]\n    # why\n    [runners.kubernetes.e]\n      b = 1\n      [runners.kubernetes.e.c]\n        d = 1\n';
    assert.equal(patched(text, { op: 'move', route: [...FIRST, 'a'], to: [...FIRST, 'kubernetes', 'e'] }), wanted);
  });
  it('refuses to move where something stands', () => {
    assert.equal(refused('a = 1\nb = 2\n', { op: 'move', route: ['a'], to: ['b'] }), 'taken');
  });
  it('quotes a number as it is written', () => {
    assert.equal(patched('a = 1_000 # why\n', { op: 'quote', route: ['a'] }), 'a = "1_000" # why\n');
  });
});
