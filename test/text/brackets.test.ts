import assert from 'node:assert/strict';
import { type Brackets, insertInBrackets, removedInBrackets } from '../../src/text/brackets.ts';
import { applyEdits } from '../../src/text/edit.ts';

/** Brackets around small letters, each a part; capitals stand around them. */
function bracketsOf(text: string, lineBreak = '\n'): Brackets {
  const parts = [...text.matchAll(/[a-z]+/g)].map(({ index, 0: found }) => ({
    start: index,
    token: { start: index, end: index + found.length },
  }));
  const skipGap = (source: string, from: number) => from + (/^(?:\s|#.*)*/.exec(source.slice(from))?.[0].length ?? 0);
  const span = { start: text.search(/[[{]/), end: text.search(/[\]}]/) + 1 };
  return { text, lineBreak, span, parts, skipGap };
}

function inserted(text: string, index: number, lineBreak?: string): string {
  return applyEdits(text, insertInBrackets(bracketsOf(text, lineBreak), index, 'x'));
}

function removed(text: string, index: number): string {
  const brackets = bracketsOf(text);
  return applyEdits(text, [{ span: removedInBrackets(brackets, brackets.parts[index]!), text: '' }]);
}

describe('a part is put', () => {
  const cases: readonly [what: string, text: string, index: number, expected: string][] = [
    ['in an empty list', 'K = []', 0, 'K = [x]'],
    ['in a list of blanks', 'K = [ \n ]', 0, 'K = [x]'],
    ['in an empty map', '{}', 0, '{ x }'],
    ['before a comment that is alone', '[ # C\n]', 0, '[ x # C\n]'],
    ['first', '[a]', 0, '[x, a]'],
    ['first, on a line of its own', '[\n  a\n]', 0, '[\n  x,\n  a\n]'],
    ['between others', '[a , b]', 1, '[a , x, b]'],
    ['between others, on a line of its own', '[\n  a, # C\n  b\n]', 1, '[\n  a, # C\n  x,\n  b\n]'],
    ['between others of one line', '[\n  a, b\n]', 1, '[\n  a,\n  x, b\n]'],
    ['last', '[a]', 1, '[a, x]'],
    ['last, behind a comma', '[a,]', 1, '[a, x]'],
    ['last, on a line of its own', '[\n  a\n]', 1, '[\n  a,\n  x\n]'],
    ['last, behind a comment', '[\n  a # C\n]', 1, '[\n  a, # C\n  x\n]'],
    ['last, behind a comma and a comment', '[\n  a, # C\n]', 1, '[\n  a, # C\n  x,\n]'],
    ['last, before a bracket in the line', '[\n  a]', 1, '[\n  a,\n  x]'],
    ['last, between a comma and a bracket', '[\n  a,]', 1, '[\n  a,\n  x,]'],
  ];
  for (const [what, text, index, expected] of cases) it(what, () => assert.equal(inserted(text, index), expected));

  it('behind the line break of the text', () =>
    assert.equal(inserted('[\r\n  a\r\n]', 1, '\r\n'), '[\r\n  a,\r\n  x\r\n]'));
});

describe('a part is removed', () => {
  const cases: readonly [what: string, text: string, index: number, expected: string][] = [
    ['at the begin', '[a, b]', 0, '[b]'],
    ['from between', '[a, b, c]', 1, '[a, c]'],
    ['at the end', '[a, b]', 1, '[a]'],
    ['at the end, before a comma', '[a, b,]', 1, '[a,]'],
    ['alone, with the blanks around it', '[ a ]', 0, '[]'],
    ['alone, with its comma', '[ a , ]', 0, '[]'],
    ['alone, but for a comment before it', '[ # C\n  a ]', 0, '[ # C\n   ]'],
    ['alone, but for an empty comment', '[#\n  a ]', 0, '[#\n   ]'],
    ['alone, but for a comment behind it', '[ a # C\n]', 0, '[  # C\n]'],
    ['with its line', '[\n  a,\n  b\n]', 0, '[\n  b\n]'],
    ['with its line, alone', '[\n  a\n]', 0, '[\n]'],
    ['with its line, the last', '[\n  a,\n  b\n]', 1, '[\n  a,\n]'],
    ['with the comments above it', '[\n  # C\n  # D\n  a,\n  b\n]', 0, '[\n  b\n]'],
    ['with the comment behind it', '[\n  a,\n  b # C\n]', 1, '[\n  a,\n]'],
    ['from a line of several', '[\n  a, b\n]', 0, '[\n  b\n]'],
  ];
  for (const [what, text, index, expected] of cases) it(what, () => assert.equal(removed(text, index), expected));
});
