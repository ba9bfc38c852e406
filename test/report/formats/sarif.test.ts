import assert from 'node:assert/strict';
import { exampleFile } from '../../../src/explain/rule.ts';
import { rules } from '../../../src/rules/index.ts';
import { pageUrl } from '../../../src/rules/page-url.ts';
import { finding, linted, placeOf, skipped } from '../build.ts';
import { lint, printed, reportOn } from './reports.ts';

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Described[] } };
  readonly columnKind: string;
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly { readonly level: string; readonly message: object }[];
  }[];
  readonly results: readonly Result[];
}

interface Described {
  readonly id: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly { readonly physicalLocation: { readonly region: object } }[];
  readonly relatedLocations?: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function runOn(report: ReturnType<typeof reportOn>): Run {
  return (JSON.parse(printed('sarif', report)) as { runs: [Run] }).runs[0];
}

const all = reportOn(
  rules.flatMap(({ id, examples }) =>
    examples.bad.map((example, index) => {
      const { file, text, besides: _, ...more } = exampleFile(example);
      return lint(`${id}/${index}/${file}`, text, more);
    }),
  ),
);

describe('SARIF', () => {
  const run = runOn(all);

  it('describes each rule that found something once, with help, page and precision', () => {
    const { rules: described } = run.tool.driver;
    assert.deepEqual(new Set(described.map(({ id }) => id)), new Set(all.data.findings.map(({ rule }) => rule)));
    assert.equal(described.length, new Set(described.map(({ id }) => id)).size);
    for (const { id, help, helpUri, properties } of described) {
      const rule = rules.find((one) => one.id === id);
      assert.ok(rule && help.text.includes(rule.docs.why) && help.text.includes(rule.docs.remedy), id);
      assert.ok(help.markdown.includes(`[${id}](${pageUrl(id)})`), id);
      assert.equal(helpUri, pageUrl(id));
      assert.ok(properties['precision'], id);
      assert.equal('security-severity' in properties, rule.group === 'security', id);
    }
  });

  it('refers to the rule of each result by its number', () => {
    for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
  });

  it('has the fingerprints of JSON, also where GitHub looks for one', () => {
    assert.deepEqual(
      run.results.map(({ partialFingerprints }) => partialFingerprints),
      all.data.findings.map(({ fingerprint }) => ({
        'runnerLint/v1': fingerprint,
        primaryLocationLineHash: `${fingerprint}:1`,
      })),
    );
  });

  it('has the related places', () => {
    assert.deepEqual(
      run.results.map(({ relatedLocations = [] }) => relatedLocations.length),
      all.data.findings.map(({ related }) => related.length),
    );
    const text = 'a: 1\nb: 2\n';
    const related = [{ place: placeOf('x.yaml', text, 'b'), message: 'It comes from here.' }];
    const [result] = runOn(reportOn([linted('x.yaml', text, [finding('x.yaml', text, 'a', { related })])])).results;
    assert.deepEqual(result?.relatedLocations, [
      {
        id: 0,
        physicalLocation: {
          artifactLocation: { uri: 'x.yaml', uriBaseId: '%SRCROOT%', index: 0 },
          region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 2 },
        },
        message: { text: 'It comes from here.' },
      },
    ]);
  });

  it('counts columns in UTF-16 units, and says so', () => {
    const text = '𝄞𝄞: x\n';
    const { columnKind, results } = runOn(reportOn([linted('x.yaml', text, [finding('x.yaml', text, 'x')])]));
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.deepEqual(results[0]?.locations[0]?.physicalLocation.region, {
      startLine: 1,
      startColumn: 7,
      endLine: 1,
      endColumn: 8,
      snippet: { text: 'x' },
    });
  });

  it('shows no text of a place that holds a secret', () => {
    const text = 'token: abc\n';
    const { results } = runOn(reportOn([linted('x.yaml', text, [finding('x.yaml', text, 'token: abc')])]));
    assert.deepEqual(results[0]?.locations[0]?.physicalLocation.region, {
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 11,
    });
  });

  it('tells what was skipped and what could not be read', () => {
    const [invocation] = runOn(reportOn([skipped('other.yaml')], ['x.yaml: no such file'])).invocations;
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation.toolExecutionNotifications.map(({ level, message }) => [level, message]),
      [
        ['note', { text: 'Not checked: not ours' }],
        ['error', { text: 'x.yaml: no such file' }],
      ],
    );
    assert.equal(runOn(reportOn([skipped('other.yaml')])).invocations[0]?.executionSuccessful, true);
  });
});
