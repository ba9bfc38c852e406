import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CommandLine } from '../../src/cli/flags.ts';
import { LINT_FLAGS } from '../../src/commands/lint/flags.ts';
import { readCommandLine } from '../../src/commands/oclif.ts';
import { parseCommandLine } from '../../src/cli/parse.ts';

type Line = CommandLine<typeof LINT_FLAGS>;

const plain = (...argv: string[]) => parseCommandLine(argv, LINT_FLAGS);

async function byOclif(argv: readonly string[]): Promise<Line | undefined> {
  const line = await readCommandLine<typeof LINT_FLAGS>('lint', argv);
  return 'usage' in line ? undefined : line;
}

const flag = fc.constantFrom(...Object.keys(LINT_FLAGS), 'no-color', 'no-verbose', 'nope', 'n', '');
const value = fc.constantFrom(
  'json',
  'text',
  'error',
  'info',
  'all',
  'a.yaml',
  'x=y',
  '',
  '-',
  '--',
  '-h',
  '--verbose',
  '-5',
  '=',
);
const word = fc.oneof(
  { weight: 4, arbitrary: flag.map((name) => `--${name}`) },
  { weight: 2, arbitrary: fc.tuple(flag, value).map(([name, text]) => `--${name}=${text}`) },
  { weight: 4, arbitrary: value },
  { weight: 1, arbitrary: fc.constantFrom('-h', '-hx', '-x', '-5', '-5x', '-5=h', '-h=1', '---', '--=x', '-=') },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
);
const line = fc.oneof(
  fc.array(word, { maxLength: 5 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ['--format', 'json'],
          ['--format=text'],
          ['--rule', 'a=off'],
          ['--rule=b=info'],
          ['--verbose'],
          ['--no-color'],
          ['--changed'],
          ['--changed=main'],
        ),
        fc.constantFrom(['--fact', 'k=v'], ['--stdin-filepath', '-x'], ['--preset', 'all'], ['--'], ['a.yaml'], ['-']),
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.flat()),
);

describe('the plain parser', () => {
  it('agrees with oclif on every command line', async () => {
    await fc.assert(
      fc.asyncProperty(line, async (argv) => assert.deepEqual(plain(...argv), await byOclif(argv))),
      { numRuns: 2000 },
    );
  });

  it('reads flags and words in any order', () =>
    assert.deepEqual(plain('a.yaml', '--format', 'json', 'b.yaml', '--rule=x=off', '--rule', 'y=info', '-'), {
      flags: { format: ['json'], helm: '3', rule: ['x=off', 'y=info'] },
      words: ['a.yaml', 'b.yaml', '-'],
    }));

  it('takes everything behind -- for words', () =>
    assert.deepEqual(plain('--', 'fix', '--format', '--')?.words, ['fix', '--format', '--']));

  it('lets the last of several switches win', () => assert.equal(plain('--color', '--no-color')?.flags.color, false));

  it('takes no word for the value of a flag that needs none', () => {
    assert.deepEqual(plain('--changed', 'a.yaml')?.words, ['a.yaml']);
    assert.equal(plain('--changed', 'a.yaml')?.flags.changed, '');
    assert.equal(plain('--changed=main', 'a.yaml')?.flags.changed, 'main');
    assert.deepEqual(plain('--', '--changed')?.words, ['--changed']);
  });

  for (const argv of [
    ['--nope'],
    ['--changed', '--changed=main'],
    ['--fact', '--changed'],
    ['-x'],
    ['--format'],
    ['--fail-on', 'never'],
    ['--fail-on', 'error', '--fail-on', 'info'],
    ['--stdin-filepath', '--verbose'],
    ['--verbose=yes'],
    ['--no-verbose'],
  ])
    it(`refuses ${argv.join(' ')}`, () => assert.equal(plain(...argv), undefined));
});
