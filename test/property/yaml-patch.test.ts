import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPatchProblem, type PatchValue } from '../../src/model/patch.ts';
import type { Route } from '../../src/model/node.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';
import { yamlTextEdits } from '../../src/yaml/patch/index.ts';
import { changed, get, same } from '../yaml/patch/oracle.ts';
import { changeOf } from './patch-cases.ts';
import { check, YAML } from './patch-checks.ts';
import { STYLES, styled } from './styled.ts';
import { yamlText } from './yaml-text.ts';

const KEYS = ['a', 'b', 'c', 'on', 'a b', '#x'];
const STRINGS = [
  'x',
  '',
  'yes',
  '1',
  "it's",
  'say "hi"',
  'a: b',
  'x #y',
  ' lead',
  '[[runners]]\n  name = "a"\n',
  'x\n\n  y',
  '\ttab\n',
  'z\n',
  'a\n\n',
  '😀',
  '- a',
  '{',
  'null',
  '10:30',
];
const scalar: fc.Arbitrary<PatchValue> = fc.oneof(
  fc.constantFrom(...STRINGS),
  fc.integer({ min: -5, max: 1000 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(1.5),
);
const value: fc.Arbitrary<PatchValue> = fc.letrec<{ value: PatchValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const map = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 4 });

describe('properties of patches in YAML', function () {
  this.timeout(120_000);

  it('does what is wanted and nothing else, in random trees of all styles', () => {
    const cases = map
      .filter((data) => Object.keys(data).length > 0)
      .chain((data) => fc.tuple(yamlText(data), changeOf(data, KEYS, value)));
    const results: string[] = [];
    fc.assert(
      fc.property(cases, ([text, change]) => {
        results.push(check(YAML, text, change, ['style']));
      }),
      { numRuns: 3000 },
    );
    assert.ok(results.filter((result) => result === 'made').length > 1000);
  });

  it('carries edits of a text through every style of scalars', () => {
    const pieces = fc.constantFrom(
      'x',
      ' ',
      '  ',
      '\n',
      '\n\n',
      ' y',
      'z\n',
      '\t',
      '#c',
      ': ',
      '[[runners]]\n',
      '  name = "a"\n',
      '😀',
      '"',
      "'",
      '\\',
    );
    const content = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));
    const end = fc.constantFrom('\n', '\r\n');
    const style = fc.constantFrom(...STYLES);
    const cuts = fc.array(fc.tuple(fc.nat(1000), fc.nat(6), content), { maxLength: 2 });
    const route = fc.constantFrom<Route[]>(['a', 'b'], ['a', 'c', 0], ['a', 'c', 1], ['d'], ['e', 'f']);
    fc.assert(
      fc.property(content, style, end, fc.boolean(), cuts, route, (value, type, lineBreak, isCut, wanted, at) => {
        const data = { a: { b: value, c: [value, value] }, d: value, e: { f: value } };
        const text = styled(data, type, lineBreak, isCut);
        const before = YAML.read(text)?.data; // Helm refuses some texts of that package
        const old = get(before, at);
        fc.pre(typeof old === 'string');
        const inner = editsOf(old, wanted);
        const edits = yamlTextEdits(text, 0, at, () => inner);
        assert.ok(!isPatchProblem(edits), text);
        const after = applyEdits(text, edits);
        const result = changed(before, { op: 'set', route: at, value: applyEdits(old, inner) });
        assert.ok(same(YAML.read(after)?.data, result), JSON.stringify([text, at, inner, after, result], null, 1));
      }),
      { numRuns: 3000 },
    );
  });
});

/** Edits that do not overlap, on whole characters. */
function editsOf(text: string, cuts: readonly (readonly [number, number, string])[]): readonly Edit[] {
  let from = 0;
  const edits: Edit[] = [];
  for (const [at, length, inserted] of cuts.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(from, Math.min(at % (text.length + 1), text.length));
    from = Math.min(text.length, start + length);
    edits.push({ span: { start, end: from }, text: inserted });
  }
  return edits.filter(({ span }) => ![span.start, span.end].some((at) => /^[\udc00-\udfff]/.test(text.slice(at))));
}
