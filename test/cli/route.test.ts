import assert from 'node:assert/strict';
import { route } from '../../src/cli/route.ts';

const COMMANDS = ['lint', 'fix'] as const;

describe('the command of a command line', () => {
  for (const [argv, command, rest] of [
    ['a.yaml b.yaml', 'lint', 'a.yaml b.yaml'],
    ['lint a.yaml', 'lint', 'a.yaml'],
    ['lint fix', 'lint', 'fix'],
    ['fix --write a.yaml', 'fix', '--write a.yaml'],
    ['-', 'lint', '-'],
    ['--format json a.yaml', 'lint', '--format json a.yaml'],
    ['./lint', 'lint', './lint'],
    ['-- lint', 'lint', '-- lint'],
    ['-- --help', 'lint', '-- --help'],
    ['C:\\x\\a.yaml', 'lint', 'C:\\x\\a.yaml'],
    ['dir:with:colon/a.yaml', 'lint', 'dir:with:colon/a.yaml'],
    ['toString', 'lint', 'toString'],
  ] as const)
    it(`is ${command} in: ${argv}`, () =>
      assert.deepEqual(route(argv.split(' '), COMMANDS), { command, rest: rest.split(' ') }));

  it('is lint in an empty one', () => assert.deepEqual(route([], COMMANDS), { command: 'lint', rest: [] }));

  for (const [argv, command] of [
    ['--help', undefined],
    ['-h', undefined],
    ['help', undefined],
    ['help lint', 'lint'],
    ['--help lint', 'lint'],
    ['help nope', undefined],
    ['lint --help', 'lint'],
    ['lint a.yaml -h', 'lint'],
    ['a.yaml --help', 'lint'],
  ] as const)
    it(`asks for help in: ${argv}`, () =>
      assert.deepEqual(route(argv.split(' '), COMMANDS), { show: 'help', command }));

  for (const argv of ['--version', '-v'])
    it(`asks for the version in: ${argv}`, () => assert.deepEqual(route([argv], COMMANDS), { show: 'version' }));
});
