import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Finding } from '../../src/model/finding.ts';
import { buildReport, jsonReport } from '../../src/report/json.ts';
import { finding, linted, placeOf, skipped } from './build.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  formats: { uri: true },
}).compile(schema);

const TEXT = '\ufeffa: 1\r\nb:\r\tc: "ü𝄞 x"\n';

function only(more: Partial<Finding> = {}, marked = 'x') {
  const file = linted('v.yaml', TEXT, [finding('v.yaml', TEXT, marked, more)]);
  const report = buildReport([file], '1.2.3');
  assert.equal(validate(JSON.parse(JSON.stringify(report))), true, JSON.stringify(validate.errors));
  return report.findings[0]!;
}

describe('JSON report', () => {
  it('follows its schema when there is nothing to report', () => {
    const report = buildReport([], '1.2.3');
    assert.equal(validate(report), true, JSON.stringify(validate.errors));
    assert.deepEqual(report.summary, { files: 0, skipped: 0, errors: 0, warnings: 0, infos: 0, fixable: 0 });
  });

  it('names the tool and the files', () => {
    const { tool, files } = buildReport([linted('v.yaml', ''), skipped('x.yaml')], '1.2.3');
    assert.deepEqual(tool, { name: 'runner-lint', version: '1.2.3' });
    assert.deepEqual(files, [
      { path: 'v.yaml', kind: 'values', chart: '0.92.0', runner: '19.3.0', skipped: null },
      { path: 'x.yaml', kind: null, chart: null, runner: null, skipped: 'not ours' },
    ]);
  });

  it('counts files and severities', () => {
    const found = (['error', 'warning', 'warning', 'info'] as const).map((severity) =>
      finding('v', 'x', 'x', { severity }),
    );
    const { summary } = buildReport([linted('v', 'x', found), skipped('y')], '1');
    assert.deepEqual(summary, { files: 2, skipped: 1, errors: 1, warnings: 2, infos: 1, fixable: 0 });
  });

  it('counts lines by LF, CRLF and CR, columns in UTF-16 units', () => {
    const { start, end } = only();
    assert.deepEqual(start, { offset: TEXT.indexOf('x'), line: 3, column: 10 });
    assert.deepEqual(end, { offset: TEXT.indexOf('x') + 1, line: 3, column: 11 });
  });

  it('counts a byte order mark in column and offset', () => {
    assert.deepEqual(only({}, 'a').start, { offset: 1, line: 1, column: 2 });
  });

  it('shows the text at the place', () => assert.equal(only({}, '"ü𝄞 x"').text, '"ü𝄞 x"'));

  it('shows at most 200 units of text', () => {
    const text = 'y'.repeat(300);
    const [reported] = buildReport([linted('v', text, [finding('v', text, text)])], '1').findings;
    assert.equal(reported?.text, 'y'.repeat(200));
    assert.equal(reported?.end?.offset, 300);
  });

  it('shows no secret', () => assert.equal(only({ secret: true }).text, null));

  it('leaves out via, innerRoute and document where they do not apply', () => {
    const reported = only();
    assert.deepEqual(reported.route, ['a', 0]);
    assert.deepEqual(
      Object.keys(reported).filter((key) => ['via', 'innerRoute', 'document'].includes(key)),
      [],
    );
  });

  it('says via, innerRoute and document where they apply', () => {
    const place = { ...placeOf('v.yaml', TEXT, 'x'), via: [['h', 1]], innerRoute: ['runners', 0], document: 0 };
    const { via, innerRoute, document } = only({ place });
    assert.deepEqual({ via, innerRoute, document }, { via: [['h', 1]], innerRoute: ['runners', 0], document: 0 });
  });

  it('has no positions for what stands in no file', () => {
    const { file, start, end, text } = only({ place: { file: null, span: { start: 0, end: 0 }, route: ['a'] } });
    assert.deepEqual({ file, start, end, text }, { file: null, start: null, end: null, text: null });
  });

  it('gives related places', () => {
    const { related } = only({ related: [{ place: placeOf('v.yaml', TEXT, 'b'), message: 'first here' }] });
    assert.deepEqual(related, [
      {
        file: 'v.yaml',
        start: { offset: 7, line: 2, column: 1 },
        end: { offset: 8, line: 2, column: 2 },
        message: 'first here',
      },
    ]);
  });

  it('is one document that holds no control characters, and the same values', () => {
    const message = 'bell \u0007, CSI \u009b, right to left \u202e, lone \ud800.';
    const printed = jsonReport(buildReport([linted('v', 'x', [finding('v', 'x', 'x', { message })])], '1'));
    assert.doesNotMatch(printed, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|\p{Cs}/u);
    assert.ok(printed.endsWith('}\n'));
    assert.equal(JSON.parse(printed).findings[0].message, message);
  });
});
