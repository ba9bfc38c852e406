import assert from 'node:assert/strict';
import type { Texts } from '../../../src/engine/fix/attempt.ts';
import type { Wanted } from '../../../src/engine/fix/candidates.ts';
import { fixTexts } from '../../../src/engine/fix/fix.ts';
import type { LintedFile } from '../../../src/engine/lint.ts';
import type { Fix } from '../../../src/model/fix.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { finding, linted } from '../../report/build.ts';

const FILE = 'v.yaml';

function setting(key: string, value: string | number, disposition: Fix['disposition'] = 'safe'): Fix {
  const patches = [{ op: 'set', value, at: { file: FILE, route: [key] } }] as const;
  return { disposition, title: `Set ${key}.`, needs: [], patches };
}

/** A rule that finds `marked` wherever it stands. */
function rule(id: string, marked: string, fix: Fix | null, more: Partial<Finding> = {}) {
  return (text: string): readonly Finding[] =>
    text.includes(marked) ? [finding(FILE, text, marked, { rule: id, fix, ...more })] : [];
}

function fixed(text: string, rules: readonly ReturnType<typeof rule>[], wanted: Partial<Wanted> = {}) {
  const lint = (texts: Texts): readonly LintedFile[] => {
    const now = texts.get(FILE) ?? '';
    return [
      linted(
        FILE,
        now,
        rules.flatMap((find) => find(now)),
      ),
    ];
  };
  const { texts, ...result } = fixTexts(new Map([[FILE, text]]), lint, { unsafe: false, ...wanted });
  return { text: texts.get(FILE), ...result };
}

const reasons = ({ dropped }: ReturnType<typeof fixed>) => dropped.map(({ rule: id, reason }) => `${id}: ${reason}`);

