import assert from 'node:assert/strict';
import type { Change, PatchProblem, PatchValue } from '../../../src/model/patch.ts';
import type { Route } from '../../../src/model/node.ts';
import { patched, refused } from './patched.ts';

type Case = readonly [what: string, text: string, change: Change, expected: string];
type Refusal = readonly [what: string, text: string, change: Change, problem: PatchProblem['problem']];

const set = (route: Route, value: PatchValue): Change => ({ op: 'set', route, value });
const insert = (route: Route): Change => ({ op: 'insert', route, value: 'x' });
const remove = (...route: Route): Change => ({ op: 'remove', route });
const move = (route: Route, to: Route): Change => ({ op: 'move', route, to });
const SHARED = 'a: &x\n  k: 1\n  l: [1]\n  k: 2\nb: *x\nc:\n  d: 1\n';
const LINES = 'y\nz\n';

const made: readonly Case[] = [
  [
    'a value below comments of its own stays there',
    'a: # w\n  # why\n\n  x # that\nb: 1\n',
    set(['a'], 2),
    'a: # w\n  # why\n\n  2 # that\nb: 1\n',
  ],
  ['a value below its key goes up, with its comment', 'a:\n  x # why\nb: 1\n', set(['a'], 2), 'a: 2 # why\nb: 1\n'],
  [
    'a block scalar goes, a comment in its header stays',
    'a: | # c\n  x\n  y\nb: 1\n',
    set(['a'], 3),
    'a: 3 # c\nb: 1\n',
  ],
  ['a comment below a block scalar stays', 'a: |\n  x\n# b\nb: 1\n', set(['a'], 3), 'a: 3\n# b\nb: 1\n'],
  ['lines above a comment are no block', 'a: x\n  # c\nb: 1\n', set(['a'], LINES), 'a: "y\\nz\\n"\n  # c\nb: 1\n'],
  ['nor below a key', 'a:\n  "x"\n  # c\nb: 1\n', set(['a'], LINES), 'a:\n  "y\\nz\\n"\n  # c\nb: 1\n'],
  ['nor in empty braces', 'a: {}\n  # c\n', set(['a', 'b'], LINES), 'a: { b: "y\\nz\\n" }\n  # c\n'],
  ['lines in an empty item', 'a:\n  - {}\n', set(['a', 0, 'b'], LINES), 'a:\n  - b: |\n      y\n      z\n'],
  ['a map in brackets', 'a: [1, 2]\n', set(['a', 1], { b: [1] }), 'a: [1, { b: [1] }]\n'],
  ['a key in braces in brackets', 'a: [{ b: 1 }]\n', set(['a', 0, 'c'], 2), 'a: [{ b: 1, c: 2 }]\n'],
  ['an item that was a map', 'a:\n  - x: 1\n    y: 2\n', set(['a', 0], 'z'), 'a:\n  - z\n'],
  ['an item that becomes a map', 'a:\n  - x\n', set(['a', 0], { b: 1, c: 2 }), 'a:\n  - b: 1\n    c: 2\n'],
  ['an item at the top', '- a\n- b\n', set([1], 'c'), '- a\n- c\n'],
  ['a key in place of {} before a comment', '{}\n# end\n', set(['a'], 1), 'a: 1\n# end\n'],
  ['a key below a marker with a comment', '--- {} # c\n', set(['a'], 1), '--- # c\na: 1\n'],
  ['a key below a marker', '# c\n---\n', set(['a'], 1), '# c\n---\na: 1\n'],
  ['a tag goes with its value', 'a: !t 1\n', set(['a'], 2), 'a: 2\n'],
  ['an anchor that nobody uses goes with its value', 'a: &x 1\n', set(['a'], 2), 'a: 2\n'],
  ['an item in brackets with a comment', 'a: [ # c\n]\n', insert(['a', 0]), 'a: [ x # c\n]\n'],
  ['an item in brackets in brackets', 'a: [[]]\n', insert(['a', 0, 0]), 'a: [[x]]\n'],
  ['the only item of an item', '- - a\n- b\n', remove(0, 0), '- []\n- b\n'],
  ['the first key of an item', '- a: 1\n  b: 2\n- c\n', remove(0, 'a'), '- b: 2\n- c\n'],
  ['the only key of all', '# d\nb: 1 # c\n', remove('b'), '# d\n{} # c\n'],
  ['the only key in braces', 'a: {b: 1}\n', remove('a', 'b'), 'a: {}\n'],
  ['a key between blank lines', 'a: |\n  x\n\nb: 1\n\n  \nc: 1\n', remove('b'), 'a: |\n  x\n\nc: 1\n'],
  ['a name with an apostrophe', "'a': 1\n", { op: 'rename', route: ['a'], key: "it's" }, "'it''s': 1\n"],
  ['a name that needs quotes', 'a: 1\n', { op: 'rename', route: ['a'], key: 'yes' }, '"yes": 1\n'],
  [
    'a name that needs them in braces',
    'a: {b: 1}\n',
    { op: 'rename', route: ['a', 'b'], key: 'x,y' },
    'a: {"x,y": 1}\n',
  ],
  ['quotes around null', 'a: ~\n', { op: 'quote', route: ['a'] }, 'a: "~"\n'],
  ['quotes where nothing stands', 'a:\nb: 1\n', { op: 'quote', route: ['a'] }, 'a: ""\nb: 1\n'],
  ['a key that moves into an item', 'a: 1\nb:\n  - c: 1\n', move(['a'], ['b', 0, 'd']), 'b:\n  - c: 1\n    d: 1\n'],
  [
    'an item below a blank line, as the others',
    'a:\n  - x\n\n  - y\n',
    insert(['a', 2]),
    'a:\n  - x\n\n  - y\n\n  - x\n',
  ],
  ['lines above blanks, which would be theirs', 'a: 1\n   \nb: 2\n', set(['a'], LINES), 'a: |\n  y\n  z\n\nb: 2\n'],
  ['lines for folded ones', 'a: >-\n  x\n  y\nb: 1\n', set(['a'], LINES), 'a: |\n  y\n  z\nb: 1\n'],
  ['a value for a block that keeps blank lines', 'a: |+\n  x\n\nb: 1\n', set(['a'], 1), 'a: 1\nb: 1\n'],
  ['a key before the blank lines at the end', 'a: 1\n\n\n', set(['b'], 2), 'a: 1\nb: 2\n\n\n'],
  ['a key before a comment at the end', 'a: 1\n# end', set(['b'], 2), 'a: 1\nb: 2\n# end'],
  ['a key behind a comment that is deeper', 'a: 1\n  # deep\n# end\n', set(['b'], 2), 'a: 1\n  # deep\nb: 2\n# end\n'],
  ['a key before the end of a document', 'a: 1\n...\n', set(['b'], 2), 'a: 1\nb: 2\n...\n'],
  ['a key before the next document', 'a: 1\n---\nb: 1\n', set(['c'], 2), 'a: 1\nc: 2\n---\nb: 1\n'],
  [
    'lists and maps in lists',
    'a: 1\n',
    set(['b'], [[1], {}, [], { c: [] }]),
    'a: 1\nb:\n  - - 1\n  - {}\n  - []\n  - c: []\n',
  ],
  ['lines in lists', 'a: 1\n', set(['b'], [LINES]), 'a: 1\nb:\n  - |\n    y\n    z\n'],
  ['null in maps', 'a: 1\n', set(['b'], { c: {}, d: { e: null } }), 'a: 1\nb:\n  c: {}\n  d:\n    e: null\n'],
  [
    'a map for nothing, with a comment',
    'a:\n  b: # x\n  c: 1\n',
    set(['a', 'b', 'c'], 1),
    'a:\n  b: # x\n    c: 1\n  c: 1\n',
  ],
  ['a map for null', 'a: ~ # x\n', set(['a', 'c'], 1), 'a: # x\n  c: 1\n'],
  ['a map for an empty item', 'a:\n  -\n', set(['a', 0, 'c'], 1), 'a:\n  - c: 1\n'],
  ['a list for nothing', 'a:\n', set(['a', 0], 1), 'a:\n  - 1\n'],
  ['a map for nothing in braces', 'a: {b: }\n', set(['a', 'b', 'c'], 1), 'a: {b: { c: 1 } }\n'],
  ['a key with the comment above, not with one apart', 'a: 1\n\n# x\n\n# y\nb: 1\n', remove('b'), 'a: 1\n\n# x\n'],
  [
    'a key, but no comment that ends its map',
    'a:\n  b: 1\n\n  c: 1\n\n  # x\nd: 1\n',
    remove('a', 'c'),
    'a:\n  b: 1\n\n  # x\nd: 1\n',
  ],
  ['an item, but not the comment of the next', '- a\n- b\n# x\n- c\n', remove(1), '- a\n# x\n- c\n'],
  ['the first key of an item with its comment', '- a: 1 # x\n\n  b: 2\n', remove(0, 'a'), '- b: 2\n'],
  ['the last line of brackets', 'a: [\n  1, # x\n  2\n]\n', remove('a', 1), 'a: [\n  1, # x\n]\n'],
  ['a key between blank lines with CRLF', 'a: 1\r\n\r\nb: 1\r\n\r\nc: 1\r\n', remove('b'), 'a: 1\r\n\r\nc: 1\r\n'],
  ['the last keys of braces, which are equal', 'm: { b: 3, a: 1, a: 2 }\n', remove('m', 'a'), 'm: { b: 3 }\n'],
  ['equal keys around another, and at the end', 'm: { a: 1, b: 3, a: 2, a: 4 }\n', remove('m', 'a'), 'm: { b: 3 }\n'],
  ['three of them', 'm: { b: 3, a: 1, a: 2, a: 4 }\n', remove('m', 'a'), 'm: { b: 3 }\n'],
  ['equal keys of braces around another', 'm: { a: 1, b: 3, a: 2 }\n', remove('m', 'a'), 'm: { b: 3 }\n'],
  ['equal keys parted by blank lines', 'm:\n  b: 1\n\n  a: 1\n\n  a: 2\n', remove('m', 'a'), 'm:\n  b: 1\n'],
  ['the last key with the blank line above', 'a: 1\n\nb: 2\n', remove('b'), 'a: 1\n'],
  ['a key to the left', 'a:\n  b: 1\n  c: 2\n', move(['a', 'b'], ['d']), 'a:\n  c: 2\nd: 1\n'],
  ['a key to the right', 'a:\n  b: 1\nc:\n    d: 2\n', move(['a', 'b'], ['c', 'b']), 'a: {}\nc:\n    d: 2\n    b: 1\n'],
  ['the first key of an item', '- a: 1\n  b: 2\n', move([0, 'a'], [0, 'd', 'e']), '- b: 2\n  d:\n    e: 1\n'],
  ['the last of two equal keys', 'a: 1\na: 2 # x\nb: {}\n', move(['a'], ['b', 'c']), 'b:\n  c: 2 # x\n'],
  ['a block that ends the file', 'b:\n  c: 1\na: |\n  x', move(['a'], ['b', 'd']), 'b:\n  c: 1\n  d: |-\n    x\n'],
];

