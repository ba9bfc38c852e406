import assert from 'node:assert/strict';
import type { LintedFile } from '../../../src/engine/lint.ts';
import { exampleFile } from '../../../src/explain/rule.ts';
import { rules } from '../../../src/rules/index.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { LineIndex } from '../../../src/text/line-index.ts';
import type { Rdjson, Sarif } from './places.ts';
import { lint, printed, reportOn } from './reports.ts';

/** What the correction of the first finding of a rule makes of a file, as each format says it; undefined if it shows none. */
const CORRECTED = {
  sarif(file: LintedFile, rule: string): string | undefined {
    const [run] = (JSON.parse(printed('sarif', reportOn([file]))) as Sarif).runs;
    const [change] = run?.results.find(({ ruleId }) => ruleId === rule)?.fixes?.[0]?.artifactChanges ?? [];
    const lines = new LineIndex(file.text);
    const edits = change?.replacements.map(({ deletedRegion: region, insertedContent }) => ({
      span: {
        start: lines.offsetOf(region.startLine, region.startColumn),
        end: lines.offsetOf(region.endLine, region.endColumn),
      },
      text: insertedContent.text,
    }));
    return edits && applyEdits(file.text, edits);
  },

  rdjson(file: LintedFile, rule: string): string | undefined {
    const { diagnostics } = JSON.parse(printed('rdjson', reportOn([file]))) as Rdjson;
    const [suggestion] = diagnostics.find(({ code }) => code.value === rule)?.suggestions ?? [];
    if (!suggestion) return undefined;
    const lines = new LineIndex(file.text);
    const bytes = Buffer.from(file.text);
    const offset = ({ line, column }: { line: number; column: number }): number =>
      Buffer.byteLength(file.text.slice(0, lines.offsetOf(line, 1))) + column - 1;
    const { start, end } = suggestion.range;
    return Buffer.concat([
      bytes.subarray(0, offset(start)),
      Buffer.from(suggestion.text),
      bytes.subarray(offset(end)),
    ]).toString();
  },
};

/** The bad examples of a rule with the disposition of their fix. */
const examples = rules.flatMap(({ id, examples: { bad, fixed } }) =>
  bad.map((example, index) => {
    const { file, text, besides: _, ...more } = exampleFile(example);
    const linted = lint(file, text, more);
    const disposition = linted.findings.find(({ rule }) => rule === id)?.fix?.disposition;
    return { id, linted, disposition, expected: fixed?.[index] ?? undefined };
  }),
);

/** Rules whose fixes write tokens. */
const WRITE_SECRETS = ['glrt-in-registration-token', 'token-whitespace', 'token-with-prefix'];

/** The examples of the first need the fixes of several findings, those of the last hold a token. */
const NOT_THE_SAME = [
  'rbac-rules-incomplete',
  WRITE_SECRETS[0],
  'template-keys-that-never-win',
  ...WRITE_SECRETS.slice(1),
];

for (const format of ['sarif', 'rdjson'] as const) {
  const corrected = CORRECTED[format];
  describe(`corrections in ${format}`, () => {
    it('are those of fix, where they are safe', () => {
      const own = examples.filter(({ disposition, expected }) => disposition === 'safe' && expected !== undefined);
      assert.ok(own.length > 100);
      const wrong = own.filter(({ id, linted, expected }) => corrected(linted, id) !== expected);
      assert.deepEqual([...new Set(wrong.map(({ id }) => id))], NOT_THE_SAME);
    });

    it('are not shown where they would write a secret', () => {
      const own = examples.filter(({ id }) => WRITE_SECRETS.includes(id));
      assert.ok(own.length > 0);
      for (const { id, linted } of own) assert.equal(corrected(linted, id), undefined);
    });

    it('are not shown where they are not safe', () => {
      const own = examples.filter(({ disposition }) => disposition === 'unsafe' || disposition === 'suggestion');
      assert.ok(own.length > 0);
      assert.deepEqual(
        own.filter(({ id, linted }) => corrected(linted, id) !== undefined).map(({ id }) => id),
        [],
      );
    });

    it('are at the columns that it counts', () => {
      const text = (value: string): string =>
        `[[runners]]\n[runners.kubernetes]\nnode_selector = { "ü𝄞" = "x", b = ${value} }\n`;
      assert.equal(corrected(lint('config.toml', text('true')), 'wrong-type'), text('"true"'));
    });
  });
}
