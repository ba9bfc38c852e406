import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lintRelease, type LintedFile } from '../../../src/engine/lint.ts';
import { exampleFile } from '../../../src/explain/rule.ts';
import type { FormatName } from '../../../src/report/format.ts';
import { rules } from '../../../src/rules/index.ts';
import { finding, linted, skipped } from '../build.ts';
import { READERS, saidInJson, type Said } from './places.ts';
import { lint, NAMES, printed, reportOn } from './reports.ts';
import { assertValid, WITH_SCHEMA } from './schemas.ts';

/** The bad examples of all rules, each in a folder of its own. */
function badExamples(): readonly LintedFile[] {
  return rules.flatMap(({ id, examples }) =>
    examples.bad.map((example, index) => {
      const { file, text, besides: _, ...more } = exampleFile(example);
      return lint(`${id}/${index}/${file}`, text, more);
    }),
  );
}

/** One report for each file, as most runs make them. */
const ALL: readonly (readonly LintedFile[])[] = [
  badExamples(),
  ...['2020-setup', 'broken', 'good'].map((name) => {
    const file = `examples/${name}/values.yaml`;
    return [lint(file, readFileSync(file, 'utf8'), { chart: '0.92.0' })];
  }),
  [],
  [linted('empty.yaml', ''), skipped('other.yaml')],
  [linted('a b/ü𝄞#?%.yaml', 'ü𝄞: x\r\rb\r\n', [finding('a b/ü𝄞#?%.yaml', 'ü𝄞: x\r\rb\r\n', 'b')])],
  lintRelease(
    { path: 'values.yaml', text: 'concurent: 1\n' },
    { files: [], sets: [{ flag: '--set', argument: 'unknownKey=1' }], helm: 3, textOfFile: () => '' },
    { facts: {}, preset: 'all', severities: new Map() },
  ),
];

/** Code Quality has no places without a file: they are the first line of the file that they stand with. */
function expected(name: FormatName, said: Required<Said>, home: string): Required<Said> {
  return name === 'codequality' && said.file === null ? { ...said, file: home, line: 1 } : said;
}

/** What a format cannot say is not asked for. */
function asked(said: Said, by: Said): object {
  return Object.fromEntries(Object.keys(by).map((key) => [key, said[key as keyof Said]]));
}

for (const name of NAMES) {
  if (name === 'text' || name === 'json') continue;
  describe(`reports as ${name}`, () => {
    it('agree with JSON on number, rules and places', () => {
      for (const files of ALL) {
        const report = reportOn(files);
        const homes = files.flatMap(({ path, findings }) => findings.map(() => path));
        const inOrder: readonly Required<Said>[] = saidInJson(report.data).map((said, index) =>
          expected(name, said, homes[index] ?? ''),
        );
        const read = READERS[name](printed(name, report));
        assert.equal(read.length, inOrder.length);
        assert.deepEqual(
          read,
          inOrder.map((said, index) => asked(said, read[index] ?? said)),
        );
      }
    });

    if (WITH_SCHEMA.has(name))
      it('follow their schema', async () => {
        await assertValid(name, ...ALL.map((files) => printed(name, reportOn(files, ['x.yaml: no such file']))));
      }).timeout(60_000);

    it('are the same bytes again', () => {
      for (const files of ALL) assert.equal(printed(name, reportOn(files)), printed(name, reportOn(files)));
    });
  });
}
