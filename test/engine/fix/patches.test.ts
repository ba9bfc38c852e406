import assert from 'node:assert/strict';
import { after } from '../../../src/engine/fix/compatible.ts';
import { editsOf } from '../../../src/engine/fix/edits-of.ts';
import { redirected } from '../../../src/engine/fix/into.ts';
import type { FilePatch, Fix } from '../../../src/model/fix.ts';
import type { Route } from '../../../src/model/node.ts';

const FILE = 'v.yaml';

function set(...route: Route): FilePatch {
  return { op: 'set', value: 2, at: { file: FILE, route } };
}

function inText(...innerRoute: Route): FilePatch {
  return { op: 'set', value: 2, at: { file: FILE, route: ['config'], innerRoute } };
}

function fixOf(...patches: readonly FilePatch[]): Fix {
  return { disposition: 'safe', title: 'Set it.', needs: [], patches };
}

describe('patches after others', () => {
  const item: FilePatch = { op: 'remove', at: { file: FILE, route: ['list', 0] } };
  const renamed: FilePatch = { op: 'rename', key: 'b', at: { file: FILE, route: ['a'] } };
  const moved: FilePatch = { op: 'move', to: ['b', 'c'], at: { file: FILE, route: ['a'] } };

  for (const [what, one, other] of [
    ['of other settings', set('a'), set('b')],
    ['of a setting that begins with the same letters', set('a'), set('ab')],
    ['of another file', set('a'), { op: 'remove', at: { file: 'w.yaml', route: ['a'] } }],
    ['of another document', set('a', 'b'), { op: 'remove', at: { file: FILE, document: 1, route: ['a'] } }],
    ['of items that no item is removed before', set('list', 0, 'a'), set('list', 1, 'a')],
    ['of another place in a text', inText('a'), inText('b')],
    ['beside a list that an item is removed from', set('a'), item],
    ['beside what is renamed', set('c'), renamed],
    ['beside what is moved', set('b', 'd'), moved],
  ] as const)
    it(`are made ${what}`, () => {
      assert.deepEqual(after([one], [other]), [one]);
      assert.deepEqual(after([other], [one]), [other]);
    });

  for (const [what, one, other] of [
    ['what contains them', set('a', 'b'), { op: 'remove', at: { file: FILE, route: ['a'] } }],
    ['an item before them is removed', set('list', 1, 'a'), item],
    ['an item is added', set('list', 1), { op: 'insert', value: 1, at: { file: FILE, route: ['list', 3] } }],
    ['an item is moved away', set('list', 1), { op: 'move', to: ['b'], at: { file: FILE, route: ['list', 3] } }],
    ['the text around them is written', inText('a'), set('config')],
    ['the same place of a text is written', inText('a'), inText('a', 'b')],
    ['what they are about gets another name', set('a'), renamed],
    ['what they are about is a new name', set('b'), renamed],
    [
      'what they are about is a new name below',
      set('x', 'b'),
      { op: 'rename', key: 'b', at: { file: FILE, route: ['x', 'a'] } },
    ],
    ['what is moved to their place', set('b', 'c', 'd'), moved],
  ] as const)
    it(`wait where ${what}`, () => {
      assert.equal(after([one], [other]), undefined);
      assert.equal(after([other], [one]), undefined);
    });

  it('are not made twice', () => assert.deepEqual(after([set('a'), set('b')], [set('a')]), [set('b')]));
});

describe('a fix as edits', () => {
  const edits = (text: string, ...patches: readonly FilePatch[]) => editsOf(fixOf(...patches), new Map([[FILE, text]]));

  it('changes what it names', () =>
    assert.deepEqual(edits('a: 1\n', set('a')), new Map([[FILE, [{ span: { start: 3, end: 4 }, text: '2' }]]])));
  it('is none where all is as wanted', () => assert.equal(edits('a: 2\n', set('a')), undefined));
  it('is none where it cannot be made', () => assert.equal(edits('a: [\n', set('a')), undefined));
  it('is none in a file that is not there', () =>
    assert.equal(editsOf(fixOf(set('a')), new Map([['w.yaml', 'a: 1\n']])), undefined));
});

describe('a fix for another file', () => {
  it('sets there what it would set here', () =>
    assert.deepEqual(redirected(fixOf(set('a')), 'w.yaml')?.patches, [
      { op: 'set', value: 2, at: { file: 'w.yaml', route: ['a'] } },
    ]));
  it('stays as it is in its own', () => assert.deepEqual(redirected(fixOf(inText('a')), FILE)?.patches, [inText('a')]));
  it('is none where it changes a text, or more than values', () => {
    assert.equal(redirected(fixOf(set('a'), inText('a')), 'w.yaml'), undefined);
    assert.equal(redirected(fixOf({ op: 'remove', at: { file: FILE, route: ['a'] } }), 'w.yaml'), undefined);
  });
});
