import assert from 'node:assert/strict';
import { parseYaml } from '../../src/yaml/parse.ts';

/** What the limits say: the languages of the problems, and the root. */
function limits(text: string): [string[], unknown] {
  const { documents, problems } = parseYaml(text);
  return [problems.map(({ language }) => language), documents[0]?.root];
}

const levels = (count: number) => `a: ${'['.repeat(count - 1)}${']'.repeat(count - 1)}`;
const list = (anchor: string, item: string, count: number) =>
  `${anchor}: &${anchor} [${Array(count).fill(item).join(', ')}]\n`;

const MOST_BYTES = 5 * 1024 * 1024;

describe('limits of YAML', () => {
  it('reads 200 levels, not 201', () => {
    assert.deepEqual(limits(levels(200))[0], []);
    assert.deepEqual(limits(levels(201)), [['limit'], null]);
  });

  it('reads a scalar under 200 levels of block maps', () => {
    const text = Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    assert.deepEqual(limits(`${text} x`)[0], []);
  });

  for (const opener of ['[', '{', '- ', '? ', '[{', '{a: ']) {
    it(`refuses 20,000 times ${opener}`, () => {
      assert.deepEqual(limits(opener.repeat(20_000)), [['limit'], null]);
    });
  }

  it('refuses depth behind another fault', () => {
    assert.deepEqual(limits(`a: b: c\nd: ${'['.repeat(20_000)}`)[0], ['yaml', 'limit']);
  });

  it('counts levels through aliases', () => {
    const chain = Array.from({ length: 201 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '' : `*a${i - 1}`}]`);
    assert.deepEqual(limits(chain.join('\n')), [['limit'], null]);
  });

  it('counts an empty collection that an alias stands for as a level', () => {
    for (const empty of ['[]', '{}']) {
      const through = (count: number) => `a: &a ${empty}\nb: ${'['.repeat(count)}*a${']'.repeat(count)}`;
      assert.deepEqual(limits(through(198))[0], []);
      assert.deepEqual(limits(through(199)), [['limit'], null]);
    }
  });

  it('reads thousands of brackets that close in the column of their key', () => {
    assert.deepEqual(limits(Array.from({ length: 5000 }, (_, i) => `a${i}: [\n  1\n]\n`).join(''))[0], []);
  });

  it('reads hundreds of aliases', () => {
    assert.deepEqual(limits(`a: &a {b: 1}\nc:\n${'  - *a\n'.repeat(500)}`)[0], []);
  });

  it('counts what an alias stands for, not what stands before that', () => {
    assert.deepEqual(limits(`a: [${'1, '.repeat(2000)}]\n${list('b', '1', 1)}c: [${'*b, '.repeat(300)}]`)[0], []);
  });

  it('refuses aliases that multiply', () => {
    const bomb = Array.from({ length: 9 }, (_, i) => list(`a${i + 1}`, `*a${i}`, 9)).join('');
    assert.deepEqual(limits(list('a0', 'x', 9) + bomb), [['limit'], null]);
  });

  it('refuses merges that multiply', () => {
    const merges = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}]}\n`).join('');
    assert.deepEqual(limits(`a0: &a0 {x: 1, y: 2}\n${merges}`), [['limit'], null]);
  });

  it('refuses a file of more than 5 MB, counted in UTF-8', () => {
    assert.deepEqual(limits(`a: ${'x'.repeat(6_000_000)}`), [['limit'], null]);
    assert.deepEqual(limits(`a: ${'é'.repeat(3_000_000)}`), [['limit'], null]);
    assert.deepEqual(limits(`a: ${'é'.repeat(2_000_000)}`)[0], []);
  });

  for (const [character, bytes] of [
    ['~', 1],
    ['\x7f', 1],
    ['\x80', 2],
    ['\xa0', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\ud7ff', 3],
    ['\ue000', 3],
    ['\u{103ff}', 4],
    ['\u{10fc00}', 4],
  ] as const)
    it(`counts ${bytes} bytes for U+${character.codePointAt(0)?.toString(16)}`, () => {
      const count = Math.floor((MOST_BYTES - 2) / bytes);
      const most = `# ${character.repeat(count)}${'x'.repeat(MOST_BYTES - 2 - count * bytes)}`;
      assert.deepEqual([limits(most)[0], limits(`${most} `)[0]], [[], ['limit']]);
    });

  it('says what is beyond a limit, and where', () => {
    const said = (text: string) => parseYaml(text).problems.map(({ span, message, hint }) => [span, message, hint]);
    assert.deepEqual(said(' '.repeat(MOST_BYTES + 1)), [
      [{ start: 0, end: 0 }, 'the file is larger than 5 MB and was not read', undefined],
    ]);
    const aliases = `${list('a', 'x', 100)}b: &b [${Array(100).fill('*a').join()}]\nc: [${Array(100).fill('*b').join()}]`;
    const [problem] = parseYaml(aliases).problems;
    assert.match(problem?.message ?? '', /Helm refuses it \(excessive aliasing\)/);
    assert.match(problem?.hint ?? '', /write out what is repeated/);
  });

  it('points at the bracket that is too deep', () => {
    for (const text of [levels(201), levels(20_000)])
      assert.deepEqual(
        parseYaml(text).problems.map(({ span, message }) => [text.slice(span.start, span.end), message]),
        [['[', 'maps and lists lie more than 200 levels deep here; the file was not read']],
      );
  });

  it('looks for faults until it has read ten million characters', () => {
    const text = `${'a: b: c\n'.repeat(6)}#`.padEnd(2_500_000, '-');
    assert.equal(parseYaml(text).problems.length, 4);
  });

  it('gives up on loose quotes that cost too much: all is read again for each', () => {
    const loose = (count: number) => `${'a: "x\ny"\n'.repeat(count)}#`.padEnd(2_000_000, '-');
    assert.deepEqual([limits(loose(5))[0], limits(loose(6))[0]], [[], ['yaml']]);
  });

  it('keeps 100,000 duplicates', () => {
    assert.equal(parseYaml('a: 1\n'.repeat(100_001)).documents[0]?.duplicates.length, 100_000);
  });
});
