import assert from 'node:assert/strict';
import { parseToml } from '../../src/toml/parse.ts';

/** Languages of the problems of a text. */
function languages(text: string): string[] {
  const { problems } = parseToml(text, { version: '1.1', templates: true, terraform: true });
  return [...new Set(problems.map(({ language }) => language))];
}

describe('toml limits', () => {
  for (const depth of [201, 3_000, 20_000]) {
    it(`refuses ${depth} nested arrays`, () =>
      assert.deepEqual(languages(`a = ${'['.repeat(depth)}${']'.repeat(depth)}`), ['limit']));
    it(`refuses ${depth} nested inline tables`, () =>
      assert.deepEqual(languages(`a = ${'{a='.repeat(depth)}1${'}'.repeat(depth)}`), ['limit']));
    it(`refuses ${depth} parts in a key`, () => assert.deepEqual(languages(`a${'.a'.repeat(depth)} = 1`), ['limit']));
    it(`refuses ${depth} parts in a header`, () => assert.deepEqual(languages(`[a${'.a'.repeat(depth)}]`), ['limit']));
  }
  it('reads 200 nested arrays', () => assert.deepEqual(languages(`a = ${'['.repeat(200)}${']'.repeat(200)}`), []));
  it('adds up dotted keys and inline tables', () =>
    assert.deepEqual(languages(`a = ${`{${'b.'.repeat(20)}b = `.repeat(20)}1${'}'.repeat(20)}`), ['limit']));
  it('reads on after a statement that is nested too deep', () => {
    const { variants } = parseToml(`a = ${'['.repeat(300)}\nb = 1`, { version: '1.1', templates: false });
    assert.deepEqual(
      variants[0]?.root.entries.map(({ key }) => key),
      ['b'],
    );
  });
  it('refuses conditions without end', () =>
    assert.ok(languages('{{ if .x }}'.repeat(20_000) + '{{ end }}'.repeat(20_000)).includes('limit')));
  it('refuses a token that is too long for the parser', () =>
    assert.deepEqual(languages(`a = '${'x'.repeat(900_000)}'`), ['limit']));
  it('reads plain text of any length', () => assert.deepEqual(languages(`a = "${'x'.repeat(900_000)}"`), []));
  it('is not led to quadratic work by openings without end', () => {
    for (const opening of [
      '{{',
      '{{/*\n',
      '{{ "\n',
      '${',
      'a=${\n',
      '"""\n',
      'a = [\n',
      'a = "\n',
      "a = '''\n",
      '\r',
    ]) {
      assert.ok(languages(opening.repeat(20_000)).length > 0, opening);
    }
  });
});
