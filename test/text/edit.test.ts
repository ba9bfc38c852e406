import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditConflictError, applyEdits, narrowed } from '../../src/text/edit.ts';

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
    assert.throws(() => applyEdits('abc', [edit(-1, 1, '')]), EditConflictError);
  });

  it('refuses an edit that ends before it begins', () => {
    assert.throws(() => applyEdits('abc', [edit(2, 1, '')]), EditConflictError);
  });
});

describe('narrowed', () => {
  for (const [what, source, whole, narrow] of [
    ['leaves out what it begins and ends with', '-abcd-', edit(1, 5, 'abXd'), edit(3, 4, 'X')],
    ['may only insert', 'aa', edit(0, 2, 'aaa'), edit(2, 2, 'a')],
    ['may only remove', 'aaa', edit(0, 3, 'aa'), edit(2, 3, '')],
    ['changes nothing where nothing changes', 'ab', edit(0, 2, 'ab'), edit(2, 2, '')],
    ['keeps surrogate pairs whole that begin alike', 'a😀b', edit(0, 4, 'a😁b'), edit(1, 3, '😁')],
    ['keeps surrogate pairs whole that end alike', 'a\u{1f600}b', edit(0, 4, 'a\u{1fa00}b'), edit(1, 3, '\u{1fa00}')],
    ['keeps a CRLF whole that becomes an LF', 'a\r\nb', edit(0, 4, 'a\nb'), edit(1, 3, '\n')],
    ['keeps a CRLF whole that becomes a CR', 'a\r\nb', edit(0, 4, 'a\rb'), edit(1, 3, '\r')],
    ['keeps a CRLF whole that an LF becomes', 'a\nb', edit(0, 3, 'a\r\nb'), edit(1, 2, '\r\n')],
  ] as const)
    it(what, () => assert.deepEqual(narrowed(source, whole), narrow));

  it('changes the same', () => {
    const piece = fc.array(fc.constantFrom('a', 'b', '😀', '\r\n', '\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(piece, piece, (text, made) => {
        const edit = { span: { start: 0, end: text.length }, text: made };
        assert.equal(applyEdits(text, [narrowed(text, edit)]), made);
      }),
    );
  });
});
