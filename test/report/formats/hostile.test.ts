import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LintedFile } from '../../../src/engine/lint.ts';
import type { FormatName } from '../../../src/report/format.ts';
import { finding, linted, placeOf } from '../build.ts';
import { fromXml, READERS, saidInJson, type Sarif } from './places.ts';
import { lint, NAMES, printed, reportOn } from './reports.ts';
import { assertValid, WITH_SCHEMA } from './schemas.ts';

const HOSTILE = [
  '\u001b[31mred\u001b]8;;http://evil\u0007',
  'a\nb\rc\td',
  ']]>&lt;&amp;<!--"\'',
  '::error file=x::y',
  ' ::stop-commands::x',
  '##[error]x ##vso[task.complete]x ##teamcity[x]',
  '<script>alert(1)</script>',
  '`x` ``y`` | z | @all #1 !2 ~bug [a](javascript:x) ![i](x) **b** _c_',
  '\n/close\n/approve',
  'lone \ud800 half \udfff',
  'line\u2028paragraph\u2029next\u0085end',
  '\u202egnp.exe\u2066',
  '\u0000\ufffe\uffff',
  '%0A%25%3A,;=',
  'section_start:0:x\r\u001b[0K',
];

/** What some program would take for an order, wherever it stands. */
const ORDERS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}|^\s*::(?!(?:error|warning|notice) [^:]*::)|##\w*\[|^\/\w/mu;

/** A file that is called so and holds it, with a finding that says it in every text. */
function hostileFile(text: string): LintedFile {
  const name = `${text}.yaml`;
  const place = placeOf(name, text, text);
  const fix = { disposition: 'safe', title: text, needs: [], patches: [] } as const;
  const related = [{ place, message: text }];
  const texts = { message: text, why: text, remedy: text, fix, related };
  const route = { place: { ...place, route: [text, 0, text], innerRoute: [text] } };
  const argument = { place: { file: null, span: { start: 0, end: 0 }, route: [], argument: `a=${text}` } };
  return linted(name, text, [
    finding(name, text, text, { ...texts, ...route }),
    finding(name, text, text, { ...texts, ...argument }),
  ]);
}

for (const name of NAMES)
  describe(`hostile texts in ${name}`, () => {
    for (const text of HOSTILE)
      it(`order nothing: ${JSON.stringify(text)}`, () => {
        assert.doesNotMatch(printed(name, reportOn([hostileFile(text)], [text])), ORDERS);
      });

    it('order nothing whatever they are', () => {
      const part = fc.constantFrom(...HOSTILE, ':', '#', '\n', ' ', '`', '[', 'x');
      fc.assert(
        fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
          assert.doesNotMatch(printed(name, reportOn([hostileFile(parts.join(''))])), ORDERS);
        }),
        { numRuns: 60 },
      );
    });

    if (WITH_SCHEMA.has(name))
      it('keep to the schema', async () => {
        await assertValid(name, ...HOSTILE.map((text) => printed(name, reportOn([hostileFile(text)], [text]))));
      }).timeout(60_000);
  });

/** The number of findings that a format has, as its reader counts them. */
function countIn(name: FormatName, text: string): number {
  const report = reportOn([hostileFile(text)]);
  return name === 'text' || name === 'json' ? report.data.findings.length : READERS[name](printed(name, report)).length;
}

describe('hostile texts', () => {
  for (const name of NAMES)
    it(`make no finding more or less in ${name}`, () => {
      for (const text of HOSTILE) assert.equal(countIn(name, text), 2, JSON.stringify(text));
    });

  it('leave names of files in JSON as they are', () => {
    for (const text of HOSTILE.filter((one) => !/[\ud800-\udfff]/u.test(one))) {
      const report = reportOn([hostileFile(text)]);
      const [first] = saidInJson(report.data);
      for (const name of ['codequality', 'sarif', 'rdjson'] as const)
        assert.equal(READERS[name](printed(name, report))[0]?.file, first?.file);
    }
  });

  it('make no tag in Markdown, and mention nobody', () => {
    for (const text of HOSTILE) {
      const shown = printed('markdown', reportOn([hostileFile(text)]))
        .replaceAll(/(?<!\\)(`+)[^`][^]*?(?<!`)\1(?!`)/g, '')
        .replaceAll(/<\/?(?:details|summary)>/g, '');
      assert.doesNotMatch(shown, /(?<!\\)[<>]|@|(?<!\\)\|/);
    }
  });

  it('make no link of a message in SARIF', () => {
    const text = 'see [here](http://evil)';
    const [run] = (JSON.parse(printed('sarif', reportOn([hostileFile(text)]))) as Sarif).runs;
    assert.doesNotMatch(run!.results[0]!.message.text, /\]\(/);
  });

  it('stay readable in XML', () => {
    const xml = printed('checkstyle', reportOn([hostileFile(']]>\u001b<b>')]));
    assert.match(fromXml(xml), /message="]]>\\u001b<b> ]]>\\u001b<b>"/);
  });

  it('of real files are no order either', () => {
    const text = `gitlabUrl: https://x/\n"::error::x\\e[1m<script>": 1\nrunners:\n  config: |\n    [[runners]]\n      "]]>\`x" = 1\n      "::error::y" = 2\n`;
    for (const name of NAMES) {
      const report = reportOn([lint('::error::.yaml', text)]);
      assert.ok(report.data.findings.length > 3);
      assert.doesNotMatch(printed(name, report), ORDERS);
    }
  });
});