const notMade: readonly Refusal[] = [
  ['a pair without braces', 'a: [b: 1]\n', set(['a', 0, 'c'], 2), 'style'],
  ['a key with a question mark', '? a\n: 1\n', set(['a'], 2), 'style'],
  ['a key with an anchor', '&k a: 1\n', set(['a'], 2), 'style'],
  ['a key with a tag', '!!str a: 1\n', set(['a'], 2), 'style'],
  ['a whole document', 'a: 1\n', set([], 2), 'shape'],
  ['a whole document away', 'a: 1\n', remove(), 'shape'],
  ['a map in the line of its key', 'a: !t : "x"\n', remove('a'), 'style'],
  ['a key that stands twice behind a dash', '- a: 1\n  a: 2\n  b: 3\n', remove(0, 'a'), 'style'],
  ['an item before the first of a list in a list', '- - a\n  - b\n', insert([0, 0]), 'style'],
  ['an item behind the end', 'a:\n  - x\n', insert(['a', 2]), 'absent'],
  ['the only key below an anchor', 'a: &x\n  b: 1\n', remove('a', 'b'), 'style'],
  ['the only key below a tag', 'a: !t\n  b: 1\n', remove('a', 'b'), 'style'],
  ['quotes around what an alias stands for', 'a: &x 1\nb: *x\n', { op: 'quote', route: ['a'] }, 'shared'],
  ['quotes around an alias', 'a: &x 1\nb: *x\n', { op: 'quote', route: ['b'] }, 'shared'],
  ['an item that an anchor gives', 'a: &x [1]\nb: *x\n', set(['b', 0], 2), 'shared'],
  ['a key that an alias stands for too', SHARED, set(['a', 'k'], 3), 'shared'],
  ['a new key that an alias would stand for too', SHARED, set(['a', 'm'], 3), 'shared'],
  ['an item that an alias would stand for too', SHARED, insert(['a', 'l', 1]), 'shared'],
  ['a key that an alias stands for too', SHARED, remove('a', 'l'), 'shared'],
  ['an item that an alias stands for too', SHARED, remove('a', 'l', 0), 'shared'],
  ['a key that an alias stands for too', SHARED, { op: 'unify', route: ['a', 'k'] }, 'shared'],
  ['a key that an alias stands for too', SHARED, { op: 'rename', route: ['a', 'l'], key: 'm' }, 'shared'],
  ['a key that an alias stands for too', SHARED, { op: 'quote', route: ['a', 'k'] }, 'shared'],
  ['a key that an alias stands for too', SHARED, move(['a', 'l'], ['c', 'l']), 'shared'],
  ['a key to where an alias would stand for it too', SHARED, move(['c', 'd'], ['a', 'd']), 'shared'],
  ['a key into itself', 'a:\n  b: 1\nc: 1\n', move(['a'], ['a', 'b', 'c']), 'shape'],
  ['a key into an item that is missing', 'a: 1\nb:\n  - 1\n', move(['a'], ['b', 3, 'c']), 'absent'],
  ['an item', 'a: 1\nb:\n  - c: 1\n', move(['b', 0], ['d']), 'shape'],
  ['an alias', 'a: &x 1\nb: *x\nc: {}\n', move(['b'], ['c', 'd']), 'shared'],
];

describe('forms of YAML that patches meet', () => {
  for (const [what, text, change, expected] of made)
    it(`${change.op}: ${what}`, () => assert.equal(patched(text, change), expected));
  for (const [what, text, change, problem] of notMade)
    it(`refuse to ${change.op} ${what}`, () => assert.equal(refused(text, change), problem));
});
