import assert from 'node:assert/strict';
import { EditConflictError, applyEdits } from '../../src/text/edit.ts';

const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });

describe('applyEdits', () => {
  it('applies edits in any order, with offsets of the old text', () => {
    assert.equal(applyEdits('abcdef', [edit(4, 5, 'E!'), edit(0, 1, '')]), 'bcdE!f');
  });

  it('keeps the order of insertions at one place, before a replacement there', () => {
    assert.equal(applyEdits('ab', [edit(1, 2, 'B'), edit(1, 1, '1'), edit(1, 1, '2')]), 'a12B');
  });

  it('accepts edits that touch', () => {
    assert.equal(applyEdits('abc', [edit(0, 1, 'A'), edit(1, 2, 'B')]), 'ABc');
  });

  it('changes nothing without edits', () => {
    assert.equal(applyEdits('a\r\nb', []), 'a\r\nb');
  });

  it('refuses edits that overlap', () => {
    assert.throws(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')]), EditConflictError);
  });

  it('refuses an edit outside the text', () => {
    assert.throws(() => applyEdits('abc', [edit(2, 4, '')]), EditConflictError);
  });
});
