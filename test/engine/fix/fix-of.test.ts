import assert from 'node:assert/strict';
import { fixOf } from '../../../src/engine/fix/fix-of.ts';
import type { Correction, PatchTarget, Proposal } from '../../../src/model/fix.ts';
import type { View } from '../../../src/model/release.ts';

const FILE = 'v.yaml';

/** A setting of a file, as far as fixes look at it. */
function view(target: PatchTarget | undefined): View {
  return { target } as View;
}

function setting(...route: readonly string[]): View {
  return view({ file: FILE, route });
}

function inText(...innerRoute: readonly string[]): View {
  return view({ file: FILE, route: ['config'], innerRoute });
}

function patchesOf(...changes: readonly Correction[]) {
  const proposal: Proposal = { disposition: 'safe', title: 'Set it.', changes };
  return fixOf(proposal)?.patches;
}

const at = { file: FILE, route: ['a'] };

describe('the fix of a proposal', () => {
  it('has a patch for each change', () =>
    assert.deepEqual(
      patchesOf(
        { op: 'set', value: 1, at: setting('a') },
        { op: 'rename', key: 'b', at: setting('a') },
        { op: 'remove', at: setting('c') },
      ),
      [
        { op: 'set', value: 1, at },
        { op: 'rename', key: 'b', at },
        { op: 'remove', at: { file: FILE, route: ['c'] } },
      ],
    ));
  it('has equal patches once', () => {
    const change: Correction = { op: 'set', value: 1, at: setting('a') };
    assert.deepEqual(patchesOf(change, change), [{ op: 'set', value: 1, at }]);
  });
  it('is none where a setting is in no file', () =>
    assert.equal(
      patchesOf({ op: 'set', value: 1, at: setting('a') }, { op: 'set', value: 1, at: view(undefined) }),
      undefined,
    ));
  it('writes the text that holds a setting first', () => {
    const within = { at: { file: FILE, route: ['config'] }, text: '[a]' };
    const there = view({ file: FILE, route: ['config'], innerRoute: ['a', 'b'], within });
    assert.deepEqual(patchesOf({ op: 'set', value: 1, at: there }), [
      { op: 'set', value: '[a]', at: within.at },
      { op: 'set', value: 1, at: { file: FILE, route: ['config'], innerRoute: ['a', 'b'] } },
    ]);
  });
  it('moves within a document', () => {
    assert.deepEqual(patchesOf({ op: 'move', at: setting('a'), to: setting('b') }), [{ op: 'move', at, to: ['b'] }]);
    assert.deepEqual(
      patchesOf({ op: 'move', at: inText('a'), to: inText('b') })?.map((patch) => 'to' in patch && patch.to),
      [['b']],
    );
  });
  it('moves nothing from one document into another', () => {
    assert.equal(patchesOf({ op: 'move', at: setting('a'), to: inText('b') }), undefined);
    const elsewhere = view({ file: 'w.yaml', route: ['b'] });
    assert.equal(patchesOf({ op: 'move', at: setting('a'), to: elsewhere }), undefined);
  });
  it('moves nothing from one text into another', () => {
    const there = { file: FILE, route: ['config'], innerRoute: ['b'] };
    for (const other of [
      { ...there, route: ['other'] },
      { ...there, via: [['data']] },
    ])
      assert.equal(patchesOf({ op: 'move', at: inText('a'), to: view(other) }), undefined);
  });
  it('takes comments along to what is new, and knows what is left without', () =>
    assert.deepEqual(
      patchesOf(
        { op: 'set', value: 1, at: setting('b'), commentsOf: [setting('a'), view(undefined)] },
        { op: 'remove', at: setting('a') },
        { op: 'remove', at: setting('c') },
      ),
      [
        { op: 'set', value: 1, at: { file: FILE, route: ['b'] }, commentsOf: [at] },
        { op: 'remove', at, moved: true },
        { op: 'remove', at: { file: FILE, route: ['c'] } },
      ],
    ));
  it('has no patches where it needs a fact', () =>
    assert.deepEqual(fixOf({ disposition: 'suggestion', title: 'Set it.', needs: ['network.podMtu'] }), {
      disposition: 'suggestion',
      title: 'Set it.',
      needs: ['network.podMtu'],
      patches: [],
    }));
});
