import assert from 'node:assert/strict';
import { globSync } from 'tinyglobby';
import { inTurn } from '../../scripts/mutate/in-turn.ts';
import { type Mutant, mutantsOf, mutated } from '../../scripts/mutate/mutants.ts';
import { STAGES } from '../../scripts/mutate/rooms.ts';
import { syntaxTrees, textsBelow } from '../../scripts/syntax-trees.ts';
import { Random } from '../fuzz/random.ts';

/** The texts of all mutants of a file. */
function textsOf(source: string): readonly string[] {
  const [tree] = syntaxTrees({ 'a.ts': source }).values();
  return mutantsOf('a.ts', tree!).map((mutant) => mutated(source, mutant));
}

describe('mutants', () => {
  for (const [source, ...mutants] of [
    ['a < b;', '{}', 'a <= b;'],
    ['a >= b;', '{}', 'a > b;'],
    ['a === b;', '{}', 'a !== b;'],
    ['a && b;', '{}', 'a || b;'],
    ['a - b;', '{}', 'a + b;'],
    ['a += b;', '{}', 'a -= b;'],
    ['const a = true;', 'const a = false;'],
    ['const a = 7;', 'const a = 8;', 'const a = 6;'],
    ["const a = 'b';", "const a = '';"],
    ['const a = [b, c];', 'const a = [];'],
    ['const a = !b;', 'const a = b;'],
    ['const a = b ? c : d;', 'const a = !(b) ? c : d;'],
    ['if (a) b();', 'if (!(a)) b();', 'if (a) {}'],
    ['for (;;) continue;', 'for (;;) {}'],
    ['function a(): b | undefined { return c; }', 'function a(): b | undefined { return undefined; }'],
  ] as const)
    it(`of ${source}`, () => assert.deepEqual(textsOf(source), mutants));

  for (const source of [
    "import a from 'b';",
    "export * from 'b';",
    "type A = 'b' | 1;",
    "interface A { b: 'c' }",
    "const a: 'b' = b;",
    "const a = { 'b-c': d, 1: e };",
    "const a = '' + b;",
    'const a = `b` + c;',
    "const a = [], b = '';",
    'function a(): b { return c; }',
    'function a(): b | undefined { return undefined; }',
  ])
    it(`are none of ${source}`, () => assert.deepEqual(textsOf(source), []));

  it('of a room all differ from its sources', () => {
    const texts = textsBelow('src/text', /\.ts$/);
    const all = [...syntaxTrees(texts)].flatMap(([file, tree]) => mutantsOf(file, tree));
    assert.ok(all.length > 300);
    for (const mutant of all) assert.notEqual(mutated(texts[mutant.file]!, mutant), texts[mutant.file]);
  });
});

describe('the order of mutants', () => {
  const all = ['a', 'b', 'c'].flatMap((file, index) =>
    Array.from({ length: 10 * (index + 1) }, (_, n): Mutant => ({ file, span: { start: n, end: n }, text: '' })),
  );
  const chosen = (count: number, seed: number) => inTurn(all, new Random(seed)).slice(0, count);

  it('is the same for the same seed', () => assert.deepEqual(chosen(20, 5), chosen(20, 5)));
  it('is another for another seed', () => assert.notDeepEqual(chosen(20, 5), chosen(20, 6)));
  it('takes of each file as many', () => {
    const files = chosen(12, 5).map(({ file }) => file);
    assert.equal(files.toSorted().join(''), 'aaaabbbbcccc');
  });
  it('takes each once, and all where there are no more', () => {
    assert.equal(new Set(chosen(60, 5)).size, 60);
    assert.equal(chosen(100, 5).length, 60);
  });
});

describe('the tests of the rooms', () => {
  for (const [room, stages] of Object.entries(STAGES))
    it(`of ${room} are there`, () => {
      assert.notDeepEqual(globSync(`src/${room}/*.ts`), []);
      for (const pattern of stages.flat())
        assert.notDeepEqual(globSync(pattern, { braceExpansion: false }), [], pattern);
    });
});
