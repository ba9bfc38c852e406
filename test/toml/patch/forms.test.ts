import assert from 'node:assert/strict';
import type { Change, PatchProblem, PatchValue } from '../../../src/model/patch.ts';
import type { Route } from '../../../src/model/node.ts';
import { patched, refused } from './patched.ts';

type Case = readonly [what: string, text: string, change: Change, expected: string];
type Refusal = readonly [what: string, text: string, change: Change, problem: PatchProblem['problem']];

const set = (route: Route, value: PatchValue): Change => ({ op: 'set', route, value });
const insert = (route: Route, value: PatchValue = 'x'): Change => ({ op: 'insert', route, value });
const remove = (...route: Route): Change => ({ op: 'remove', route });
const move = (route: Route, to: Route): Change => ({ op: 'move', route, to });
const rename = (route: Route, key: string): Change => ({ op: 'rename', route, key });
const quote = (...route: Route): Change => ({ op: 'quote', route });

const ITEMS = '[[a]]\nb = 1\n[[a]]\nb = 2\n';
const ALL = { d: 1, e: { f: 2 }, g: [{ h: 1 }, { i: 2 }] };
const SECTIONS = '[c]\n  d = 1\n  [c.e]\n    f = 2\n  [[c.g]]\n    h = 1\n  [[c.g]]\n    i = 2\n';

const made: readonly Case[] = [
  ['lines in single quotes', "a = '''\nx\n'''\n", set(['a'], 'y\nz\n'), "a = '''\ny\nz\n'''\n"],
  ['lines that those cannot hold', "a = '''\nx\n'''\n", set(['a'], "it's\nz\n"), 'a = """\nit\'s\nz\n"""\n'],
  ['backslashes in single quotes', "a = 'x'\n", set(['a'], 'C:\\d'), "a = 'C:\\d'\n"],
  ['lines with quotes', 'a = 1\n', set(['a'], '"x"\n"""\n"'), 'a = """\n"x"\n""\\"\n\\""""\n'],
  ['lines in braces', 'a = { b = 1 }\n', set(['a', 'b'], 'y\nz'), 'a = { b = "y\\nz" }\n'],
  ['a key in braces in braces', 'a = { b = 1 }\n', set(['a', 'c', 'd'], 1), 'a = { b = 1, c = { d = 1 } }\n'],
  ['a key in empty braces', 'a = {}\n', set(['a', 'c'], 1), 'a = { c = 1 }\n'],
  ['an item in brackets', 'a = [1, 2]\n', set(['a', 1], { b: [1] }), 'a = [1, { b = [1] }]\n'],
  ['a key in the first of several tables', ITEMS, set(['a', 0, 'c'], 3), '[[a]]\nb = 1\nc = 3\n[[a]]\nb = 2\n'],
  ['a value in place of tables', ITEMS, set(['a'], 1), 'a = 1\n'],
  ['a table far from all others', 'a = 1\n[b]\n', set(['c', 'd', 'e'], 1), 'a = 1\n[b]\n[c.d]\n  e = 1\n'],
  ['tables in a table', 'a = 1\n', set(['c'], ALL), `a = 1\n\n${SECTIONS}`],
  ['an empty table', 'a = 1\n', set(['c'], {}), 'a = 1\n\n[c]\n'],
  ['an empty list', 'a = 1\n', set(['c'], []), 'a = 1\nc = []\n'],
  ['a key behind a comment that is alone', '# c\n', set(['a'], 1), '# c\n\na = 1\n'],
  ['a key in a table of comments', '[a]\n# c\n[b]\n', set(['a', 'x'], 1), '[a]\n  x = 1\n# c\n[b]\n'],
  ['a key below a header with a comment', '[a] # c\n[b]\n', set(['a', 'x'], 1), '[a] # c\n  x = 1\n[b]\n'],
  [
    'a key below lines of brackets',
    '[a]\nx = [\n  1,\n] # c\n',
    set(['a', 'y'], 1),
    '[a]\nx = [\n  1,\n] # c\ny = 1\n',
  ],
  ['a key of an implied table', '[a.b]\nx = 1\n', set(['a', 'y'], 1), '[a]\ny = 1\n[a.b]\nx = 1\n'],
  ['a table in a text without final line break', 'a = 1', set(['b', 'c'], 1), 'a = 1\n\n[b]\n  c = 1'],
  ['into empty brackets', 'a = []\n', insert(['a', 0]), 'a = ["x"]\n'],
  ['the first of several tables', '[[a]]\n', insert(['a', 0], { b: 1 }), '[[a]]\n  b = 1\n\n[[a]]\n'],
  ['what is there', 'a = 1\n', insert(['a'], 1), 'a = 1\n'],
  ['all', 'a = 1\n', remove('a'), ''],
  ['the first with the blank line below', 'a = 1\n\nb = 2\n', remove('a'), 'b = 2\n'],
  ['one blank line of two', 'a = 1\n\nb = 2\n\nc = 3\n', remove('b'), 'a = 1\n\nc = 3\n'],
  ['the last with the blank line above', 'a = 1\n\nb = 2\n', remove('b'), 'a = 1\n'],
  ['from braces', 'a = { b = 1, c = 2 }\n', remove('a', 'b'), 'a = { c = 2 }\n'],
  ['the last of braces', 'a = { b = 1 }\n', remove('a', 'b'), 'a = {}\n'],
  ['a table in two places', '[a.b]\nx = 1\n[c]\n[a.d]\n', remove('a'), '[c]\n'],
  ['into a table', 'a = 1 # c\n[b]\n', move(['a'], ['b', 'a']), '[b]\n  a = 1 # c\n'],
  ['to the top', '[a]\nx = 1 # c\n[b]\n', move(['a', 'x'], ['x']), 'x = 1 # c\n[a]\n[b]\n'],
  ['out of braces', 'a = { x = 1 }\n[b]\n', move(['a', 'x'], ['b', 'y']), 'a = {}\n[b]\n  y = 1\n'],
  ['into braces', 'a = 1\nb = {}\n', move(['a'], ['b', 'y']), 'b = { y = 1 }\n'],
  [
    'lines of brackets to the left',
    '    [a]\n      x = [\n        1,\n      ]\n[b]\n',
    move(['a', 'x'], ['b', 'x']),
    '    [a]\n[b]\n  x = [\n    1,\n  ]\n',
  ],
  ['to what needs quotes', 'a = 1\n', rename(['a'], 'b.c'), '"b.c" = 1\n'],
  ['in braces', 'a = { x = 1, y = 2 }\n', rename(['a', 'x'], 'z'), 'a = { z = 1, y = 2 }\n'],
  ['in dotted keys in braces', 'a = { x.y = 1 }\n', rename(['a', 'x', 'y'], 'z'), 'a = { x.z = 1 }\n'],
  ['a list of tables', '[[a]]\n[[a]]\n', rename(['a'], 'b'), '[[b]]\n[[b]]\n'],
  [
    'below one of several tables',
    `[[a]]\n[a.y]\n[[a]]\n[a.y]\n`,
    rename(['a', 1, 'y'], 'b'),
    `[[a]]\n[a.y]\n[[a]]\n[a.b]\n`,
  ],
  ['text as it is', "a = 'x'\n", quote('a'), "a = 'x'\n"],
  ['a date', 'a = 1979-05-27\n', quote('a'), 'a = "1979-05-27"\n'],
];

