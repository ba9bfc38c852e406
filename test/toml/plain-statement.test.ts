import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTOML } from 'toml-eslint-parser';
import { plainStatement } from '../../src/toml/plain-statement.ts';
import type { PairSyntax, TableSyntax } from '../../src/toml/syntax.ts';

/** The parser's answer without what nobody uses; undefined where it refuses the text. Without a blank behind it, it finds a 0 to be empty. */
function parsed(text: string, tomlVersion: '1.0.0' | '1.1.0'): unknown {
  try {
    const [item, ...others] = parseTOML(`${text} `, { tomlVersion }).body[0].body;
    return item && others.length === 0 ? used(item) : undefined;
  } catch {
    return undefined;
  }
}

function used(item: TableSyntax | PairSyntax): unknown {
  const { type, range, key } = item;
  const parts = key.keys.map((part) => [part.type, part.range, part.type === 'TOMLBare' ? part.name : part.value]);
  const common = { type, range, key: key.range, parts };
  if (item.type === 'TOMLTable') return { ...common, kind: item.kind };
  const { value } = item;
  assert.ok(value.type === 'TOMLValue');
  const style = value.kind === 'string' ? [value.style, value.multiline] : [];
  const content = value.kind === 'integer' ? value.bigint : 'value' in value ? value.value : undefined;
  return { ...common, value: [value.kind, value.range, content, ...style] };
}

const characters = fc.constantFrom(...'abzAZ019_-.,:/=#[]{}"\'\\ \t\u00e9\u007f\u0000$@!~'.split(''));
const text = fc.string({ unit: characters, maxLength: 12 });
const bare = fc.oneof(fc.stringMatching(/^[\w-]{1,6}$/), text);
const dotted = fc.array(bare, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));
const quoted = text.map((inside) => `"${inside}"`);
const gap = fc.constantFrom('', ' ', '  ', '\t');
const scalar = fc.oneof(
  quoted,
  fc.constantFrom(
    'true',
    'false',
    'True',
    '0',
    '007',
    '-1',
    '1_000',
    '1.5',
    '1e3',
    'inf',
    '[]',
    '{}',
    '2020-01-01',
    "'x'",
  ),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
  text,
);
const header = fc.tuple(fc.constantFrom('[', '[['), dotted, fc.constantFrom(']', ']]')).map((parts) => parts.join(''));
const pair = fc
  .tuple(fc.oneof(bare, quoted, dotted), gap, fc.constant('='), gap, scalar)
  .map((parts) => parts.join(''));

describe('plainStatement', () => {
  it('gives what the parser gives, or nothing', () =>
    fc.assert(
      fc.property(fc.oneof(header, pair, text), fc.constantFrom('1.0.0', '1.1.0'), (statement, version) => {
        const plain = plainStatement(statement);
        if (plain) assert.deepEqual(used(plain), parsed(statement, version));
      }),
      { numRuns: 5000 },
    ));

  for (const statement of [
    '[[runners]]',
    '[runners.kubernetes]',
    'image = "debian:12"',
    '"a/b"="c"',
    'x = 0',
    'x = true',
  ])
    it(`reads ${statement}`, () => assert.ok(plainStatement(statement)));

  for (const statement of [
    'a.b = 1',
    'a = "\\n"',
    'a = "\u00e9"',
    "a = 'b'",
    'a = [1]',
    'a = 1 # b',
    '[[a]',
    '[ a ]',
    'a = 1.5',
  ])
    it(`leaves ${statement} to the parser`, () => assert.equal(plainStatement(statement), undefined));
});
