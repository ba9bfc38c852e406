import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { chartKeys, runnerKeys, type Key } from '../../src/knowledge/index.ts';
import { checkShape } from '../../src/schema/index.ts';
import { mapOf } from './nodes.ts';

const scalar = fc.oneof(
  fc.constantFrom('', 'x', 'true', 'false', 'no', '10', '15m', '1d', '2026-01-01T00:00:00Z', 'constructor'),
  fc.constantFrom(0, 1, -1, 3_000_000_000, 2.5, true, false),
);

/** Data that mostly follows the keys of a table, with wrong types and unknown keys strewn in. */
function dataFor(key: Key, type: string, depth: number): fc.Arbitrary<unknown> {
  const right = rightData(key, type, depth);
  const wrong = fc.oneof(scalar, fc.constant([]), fc.constant({}), fc.array(scalar, { maxLength: 2 }));
  return fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

function rightData(key: Key, type: string, depth: number): fc.Arbitrary<unknown> {
  if (depth > 5) return scalar;
  if (type.endsWith('[]')) return fc.array(dataFor(key, type.slice(0, -2), depth + 1), { maxLength: 2 });
  if (type.startsWith('map<'))
    return fc.dictionary(fc.constantFrom('a', '__proto__'), dataFor(key, type.slice(4, -1), depth + 1));
  return type === 'table' ? tableData(key, depth) : scalar;
}

function tableData(table: Key, depth: number): fc.Arbitrary<object> {
  const entries = [...table.keys.values()].map((key) => fc.tuple(fc.constant(key.name), fc.constant(key)));
  const one = fc
    .oneof(
      { weight: 30, arbitrary: fc.oneof(...entries) },
      { weight: 1, arbitrary: fc.constant(['bogus', table] as const) },
    )
    .chain(([name, key]) => fc.tuple(fc.constant(name), dataFor(key, key === table ? 'string' : key.type, depth + 1)));
  return fc.array(one, { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs));
}

function validatorOf(file: string): (data: unknown) => boolean {
  const schema = JSON.parse(readFileSync(new URL(`../../schemas/${file}`, import.meta.url), 'utf8')) as object;
  const ajv = new Ajv2020({ allowUnionTypes: true });
  return ajv.compile(schema) as (data: unknown) => boolean;
}

const CASES = [
  { document: 'values', version: '0.92.0', root: () => chartKeys().root },
  { document: 'config', version: '19.3', root: () => runnerKeys().root },
] as const;

describe('published schemas', () => {
  for (const { document, version, root } of CASES) {
    it(`say the same as checkShape: ${document}-${version}`, () => {
      const validate = validatorOf(`${document}-${version}.schema.json`);
      const judge = (data: object): void => {
        const problems = checkShape(mapOf(data), document, version);
        assert.equal(validate(data), problems.length === 0, JSON.stringify({ data, problems }));
      };
      fc.assert(fc.property(tableData(root(), 0), judge), { numRuns: 2000 });
    });
  }

  it('have no pattern that Go cannot read, as Helm takes them too', () => {
    const shapes = readFileSync(new URL('../../scripts/knowledge/data/shapes.json', import.meta.url), 'utf8');
    assert.doesNotMatch(shapes, /\(\?(?:[=!]|<[=!])/);
  });
});

describe('checkShape', () => {
  const anything = fc.dictionary(fc.string(), fc.anything({ maxDepth: 6, withNullPrototype: false }), { maxKeys: 5 });

  for (const { document, version } of CASES) {
    it(`never throws on ${document}`, () => {
      fc.assert(fc.property(anything, (data) => void checkShape(mapOf(data), document, version)));
    });
  }

  it('stays cheap with many unknown keys', () => {
    const keys = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`key${String(index)}`, 1]));
    assert.equal(checkShape(mapOf(keys), 'values', '0.92.0').length, 60_000);
  });
});
