import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPatchProblem, type Change, type PatchValue } from '../../src/model/patch.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { parseToml } from '../../src/toml/index.ts';
import { tomlEdits } from '../../src/toml/patch/index.ts';
import { changed, REFUSED, same } from '../yaml/patch/oracle.ts';
import { changeOf, dataOf, keepsComments } from './patch-cases.ts';
import { tomlText } from './toml-text.ts';

const OPTIONS = { version: '1.1', templates: true } as const;
const KEYS = ['a', 'b', 'c', 'runners', 'x.y'];
const STRINGS = ['x', '', "it's", 'say "hi"', 'a\\b', '  x\n# y\n', '"', 'z\n'];
const scalar = fc.oneof(
  fc.constantFrom(...STRINGS),
  fc.integer({ min: -5, max: 1000 }),
  fc.boolean(),
  fc.constant(1.5),
);
const value = fc.letrec<{ value: PatchValue; table: PatchValue }>((tie) => ({
  table: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3 }),
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(tie('table'), { maxLength: 3 }) },
    { weight: 2, arbitrary: tie('table') },
  ),
})).value;
const table = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 4 });

function read(text: string): { data: PatchValue; comments: string[] } {
  const { variants, problems, comments } = parseToml(text, OPTIONS);
  assert.deepEqual(problems, [], text);
  return {
    data: dataOf(variants[0]?.root ?? null),
    comments: comments.map(({ span }) => text.slice(span.start, span.end)),
  };
}

/** Tables and lists without content may go with what implied them. */
function filled(data: unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => filled(item) ?? {});
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).flatMap(([key, inner]) => {
    const kept = filled(inner);
    return kept === undefined || (Array.isArray(kept) && kept.length === 0) ? [] : [[key, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

let made = 0;
let given = 0;
function check(text: string, change: Change): void {
  const before = read(text);
  const wanted = changed(before.data, change);
  const edits = tomlEdits(text, OPTIONS, change);
  const show = `${text}\n${JSON.stringify(change)}`;
  if (isPatchProblem(edits)) {
    if (wanted !== REFUSED) given++;
    assert.ok(
      wanted === REFUSED || edits.problem === 'style' || edits.problem === 'value',
      `${show}\n${JSON.stringify(edits)}`,
    );
    return;
  }
  made++;
  const after = applyEdits(text, edits);
  assert.ok(wanted !== REFUSED, `${show}\n--- not refused:\n${after}`);
  const result = read(after);
  assert.ok(
    same(filled(result.data), filled(wanted)),
    `${show}\n--- after:\n${after}\n${JSON.stringify(result.data)}\n--- wanted:\n${JSON.stringify(wanted)}`,
  );
  assert.ok(keepsComments(text, before.comments, result.comments, edits), `${show}\n--- comments:\n${after}`);
  if (change.op === 'set' || change.op === 'quote')
    assert.deepEqual(tomlEdits(after, OPTIONS, change), [], `again: ${show}\n${after}`);
}

describe('properties of patches in TOML', function () {
  this.timeout(120_000);

  it('does what is wanted and nothing else, in random trees of all styles', () => {
    const cases = table
      .filter((data) => Object.keys(data).length > 0)
      .chain((data) => fc.tuple(tomlText(data), changeOf(data, KEYS, value)));
    fc.assert(
      fc.property(cases, ([text, change]) => check(text, change)),
      { numRuns: Number(process.env['RUNS'] ?? 3000) },
    );
    console.log({ made, given });
  });
});