const notMade: readonly Refusal[] = [
  ['dotted keys in braces', 'a = { b.c = 1 }\n', set(['a', 'b', 'd'], 1), 'style'],
  ['dotted keys in braces', 'a = { b.c = 1, d = 1 }\n', remove('a', 'b'), 'style'],
  ['a part of dotted keys in braces', 'a = { b.c = 1, d = 1 }\n', remove('a', 'b', 'c'), 'style'],
  ['null deep in a table', 'a = 1\n', set(['b', 'c'], { d: [{ e: null }] }), 'value'],
  ['null in a list in braces', 'a = {}\n', set(['a', 'b'], [{ c: null }]), 'value'],
  ['one of several tables', ITEMS, set(['a', 0], { c: 1 }), 'style'],
  ['a whole document', 'a = 1\n', set([], 1), 'shape'],
  ['a whole document', 'a = 1\n', remove(), 'shape'],
  ['behind the end', 'a = [ 1 ]\n', insert(['a', 2]), 'absent'],
  ['into what is no list', 'a = 1\n', insert(['a', 0]), 'shape'],
  ['a value among tables', '[[a]]\n', insert(['a', 0], 1), 'value'],
  ['comments into braces', 'a = 1 # c\nb = {}\n', move(['a'], ['b', 'y']), 'style'],
  ['a table into braces', '[a]\nx = 1\n[b]\ny = { z = 1 }\n', move(['a'], ['b', 'y', 'w']), 'style'],
  ['a table of dotted keys', 'a.x = 1\n[b]\n', move(['a'], ['b', 'c']), 'style'],
  ['an item', '[[a]]\nx = 1\n[b]\n', move(['a', 0], ['b', 'x']), 'shape'],
  ['a key into an item that is missing', '[[a]]\nx = 1\n', move(['a', 0, 'x'], ['b', 3, 'x']), 'absent'],
  ['a table into itself', '[a]\nx = 1\n', move(['a'], ['a', 'b']), 'shape'],
  ['a key to one that is there', 'a = { x = 1, y = 2 }\n', rename(['a', 'x'], 'y'), 'taken'],
  ['an item', '[[a]]\n[[a]]\n', rename(['a', 0], 'b'), 'shape'],
  ['a list', 'a = [1]\n', quote('a'), 'shape'],
  ['what a template gives', 'a = {{ .x }}\n', quote('a'), 'template'],
];

describe('forms of TOML that patches meet', () => {
  for (const [what, text, change, expected] of made)
    it(`${change.op}: ${what}`, () => assert.equal(patched(text, change), expected));
  for (const [what, text, change, problem] of notMade)
    it(`refuse to ${change.op} ${what}`, () => assert.equal(refused(text, change), problem));
});
