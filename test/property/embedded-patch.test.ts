import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyPatches } from '../../src/document/patch/index.ts';
import { isPatchProblem, type PatchValue } from '../../src/model/patch.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { tomlEdits } from '../../src/toml/patch/index.ts';
import { get, same } from '../yaml/patch/oracle.ts';
import { changeOf } from './patch-cases.ts';
import { check, TOML, TOML_OPTIONS, YAML } from './patch-checks.ts';
import { STYLES, styled } from './styled.ts';
import { tomlText } from './toml-text.ts';

const KEYS = ['concurrent', 'runners', 'kubernetes', 'image', 'a.b'];
const scalar = fc.constantFrom<PatchValue>('x', "it's", 'say "hi"', 'a\nb\n', 1, true);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.dictionary(fc.constantFrom(...KEYS), scalar));
const runner = fc.dictionary(fc.constantFrom('kubernetes', 'cache'), fc.dictionary(fc.constantFrom(...KEYS), value));
const config = fc.record({ concurrent: scalar, runners: fc.array(runner, { maxLength: 2 }) });
const read = (text: string) => YAML.read(text)?.data;

const cases = config.chain((data) =>
  fc.record({
    toml: tomlText(data).filter((text) => !text.includes('\r')),
    change: changeOf(data, KEYS, value),
    styles: fc.tuple(fc.constantFrom(...STYLES), fc.constantFrom(...STYLES)),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    isCut: fc.boolean(),
  }),
);

describe('properties of patches in texts within texts', function () {
  this.timeout(120_000);

  it('carries changes of TOML through YAML in every style', () => {
    let made = 0;
    fc.assert(
      fc.property(cases, ({ toml, change, styles: [style], lineBreak, isCut }) => {
        const text = styled({ runners: { config: toml, tags: toml }, other: toml }, style, lineBreak, isCut);
        const before = read(text);
        const config = get(before, ['runners', 'config']);
        fc.pre(typeof config === 'string'); // Helm refuses some texts of the package that writes them
        const { route, ...operation } = change;
        const result = applyPatches('v.yaml', text, [
          { ...operation, at: { route: ['runners', 'config'], innerRoute: route } },
        ]);
        const edits = tomlEdits(config, TOML_OPTIONS, change);
        if (isPatchProblem(edits)) return assert.deepEqual(result, edits);
        assert.ok(!isPatchProblem(result), text);
        made++;
        const wanted = applyEdits(config, edits);
        assert.ok(
          same(read(result.text), {
            runners: { config: wanted, tags: get(before, ['runners', 'tags']) },
            other: get(before, ['other']),
          }),
          JSON.stringify([text, change, result.text], null, 1),
        );
        assert.equal(applyEdits(text, result.edits), result.text);
      }),
      { numRuns: 1500 },
    );
    assert.ok(made > 500);
  });

  it('carries changes of TOML through YAML in a string of YAML', () => {
    let made = 0;
    fc.assert(
      fc.property(cases, ({ toml, change, styles: [inner, outer], lineBreak, isCut }) => {
        const values = styled({ runners: { config: toml }, tags: 'a' }, inner, '\n', false);
        const text = styled({ spec: { helm: { values }, project: 'p' } }, outer, lineBreak, isCut);
        const at: readonly string[] = ['spec', 'helm', 'values'];
        const held = get(read(text), at);
        fc.pre(typeof held === 'string' && typeof get(read(held), ['runners', 'config']) === 'string');
        const { route, ...operation } = change;
        const result = applyPatches('a.yaml', text, [
          { ...operation, at: { route: at, via: [['runners', 'config']], innerRoute: route } },
        ]);
        const direct = applyPatches('v.yaml', held, [
          { ...operation, at: { route: ['runners', 'config'], innerRoute: route } },
        ]);
        if (isPatchProblem(direct)) return assert.deepEqual(result, direct);
        assert.ok(!isPatchProblem(result), text);
        made++;
        assert.ok(
          same(read(result.text), { spec: { helm: { values: direct.text }, project: 'p' } }),
          JSON.stringify([text, change, result.text], null, 1),
        );
      }),
      { numRuns: 1500 },
    );
    assert.ok(made > 500);
  });

  for (const file of [
    'examples/broken/values.yaml',
    'examples/good/values.yaml',
    'examples/2020-setup/values.yaml',
    'test/fixtures/bench/values.yaml',
  ]) {
    it(`does what is wanted and nothing else in ${file}`, () => {
      const text = readFileSync(file, 'utf8');
      const data = YAML.read(text)?.data ?? assert.fail();
      const toml = get(data, ['runners', 'config']);
      const run = (language: typeof YAML, source: string) => {
        const found = language.read(source)?.data ?? assert.fail();
        fc.assert(
          fc.property(
            changeOf(found, KEYS, value),
            (change) => void check(language, source, change, ['style', 'value', 'shared', 'template']),
          ),
          { numRuns: 300 },
        );
      };
      run(YAML, text);
      if (typeof toml === 'string' && TOML.read(toml)) run(TOML, toml);
    });
  }
});
