import assert from 'node:assert/strict';
import { textsBelow } from '../../scripts/syntax-trees.ts';
import { constraintOf } from '../../src/text/semver.ts';
import { type Expression, dangers, expressionsIn } from './regexes.ts';

/** Expressions that may take more than linear time, and why that does no harm. */
const ACCEPTED: readonly { readonly file: string; readonly begin: string; readonly why: string }[] = [
  { file: 'src/text/semver.ts', begin: '/\\s*(v?', why: 'constraintOf refuses texts of more than 512 units before' },
  { file: 'src/text/semver.ts', begin: '/\\s*(=|!=', why: 'constraintOf refuses texts of more than 512 units before' },
];

/** Expressions that are made when the program runs, and why they are linear. */
const MADE: readonly { readonly file: string; readonly written: string; readonly why: string }[] = [
  {
    file: 'src/template/go/regex.ts',
    written: "new RegExp(translation.source, 'gu')",
    why: 'patterns of users: functions/patterns.ts bounds the steps by the length of the text before it matches',
  },
  {
    file: 'src/text/secret-keys.ts',
    written: "new RegExp([MAYBE_KEY, MAYBE_FORM, MAYBE_VALUE].map(({ source }) => source).join('|'), 'gi')",
    why: 'one of three expressions, each of which is looked at here',
  },
  { file: 'src/yaml/patch/move.ts', written: 'new RegExp(`^ {0,${-by}}`)', why: 'anchored, one quantifier, a number' },
];

function isAccepted({ file, written }: Expression): boolean {
  return ACCEPTED.some((accepted) => accepted.file === file && written.startsWith(accepted.begin));
}

function dangersIn(text: string): readonly string[] {
  return expressionsIn({ 'planted.ts': text }).flatMap(dangers);
}

describe('regular expressions', () => {
  let all: readonly Expression[] = [];
  before(() => {
    all = expressionsIn(textsBelow('src', /(?<!\.d)\.[jt]s$/));
  });

  it('of the sources are all found', () => assert.ok(all.length > 600));

  it('take linear time', () => {
    const dangerous = all
      .filter((expression) => !isAccepted(expression))
      .flatMap((expression) =>
        dangers(expression).map((danger) => `${expression.file}: ${expression.written} is ${danger}`),
      );
    assert.equal(dangerous.join('\n'), '');
  });

  it('are accepted only where they need it', () => {
    const needed = all.filter((expression) => isAccepted(expression) && dangers(expression).length > 0);
    assert.equal(needed.length, ACCEPTED.length);
  });

  it('of versions never see a long text', () => {
    assert.ok(constraintOf(' '.repeat(511) + '1'));
    assert.equal(constraintOf(' '.repeat(512) + '1'), undefined);
  });

  it('are made while the program runs only where that is known', () =>
    assert.deepEqual(
      all.filter(({ literal }) => literal === undefined).map(({ file, written }) => [file, written]),
      MADE.map(({ file, written }) => [file, written]),
    ));
});

describe('the search for regular expressions that are not linear', () => {
  it('finds exponential time', () =>
    assert.deepEqual(dangersIn('const a = /^(a+)+$/;'), ['exponential (Self) in "a"']));
  it('finds polynomial time', () => assert.deepEqual(dangersIn('const a = /^a*a*$/;'), ['polynomial (Trade) in "a"']));
  it('finds what is tried from each start anew', () =>
    assert.deepEqual(dangersIn('f(/a+$/);'), ['polynomial (Move) in "a"']));
  it('is silent where no start but one is tried', () => {
    assert.deepEqual(dangersIn('f(/a+b/y); f(/^a+b/); f(/(?<!a)a+b/);'), []);
  });
  it('is silent where the repetition is bounded', () => assert.deepEqual(dangersIn('f(/a{0,20}b/);'), []));
  for (const made of [
    "new RegExp('^(a+)+$')",
    "RegExp('^(a+)+$', 'g')",
    'new RegExp(`^(a+)+$`)',
    "const part = '(a+)'; new RegExp(`^${part}+$`)",
    "const flags = 'i'; new RegExp('^(a' + '+)+$', flags)",
    'const part = `(a+)`, whole = `^${part}+$`; new RegExp(whole)',
  ])
    it(`reads ${made}`, () => assert.match(dangersIn(made).join(), /^exponential \(Self\)/));
  for (const made of ['new RegExp(given)', "new RegExp('a', flags())", 'new RegExp(`${1 + 1}`)'])
    it(`knows that ${made} is made while the program runs`, () =>
      assert.deepEqual(
        expressionsIn({ 'planted.ts': made }).map(({ literal }) => literal),
        [undefined],
      ));
  it('does not guess which of two declarations a name means', () =>
    assert.deepEqual(
      expressionsIn({ 'planted.ts': "{ const a = 'b'; } { const a = 'c'; new RegExp(a); }" })[0]?.literal,
      undefined,
    ));
});
