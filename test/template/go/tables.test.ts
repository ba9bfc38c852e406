import assert from 'node:assert/strict';
import { builtins } from '../../../src/template/go/functions/builtins.ts';
import { comparison } from '../../../src/template/go/functions/comparison.ts';
import { defaults } from '../../../src/template/go/functions/defaults.ts';
import { dicts } from '../../../src/template/go/functions/dicts.ts';
import { encodings } from '../../../src/template/go/functions/encodings.ts';
import { helm } from '../../../src/template/go/functions/helm.ts';
import { functionNamed } from '../../../src/template/go/functions/index.ts';
import { lists } from '../../../src/template/go/functions/lists.ts';
import { numbers } from '../../../src/template/go/functions/numbers.ts';
import { opaque } from '../../../src/template/go/functions/opaque.ts';
import { patterns } from '../../../src/template/go/functions/patterns.ts';
import { strings } from '../../../src/template/go/functions/strings.ts';

const tables = [builtins, comparison, defaults, dicts, encodings, helm, lists, numbers, opaque, patterns, strings];

describe('tables of functions', () => {
  const names = tables.flatMap((table) => Object.keys(table()));

  it('have each name once', () => assert.equal(new Set(names).size, names.length));
  it('are all searched', () =>
    assert.deepEqual(
      [...names].filter((name) => functionNamed(name) === undefined),
      [],
    ));
  it('have nothing of what every object has', () => assert.equal(functionNamed('constructor'), undefined));
});