describe('the loop of corrections', () => {
  it('makes all of a pass at once', () => {
    const result = fixed('a: 1\nb: 1\n', [rule('one', 'a: 1', setting('a', 2)), rule('two', 'b: 1', setting('b', 2))]);
    assert.deepEqual([result.text, result.passes, result.applied.length], ['a: 2\nb: 2\n', 1, 2]);
  });

  it('leaves those that get in the way of others for a later pass', () => {
    const inner: Fix = {
      ...setting('a', 0),
      patches: [{ op: 'set', value: 2, at: { file: FILE, route: ['a', 'b'] } }],
    };
    const gone: Fix = { ...setting('a', 0), patches: [{ op: 'rename', key: 'z', at: { file: FILE, route: ['a'] } }] };
    const result = fixed('a:\n  b: 1\n', [rule('inner', 'b: 1', inner), rule('outer', 'a:', gone)]);
    assert.deepEqual([result.text, result.passes], ['z:\n  b: 2\n', 2]);
  });

  it('takes what a fix brings to light against it alone, not against a lesser one of the same pass', () => {
    const result = fixed('a: 1\nb: 1\n', [
      rule('lesser', 'a: 1', setting('a', 2), { severity: 'info' }),
      rule('graver', 'b: 1', setting('b', 2), { severity: 'warning' }),
      rule('brought to light', 'b: 2', null, { severity: 'info' }),
    ]);
    assert.deepEqual([result.text, result.passes], ['a: 2\nb: 2\n', 1]);
  });

  it('gives up one that its rule still finds, and says so', () => {
    const result = fixed('a: 1\nb: 1\n', [rule('one', 'a: ', setting('a', 2)), rule('two', 'b: 1', setting('b', 2))]);
    assert.equal(result.text, 'a: 1\nb: 2\n');
    assert.deepEqual(reasons(result), ['one: one still finds it']);
  });

  it('gives up one that should show what was hidden, and does not', () => {
    const result = fixed('a: 1\n', [rule('duplicate-key', 'a: ', setting('a', 2))]);
    assert.deepEqual([result.text, reasons(result)], ['a: 1\n', ['duplicate-key: duplicate-key still finds it']]);
  });

  it('makes one that shows what was hidden, whatever rules say about that', () => {
    for (const id of ['yaml-syntax', 'toml-syntax', 'template-syntax', 'duplicate-key', 'wrong-type']) {
      const result = fixed('a: 1\n', [rule(id, 'a: 1', setting('a', 2)), rule('two', 'a: 2', null)]);
      assert.deepEqual([result.text, reasons(result)], ['a: 2\n', []], id);
    }
  });

  it('makes one of those where the rule finds other faults, or another rule the same place', () => {
    const fix = rule('duplicate-key', 'a: 1', setting('a', 2));
    for (const other of [
      rule('duplicate-key', 'b: 1', null),
      rule('duplicate-key', 'a: ', null, { message: 'Another one.' }),
      rule('two', 'a: ', null),
    ])
      assert.equal(fixed('a: 1\nb: 1\n', [fix, other]).text, 'a: 2\nb: 1\n');
  });

  it('gives up one to which another rule would object as severely', () => {
    const result = fixed('a: 1\n', [rule('one', 'a: 1', setting('a', 2)), rule('two', 'a: 2', null)]);
    assert.equal(result.text, 'a: 1\n');
    assert.deepEqual(reasons(result), ['one: two would then object']);
  });

  it('gives up one after which another rule finds the same more often', () => {
    const twice = (text: string): readonly Finding[] =>
      Array<Finding>(text.includes('a: 2') ? 2 : 1).fill(finding(FILE, text, 'a: ', { rule: 'two' }));
    const result = fixed('a: 1\n', [rule('one', 'a: 1', setting('a', 2)), twice]);
    assert.deepEqual([result.text, reasons(result)], ['a: 1\n', ['one: two would then object']]);
  });

  it('takes what is less severe than what it mends', () => {
    const result = fixed('a: 1\n', [
      rule('one', 'a: 1', setting('a', 2)),
      rule('two', 'a: 2', null, { severity: 'info' }),
    ]);
    assert.equal(result.text, 'a: 2\n');
  });

  it('corrects what it brings to light together with it', () => {
    const result = fixed('a: 1\n', [rule('one', 'a: 1', setting('a', 2)), rule('two', 'a: 2', setting('b', 1))]);
    assert.equal(result.text, 'a: 1\n'); // b does not mend what the second rule finds
    const mended = fixed('a: 1\nb: 1\n', [
      rule('one', 'a: 1', setting('a', 2)),
      (text) => (text.includes('a: 2') ? rule('two', 'b: 1', setting('b', 2))(text) : []),
    ]);
    assert.equal(mended.text, 'a: 2\nb: 2\n');
    assert.deepEqual(
      mended.applied.map((one) => one.rule),
      ['one', 'two'],
    );
  });

  it('tells the patches of each fix, also of those that were made together', () => {
    const both: Fix = { ...setting('a', 2), patches: [...setting('a', 2).patches, ...setting('c', 2).patches] };
    const result = fixed('a: 1\nb: 1\nc: 1\n', [
      rule('one', 'a: 1', both),
      (text) => (text.includes('a: 2') ? rule('two', 'b: 1', setting('b', 2))(text) : []),
    ]);
    assert.deepEqual(
      result.applied.map(({ rule: id, patches }) => [id, ...patches.flatMap(({ at }) => at.route)]),
      [
        ['one', 'a', 'c'],
        ['two', 'b'],
      ],
    );
  });

  it('tries again what failed before others were corrected', () => {
    const strict = (text: string): readonly Finding[] =>
      text.includes('a: 2') && text.includes('b: 1') ? [finding(FILE, text, 'a: 2', { rule: 'strict' })] : [];
    const later = (text: string): readonly Finding[] =>
      text.includes('c: 2') ? rule('two', 'b: 1', setting('b', 2))(text) : [];
    const result = fixed('a: 1\nb: 1\nc: 1\n', [
      rule('one', 'a: 1', setting('a', 2)),
      strict,
      later,
      rule('three', 'c: 1', setting('c', 2)),
    ]);
    assert.equal(result.text, 'a: 2\nb: 2\nc: 2\n');
    assert.deepEqual(reasons(result), []);
  });

  it('gives up one that cannot be patched', () => {
    const result = fixed('a: &x 1\nb: *x\n', [
      rule('one', 'a: &x 1', { ...setting('a', 2), patches: [{ op: 'remove', at: { file: FILE, route: ['a'] } }] }),
    ]);
    assert.equal(result.text, 'a: &x 1\nb: *x\n');
    assert.equal(result.dropped.length, 1);
  });

  it('ends after ten passes', () => {
    const endless = (text: string): readonly Finding[] => {
      const count = Number(/a: (\d+)/.exec(text)?.[1]);
      return [finding(FILE, text, 'a: ', { rule: `after-${count}`, fix: setting('a', count + 1) })];
    };
    const result = fixed('a: 1\n', [endless], { accepts: () => true });
    assert.deepEqual([result.text, result.passes], ['a: 11\n', 10]);
  });

  it('makes unsafe ones only if they are wanted, and tells what a suggestion needs', () => {
    const rules = [
      rule('one', 'a: 1', setting('a', 2, 'unsafe')),
      rule('two', 'b: 1', { disposition: 'suggestion', title: 'Set b.', needs: ['network.podMtu'], patches: [] }),
    ];
    const text = 'a: 1\nb: 1\n';
    assert.equal(fixed(text, rules).text, text);
    assert.equal(fixed(text, rules, { unsafe: true }).text, 'a: 2\nb: 1\n');
    assert.deepEqual(reasons(fixed(text, rules)), ['two: it needs to know network.podMtu (--fact)']);
  });

  it('mends only what is wanted', () => {
    const rules = [rule('one', 'a: 1', setting('a', 2)), rule('two', 'b: 1', setting('b', 2))];
    const result = fixed('a: 1\nb: 1\n', rules, { wants: (one) => one.rule === 'two' });
    assert.deepEqual([result.text, reasons(result)], ['a: 1\nb: 2\n', []]);
  });

  it('makes a fix that two rules ask for once, for both', () => {
    const result = fixed('a: 1\n', [rule('one', 'a: 1', setting('a', 2)), rule('two', 'a: 1', setting('a', 2))]);
    assert.equal(result.text, 'a: 2\n');
    assert.deepEqual(
      result.applied.map((one) => one.rule),
      ['one', 'two'],
    );
  });

  it('says what cannot be made in the file that is wanted', () => {
    const gone: Fix = { ...setting('a', 2), patches: [{ op: 'remove', at: { file: FILE, route: ['a'] } }] };
    const result = fixed('a: 1\n', [rule('one', 'a: 1', gone)], { into: 'other.yaml' });
    assert.deepEqual([result.text, reasons(result)], ['a: 1\n', ['one: it cannot be made in other.yaml']]);
  });

  it('writes in no other file', () => {
    const stray: Fix = {
      ...setting('a', 2),
      patches: [{ op: 'set', value: 2, at: { file: 'other.yaml', route: ['a'] } }],
    };
    const result = fixed('a: 1\n', [rule('one', 'a: 1', stray)]);
    assert.deepEqual(reasons(result), ['one: other.yaml is not one of the files to correct']);
  });
});
