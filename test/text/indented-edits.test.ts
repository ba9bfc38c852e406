import assert from 'node:assert/strict';
import { applyEdits, type Edit } from '../../src/text/edit.ts';
import { indentOf, indentedEdits } from '../../src/text/indented-edits.ts';
import { ScalarMapBuilder } from '../../src/text/scalar-map.ts';

const OUTER = 'config: |\n  a = 1\n\n  b = 2\n  c = 3\nend\n';

/** The block scalar of `OUTER`: "a = 1\n\nb = 2\nc = 3\n". */
function block() {
  const map = new ScalarMapBuilder(OUTER, 10);
  for (const line of ['a = 1\n', '\n  b', 'b = 2\n', 'c = 3\n']) {
    const start = OUTER.indexOf(line);
    map.copy(start, start + (line.startsWith('\n') ? 1 : line.length));
  }
  return map.build();
}

/** The outer text after edits of the inner one, each written as [old, new]; the old text must be there. */
function edited(...changes: readonly (readonly [string, string])[]): string {
  const { value } = block();
  const edits = changes.map(([old, text]): Edit => {
    const start = value.indexOf(old);
    assert.ok(start >= 0);
    return { span: { start, end: start + old.length }, text };
  });
  return applyEdits(OUTER, indentedEdits(OUTER, block(), edits, { indent: 2, lineBreak: '\n' }));
}

describe('indentOf', () => {
  it('counts the blanks before the lines', () => assert.equal(indentOf(OUTER, block()), 2));
});

describe('indentedEdits', () => {
  it('reads the example as meant', () => assert.equal(block().value, 'a = 1\n\nb = 2\nc = 3\n'));
  it('indents new lines', () => assert.equal(edited(['1', '1\nx = 0']), OUTER.replace('1', '1\n  x = 0')));
  it('indents no empty line', () => assert.equal(edited(['1', '1\n\nx = 0']), OUTER.replace('1', '1\n\n  x = 0')));
  it('changes two places of a line', () =>
    assert.equal(edited(['b', 'B'], ['2', '22']), OUTER.replace('b = 2', 'B = 22')));
  it('changes three places of a line', () => {
    const start = block().value.indexOf('b = 2');
    const edits = [0, 2, 4].map((by, index) => ({
      span: { start: start + by, end: start + by + 1 },
      text: ['B', ':\nx =', '22'][index]!,
    }));
    const made = indentedEdits(OUTER, block(), edits, { indent: 2, lineBreak: '\n' });
    assert.equal(applyEdits(OUTER, made), OUTER.replace('b = 2', 'B :\n  x = 22'));
  });
  it('changes lines one below the other', () =>
    assert.equal(edited(['2', '4'], ['c', 'C']), OUTER.replace('2', '4').replace('  c', '  C')));
  it('changes lines that are apart', () =>
    assert.equal(edited(['3', '5'], ['1', '7']), OUTER.replace('1', '7').replace('3', '5')));
  it('removes a line', () => assert.equal(edited(['b = 2\n', '']), OUTER.replace('  b = 2\n', '')));
  it('gives one edit a place that is touched, and no more than what differs', () => {
    const edits = [
      { span: { start: 4, end: 5 }, text: '7' },
      { span: { start: 11, end: 12 }, text: '8' },
    ];
    assert.deepEqual(indentedEdits(OUTER, block(), edits, { indent: 2, lineBreak: '\n' }), [
      { span: { start: 16, end: 17 }, text: '7' },
      { span: { start: 25, end: 26 }, text: '8' },
    ]);
  });
});
