import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultsFrom, nodeOf } from '../../src/document/defaults.ts';
import { helmValues } from '../../src/document/helm-values.ts';
import { LayeredView } from '../../src/document/view.ts';
import { input, plain } from '../document/layers.ts';
import { userLayers } from '../../src/document/user-layers.ts';

interface Values {
  [key: string]: Value;
}
type Value = null | boolean | number | string | Value[] | Values;

function isMap(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Files among each other: maps merge, all else replaces, null too. */
function merge(lower: Values, upper: Values): Values {
  const merged: Values = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    const below = merged[key];
    merged[key] = isMap(value) && isMap(below) ? merge(below, value) : value;
  }
  return merged;
}

/** Files over the defaults: null takes a default away; a nested one only if that is not null itself. */
function coalesce(given: Values, defaults: Values, isRoot: boolean): Values {
  const values: Values = { ...given };
  for (const [key, value] of Object.entries(defaults)) {
    const over = given[key];
    if (over === undefined) values[key] = value;
    else if (over === null && (isRoot || value !== null)) delete values[key];
    else if (isMap(over) && isMap(value)) values[key] = coalesce(over, value, false);
  }
  return values;
}

const KEYS = ['a', 'b', 'c'];
const values = fc.letrec<{ value: Value; values: Values }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Value>(null, 1, 'x', false, [], [null, { a: null }]),
    tie('values'),
  ),
  values: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3, noNullPrototype: true }),
})).values;
const files = fc.array(values, { maxLength: 4 });

function viewOf(texts: readonly Values[], defaults: Values, sets: readonly string[] = []): LayeredView {
  const given = userLayers(
    input(
      texts.map((text) => JSON.stringify(text)),
      sets,
    ),
  );
  assert.ok(given.is === 'layers', 'message' in given ? given.message : '');
  const source = defaultsFrom({ kind: 'chart-default', version: '0.92.0' });
  return new LayeredView([...given.layers, { node: nodeOf(defaults), source }], { parent: null });
}

describe('layers of any values', () => {
  it('merge as Helm documents it', () => {
    fc.assert(
      fc.property(files, values, (texts, defaults) => {
        const expected = coalesce(
          texts.reduce((lower, upper) => merge(lower, upper), {}),
          defaults,
          true,
        );
        assert.deepEqual(plain(helmValues(viewOf(texts, defaults))), expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('know from which file every value is', () => {
    fc.assert(
      fc.property(files, values, (texts, defaults) => {
        const view = viewOf(texts, defaults);
        for (const key of KEYS) {
          const last = texts.findLastIndex((text) => key in text);
          const { file } = view.at(key).place;
          assert.equal(file, last < 0 ? null : `values-${last + 1}.yaml`);
        }
      }),
    );
  });

  it('hold a value that is set, and everything else as before', () => {
    fc.assert(
      fc.property(files, values, fc.constantFrom(...KEYS), (texts, defaults, key) => {
        const before = plain(helmValues(viewOf(texts, defaults)));
        const after = plain(helmValues(viewOf(texts, defaults, [`--set ${key}=set`])));
        assert.deepEqual(after, { ...(before as Values), [key]: 'set' });
      }),
    );
  });
});
