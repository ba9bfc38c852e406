import assert from 'node:assert/strict';
import { isPatchProblem } from '../../../src/model/patch.ts';
import { applyEdits, type Edit } from '../../../src/text/edit.ts';
import { yamlTextEdits } from '../../../src/yaml/patch/index.ts';

describe('edits of text in YAML', () => {
  const inserted = (start: number, text: string): Edit => ({ span: { start, end: start }, text });
  const edited = (text: string, ...edits: readonly Edit[]): string => {
    const made = yamlTextEdits(text, 0, ['a'], () => edits);
    assert.ok(!isPatchProblem(made));
    return applyEdits(text, made);
  };

  it('indents lines in a literal scalar, but no blank ones', () => {
    assert.equal(edited('a: |\n   x\n   y\nb: 1\n', inserted(2, '  z\n\n')), 'a: |\n   x\n     z\n\n   y\nb: 1\n');
  });
  it('indents a line of a tab only', () => {
    assert.equal(edited('a: |-\n  x\n\n  y\n', inserted(2, '\t')), 'a: |-\n  x\n  \t\n  y\n');
  });
  it('removes a line of a literal scalar', () => {
    assert.equal(edited('a: |\n  x\n  y\n', { span: { start: 0, end: 2 }, text: '' }), 'a: |\n  y\n');
  });
  it('leaves no blanks of a removed line before one that is empty', () => {
    assert.equal(edited('a: |\n  x\n    y\n\n  z\n', { span: { start: 2, end: 6 }, text: '' }), 'a: |\n  x\n\n  z\n');
  });
  it('adds lines at the end of a literal scalar, before blank lines', () => {
    assert.equal(edited('a: |\n  x\n\nb: 1\n', inserted(2, 'y\n')), 'a: |\n  x\n  y\n\nb: 1\n');
  });
  it('keeps CRLF in a literal scalar', () => {
    assert.equal(edited('a: |\r\n  x\r\n', inserted(2, 'y\n')), 'a: |\r\n  x\r\n  y\r\n');
  });
  it('changes how a literal scalar ends where the text does', () => {
    assert.equal(edited('a: |\n  x\n  y\n', { span: { start: 3, end: 4 }, text: '' }), 'a: |-\n  x\n  y\n');
  });
  it('writes an indentation indicator where the text now begins with blanks', () => {
    assert.equal(edited('a: |\n  x\n', inserted(0, ' w\n')), 'a: |2\n   w\n  x\n');
  });
  it('keeps an indentation indicator, on either side of how the scalar ends', () => {
    assert.equal(edited('a: |2-\n    x\n', inserted(3, '!')), 'a: |2-\n    x!\n');
    assert.equal(edited('a: |-2\n    x\n', inserted(3, '!')), 'a: |-2\n    x!\n');
  });
  it('edits a folded scalar within a line', () => {
    assert.equal(edited('a: >\n  x\n  y\n', inserted(1, '!')), 'a: >\n  x!\n  y\n');
  });
  it('adds lines to a folded scalar where they are not folded', () => {
    assert.equal(edited('a: >\n  x\n    y\n', inserted(2, '  z\n')), 'a: >\n  x\n    z\n    y\n');
  });
  it('writes line breaks of a folded scalar as blank lines', () => {
    assert.equal(edited('a: >\n  x\n', inserted(1, '\ny')), 'a: >\n  x\n\n  y\n');
  });
  it('makes a folded scalar literal where it cannot hold the text', () => {
    assert.equal(edited('a: >\n  x\n', inserted(2, ' y\nz\n')), 'a: >\n  x\n   y\n  z\n');
  });
  it('escapes in double quotes', () => {
    assert.equal(edited('a: "x\\ny" # why\n', inserted(2, 'say "z"\n')), 'a: "x\\nsay \\"z\\"\\ny" # why\n');
  });
  it('doubles single quotes', () => {
    assert.equal(edited("a: 'x'\n", inserted(1, "'s")), "a: 'x''s'\n");
  });
  it('makes a literal scalar of single quotes that cannot hold the lines', () => {
    assert.equal(edited("a: 'x' # why\n", inserted(1, '\n  y\n')), 'a: | # why\n  x\n    y\n');
  });
  it('edits plain text', () => {
    assert.equal(edited('a: x\n', inserted(1, 'y')), 'a: xy\n');
  });
  it('puts plain text in quotes where it now needs them', () => {
    assert.equal(edited('a: x\n', inserted(1, ': y')), 'a: "x: y"\n');
  });
  it('keeps the tag of plain text', () => {
    assert.equal(edited('a: !!str x\n', inserted(1, 'y')), 'a: !!str xy\n');
  });
  it('makes the text where nothing stands, and where there is no key', () => {
    assert.equal(edited('a:\n', inserted(0, 'x')), 'a: x\n');
    assert.equal(edited('b: 1\n', inserted(0, 'x')), 'b: 1\na: x\n');
  });
  it('puts text in a block of blank lines, and takes all text out of a block', () => {
    assert.equal(edited('a: |+\n\nb: 1\n', inserted(0, 'x')), 'a: |\n  x\nb: 1\n');
    assert.equal(edited('a: |+\n  x\nb: 1\n', { span: { start: 0, end: 1 }, text: '' }), 'a: "\\n"\nb: 1\n');
  });
  it('refuses what the change of the text refuses', () => {
    const problem = { problem: 'absent', message: 'No.' } as const;
    assert.deepEqual(
      yamlTextEdits('a: x\n', 0, ['a'], () => problem),
      problem,
    );
  });
  it('refuses what is no text', () => {
    const edits = yamlTextEdits('a: 1\n', 0, ['a'], () => [inserted(1, 'y')]);
    assert.deepEqual(edits, { problem: 'shape', message: 'There is no text here.' });
  });
  it('refuses text that an alias stands for', () => {
    const edits = yamlTextEdits('a: &t x\nb: *t\n', 0, ['a'], () => [inserted(1, 'y')]);
    assert.ok(isPatchProblem(edits) && edits.problem === 'shared');
    const alias = yamlTextEdits('a: &t x\nb: *t\n', 0, ['b'], () => [inserted(1, 'y')]);
    assert.deepEqual(alias, { problem: 'shared', message: 'The text comes from an anchor in another place.' });
  });
});
