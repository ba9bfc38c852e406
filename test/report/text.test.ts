import assert from 'node:assert/strict';
import type { Finding } from '../../src/model/finding.ts';
import { textReport } from '../../src/report/text.ts';
import { finding, linted, placeOf, skipped } from './build.ts';

function report(text: string, marked: string, more: Partial<Finding> = {}, columns = 60): string {
  return textReport([linted('v.yaml', text, [finding('v.yaml', text, marked, more)])], { colors: false, columns });
}

/** The line of the frame and the line with the caret below it. */
function frame(text: string, marked: string, more: Partial<Finding> = {}, columns = 60): string[] {
  const lines = report(text, marked, more, columns).split('\n');
  const at = lines.findIndex((line) => /^ {2}\d+ \| /.test(line));
  return lines.slice(at, at + 2);
}

describe('text report', () => {
  it('says where, what, why and what to do', () => {
    assert.equal(
      report('a: 1\nb: 2\n', '2'),
      [
        'v.yaml:2:4  warning  some-rule',
        '  It breaks.',
        '    |',
        '  2 | b: 2',
        '    |    ^',
        '  why  Because.',
        '  do   Do not.',
        '  more https://example.com/some-rule',
        '',
        '0 errors, 1 warning: 1 file checked.',
        '',
      ].join('\n'),
    );
  });

  it('tells a reason once', () => {
    const found = ['a', 'b'].map((marked) => finding('v', 'ab', marked));
    const text = textReport([linted('v', 'ab', found)], { colors: false, columns: 80 });
    assert.equal(text.match(/Because/g)?.length, 1);
    assert.equal(text.match(/Do not/g)?.length, 2);
  });

  it('wraps at the width of the terminal', () => {
    const message = 'word '.repeat(40).trim();
    for (const line of report('x', 'x', { message }).split('\n')) assert.ok(line.length <= 60, line);
  });

  it('keeps line breaks of a remedy, and the indentation after them', () => {
    assert.match(report('x', 'x', { remedy: 'Write:\n  a: b' }), / {2}do {3}Write:\n {9}a: b\n/);
  });

  it('names related places', () => {
    const text = 'a: 1\nb: 2\n';
    const related = [{ place: placeOf('v.yaml', text, 'a'), message: 'first here' }];
    assert.match(report(text, 'b', { related }), / {2}see {2}v\.yaml:1:1: first here\n/);
  });

  it('sums up in words', () => {
    const found = (['error', 'info'] as const).map((severity) => finding('v', 'x', 'x', { severity }));
    const text = textReport([linted('v', 'x', found), linted('w', ''), skipped('s')], { colors: false, columns: 80 });
    assert.match(text, /\n1 error, 0 warnings, 1 info: 2 files checked, 1 skipped\.\n$/);
  });

  it('says when nothing was found', () =>
    assert.equal(textReport([linted('v', '')], { colors: false, columns: 80 }), 'Nothing found: 1 file checked.\n'));

  it('says when there was nothing to check', () =>
    assert.equal(
      textReport([skipped('v')], { colors: false, columns: 80 }),
      'Nothing to check: 0 files checked, 1 skipped.\n',
    ));

  it('has no frame for an empty file', () => assert.doesNotMatch(report('', ''), /\|/));

  it('says where a finding in no file comes from', () =>
    assert.match(
      report('x', 'x', { place: { file: null, span: { start: 0, end: 0 }, route: [] } }),
      /^command line {2}/,
    ));

  it('has colours only if asked to', () => {
    const files = [linted('v', 'x', [finding('v', 'x', 'x')])];
    assert.match(textReport(files, { colors: true, columns: 80 }), /\u001b\[33mwarning/);
    assert.equal(textReport(files, { colors: false, columns: 80 }).includes('\u001b'), false);
  });

  it('obeys nothing that files, names and messages hold', () => {
    const text = 'a: \u001b[31m\u202e\u0007x\n';
    const evil = finding('\u001b]0;v', text, 'x', { message: 'see \u001b[2J', rule: 'r' });
    const printed = textReport([linted('\u001b]0;v', text, [evil])], { colors: false, columns: 80 });
    assert.doesNotMatch(printed, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('code frame', () => {
  it('stands for tabs with spaces', () =>
    assert.deepEqual(frame('a\tbc: x', 'x'), ['  1 | a   bc: x', '    |         ^']));

  it('counts wide characters as two columns', () =>
    assert.deepEqual(frame('漢字: xy', 'xy'), ['  1 | 漢字: xy', '    |       ^^']));

  it('counts marks on a character as none', () =>
    assert.deepEqual(frame('e\u0301: x', 'x'), ['  1 | e\u0301: x', '    |    ^']));

  it('knows the line ends of Windows and of old', () => {
    assert.deepEqual(frame('a\r\nbc\r\n', 'bc'), ['  2 | bc', '    | ^^']);
    assert.deepEqual(frame('a\rbc\r', 'bc'), ['  2 | bc', '    | ^^']);
  });

  it('shows the first line of a place of several', () =>
    assert.deepEqual(frame('a: |\n  b\n', 'a: |\n  b'), ['  1 | a: |', '    | ^^^^']));

  it('points behind the line at a missing end', () => {
    const place = { file: 'v.yaml', span: { start: 4, end: 4 }, route: [] };
    assert.deepEqual(frame('a: 1\n', 'a', { place }), ['  1 | a: 1', '    |     ^']);
  });

  it('cuts a long line around the place', () => {
    const lines = frame(`${'a'.repeat(5000)}XY${'b'.repeat(5000)}`, 'XY');
    assert.match(lines[0]!, /^ {2}1 \| …a+XYb+…$/);
    assert.equal(lines[1]!.indexOf('^^'), lines[0]!.indexOf('XY'));
    assert.ok(lines[0]!.length <= 60);
  });

  it('cuts a long place', () => {
    const lines = frame(`a: ${'X'.repeat(5000)}`, 'X'.repeat(5000));
    assert.match(lines[0]!, /^ {2}1 \| .*X+…$/);
    assert.ok(
      lines.every((line) => line.length <= 60),
      lines.join('\n'),
    );
  });

  it('masks a secret place', () =>
    assert.deepEqual(frame('a: xyz # c', 'xyz', { secret: true }), ['  1 | a: *** # c', '    |    ^^^']));

  it('masks what stands beside the place', () =>
    assert.deepEqual(frame('a: { token: s3cret, b: x }', 'x'), [
      '  1 | a: { token: ******, b: x }',
      '    |                        ^',
    ]));

  for (const [text, shown] of [
    ['key: xyz # c', 'key: *******'],
    ['"key" = "xyz"', '"key" = *****'],
    ['key:', 'key:'],
  ] as const)
    it(`masks what follows the key of a secret: ${text}`, () => {
      const [line] = frame(text, 'key', { secret: true });
      assert.equal(line, `  1 | ${shown}`);
    });

  it('masks a secret before it cuts the line', () => {
    const text = `token: ${'s'.repeat(3000)}XY`;
    assert.doesNotMatch(report(text, 'XY'), /ssss/);
  });
});
