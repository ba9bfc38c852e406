import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document, visit } from 'yaml';
import { isPatchProblem, type Change, type PatchValue } from '../../src/model/patch.ts';
import type { Route } from '../../src/model/node.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { yamlEdits, yamlTextEdits } from '../../src/yaml/patch/index.ts';
import { changed, get, REFUSED, same } from '../yaml/patch/oracle.ts';
import { changeOf, dataOf, keepsComments } from './patch-cases.ts';
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

function read(text: string): PatchValue {
  const { documents, problems } = parseYaml(text);
  const [document, ...more] = documents;
  assert.ok(document && more.length === 0 && problems.length === 0, JSON.stringify([text, problems]));
  assert.deepEqual(document.refusals, [], text);
  return document.root ? dataOf(document.root) : {};
}

const commentsIn = (text: string) =>
  parseYaml(text).documents[0]?.comments.map(({ span }) => text.slice(span.start, span.end)) ?? [];

const runs = Number(process.env['RUNS'] ?? 3000);
let made = 0;
let refused = 0;
function check(text: string, before: PatchValue, change: Change): void {
  if (change.op === 'quote') fc.pre(get(before, change.route) !== null);
  const wanted = changed(before, change);
  const edits = yamlEdits(text, 0, change);
  const show = JSON.stringify([text, change], null, 1);
  if (isPatchProblem(edits)) {
    refused++;
    assert.ok(wanted === REFUSED || edits.problem === 'style', `${show}\n${JSON.stringify(edits)}`);
    return;
  }
  made++;
  const after = applyEdits(text, edits);
  assert.ok(wanted !== REFUSED, `${show}\n--- not refused:\n${after}`);
  assert.ok(
    same(read(after), wanted),
    `${show}\n--- after:\n${after}\n${JSON.stringify(read(after))}\n--- wanted:\n${JSON.stringify(wanted)}`,
  );
  assert.ok(keepsComments(text, commentsIn(text), commentsIn(after), edits), `${show}\n--- comments:\n${after}`);
  if (change.op === 'set' || change.op === 'quote') assert.deepEqual(yamlEdits(after, 0, change), [], `again: ${show}`);
}

describe('properties of patches in YAML', function () {
  this.timeout(120_000);

  it('does what is wanted and nothing else, in random trees of all styles', () => {
    const cases = map
      .filter((data) => Object.keys(data).length > 0)
      .chain((data) => fc.tuple(fc.constant(data), yamlText(data), changeOf(data, KEYS, value)));
    fc.assert(
      fc.property(cases, ([, text, change]) => {
        check(text, read(text), change);
      }),
      { numRuns: runs },
    );
    assert.ok(made * 3 > refused, `${made} made, ${refused} refused`);
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
    const style = fc.constantFrom('BLOCK_LITERAL', 'BLOCK_FOLDED', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN');
    const cuts = fc.array(fc.tuple(fc.nat(1000), fc.nat(6), content), { maxLength: 2 });
    const route = fc.constantFrom<Route[]>(['a', 'b'], ['a', 'c', 0], ['a', 'c', 1], ['d'], ['e', 'f']);
    fc.assert(
      fc.property(content, style, end, fc.boolean(), cuts, route, (value, type, lineBreak, isCut, wanted, at) => {
        const data = { a: { b: value, c: [value, value] }, d: value, e: { f: value } };
        const text = styled(data, type, lineBreak, isCut);
        const { documents, problems } = parseYaml(text);
        fc.pre(problems.length === 0 && documents[0]?.refusals.length === 0); // Helm refuses some texts of that package
        const before = read(text);
        const old = get(before, at);
        fc.pre(typeof old === 'string');
        const inner = editsOf(old, wanted);
        const edits = yamlTextEdits(text, 0, at, () => inner);
        assert.ok(!isPatchProblem(edits), text);
        const after = applyEdits(text, edits);
        const result = changed(before, { op: 'set', route: at, value: applyEdits(old, inner) });
        assert.ok(same(read(after), result), JSON.stringify([text, at, inner, after, read(after), result], null, 1));
      }),
      { numRuns: runs },
    );
  });
});

/** Data as the `yaml` package writes it, all texts in one style. */
function styled(data: object, type: string, lineBreak: string, isCut: boolean): string {
  const document = new Document(data);
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key') Object.assign(node, { type });
    },
    Map(_, node) {
      if (type !== 'BLOCK_LITERAL' && type !== 'BLOCK_FOLDED' && node !== document.contents) node.flow = isCut;
    },
  });
  const text = document.toString({ lineWidth: 20 });
  return (isCut ? text.trimEnd() : text).replaceAll('\n', lineBreak);
}

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
