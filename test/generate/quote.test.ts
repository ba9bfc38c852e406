import assert from 'node:assert/strict';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { tomlText, tplText, yamlBlock, yamlText } from '../../src/generate/quote.ts';
import { dataOf } from '../../src/model/patch-value.ts';
import type { PatchValue } from '../../src/model/patch.ts';
import { parseToml } from '../../src/toml/index.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { rendered } from '../template/go/render.ts';
import { NASTY } from './nasty.ts';

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('{', '}', '"', "'", '\n', '#', '\\', ' ', ':', '-', 'a', '`', '|', '\r', '\t') }),
);
const key = text.filter((name) => name !== '__proto__');
const { data } = fc.letrec<{ data: PatchValue }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.boolean(),
    fc.integer(),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(key, tie('data'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** What our reader and another one read. */
function readYaml(source: string): unknown {
  const { documents, problems } = parseYaml(source);
  assert.deepEqual(problems, []);
  const ours = dataOf(documents[0]!.root!);
  assert.deepEqual(load(source), ours);
  return ours;
}

function readToml(source: string): unknown {
  const { variants, problems } = parseToml(source, { version: '1.0', templates: true });
  assert.deepEqual(problems, []);
  const ours = dataOf(variants[0]!.root);
  assert.deepEqual(getStaticTOMLValue(parseTOML(source)), ours);
  return ours;
}

describe('quoting', () => {
  it('writes any data as YAML on one line', () =>
    fc.assert(
      fc.property(data, (value) => assert.deepEqual(readYaml(`a: ${yamlText(value)}\nb: 1\n`), { a: value, b: 1 })),
    ));

  it('writes any data as YAML in lines', () =>
    fc.assert(
      fc.property(data, (value) =>
        assert.deepEqual(readYaml(`x:\n  a:${yamlBlock(value, 4)}\n  b: 1\n`), { x: { a: value, b: 1 } }),
      ),
    ));

  it('writes any data as TOML, also where templates are run', () =>
    fc.assert(
      fc.property(fc.oneof(text, fc.array(text), fc.dictionary(key, text, { noNullPrototype: true })), (value) =>
        assert.deepEqual(readToml(`a = ${tomlText(value)}\nb = 1\n`), { a: value, b: 1 }),
      ),
    ));

  it('writes TOML that a literal block of YAML and tpl leave as it is', () =>
    fc.assert(
      fc.property(text, (value) => {
        const toml = `a = ${tomlText(value)}\n`;
        assert.doesNotMatch(toml, /\{\{/);
        assert.match(yamlBlock(toml, 4), /^ \|\n/);
        assert.deepEqual(readYaml(`config:${yamlBlock(toml, 4)}\n`), { config: toml });
      }),
    ));

  it('writes text of which tpl makes that text', () =>
    fc.assert(fc.property(text, (value) => assert.equal(rendered(tplText(value)), value))));

  it('puts the replacement character for half a character', () => {
    assert.equal(yamlText('a\ud800'), 'a\ufffd');
    assert.equal(tomlText('\udc00'), '"\ufffd"');
  });
});
