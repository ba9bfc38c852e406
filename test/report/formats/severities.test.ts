import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FormatName } from '../../../src/report/format.ts';
import { finding, linted } from '../build.ts';
import { printed, reportOn } from './reports.ts';

const TEXT = 'a: 1\nb: 2\nc: 3\n';
const report = reportOn([
  linted('x.yaml', TEXT, [
    finding('x.yaml', TEXT, 'a', { severity: 'error' }),
    finding('x.yaml', TEXT, 'b', { severity: 'warning' }),
    finding('x.yaml', TEXT, 'c', { severity: 'info' }),
  ]),
]);

/** How a format says error, warning and info, and where. */
const WORDS: readonly [FormatName, RegExp, readonly [string, string, string]][] = [
  ['codequality', /"severity": "(\w+)"/g, ['critical', 'major', 'info']],
  ['sarif', /"ruleIndex": -1,\s+"level": "(\w+)"/g, ['error', 'warning', 'note']],
  ['github', /^::(\w+) /gm, ['error', 'warning', 'notice']],
  ['rdjson', /"severity": "(\w+)"/g, ['ERROR', 'WARNING', 'INFO']],
  ['checkstyle', / severity="(\w+)"/g, ['error', 'warning', 'info']],
];

describe('severities', () => {
  const page = readFileSync(new URL('../../../docs/reports.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (error|warning|info) \|(.*)\|$/gm)].map(([, , cells = '']) =>
    cells.split('|').map((cell) => cell.trim()),
  );

  for (const [index, [name, pattern, words]] of WORDS.entries())
    it(`in ${name} are its own words, those that docs/reports.md tells`, () => {
      assert.deepEqual(
        [...printed(name, report).matchAll(pattern)].map(([, word]) => word),
        words,
      );
      assert.deepEqual(
        rows.map((cells) => cells[index]),
        words,
      );
    });
});

describe('fingerprints', () => {
  it('in codequality are those of JSON, each once', () => {
    const same = reportOn([
      linted(
        'x.yaml',
        TEXT,
        ['a', 'a', 'a'].map((marked) => finding('x.yaml', TEXT, marked)),
      ),
    ]);
    const found = JSON.parse(printed('codequality', same)) as readonly { fingerprint: string }[];
    assert.deepEqual(
      found.map(({ fingerprint }) => fingerprint),
      same.data.findings.map(({ fingerprint }) => fingerprint),
    );
    assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, 3);
  });
});
