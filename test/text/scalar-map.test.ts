import assert from 'node:assert/strict';
import { ScalarMap, ScalarMapBuilder } from '../../src/text/scalar-map.ts';

/** `it''s` in quotes, with a line break after which two spaces are indentation: value "it's\nx". */
function example(): ScalarMap {
  const builder = new ScalarMapBuilder("'it''s\n  x'", 1);
  builder.copy(1, 3);
  builder.replace("'", 3, 5);
  builder.copy(5, 6);
  builder.replace('\n', 6, 7);
  builder.copy(9, 10);
  return builder.build();
}

describe('ScalarMap', () => {
  it('holds the value', () => {
    assert.equal(example().value, "it's\nx");
  });

  it('maps a span from its first to its last character', () => {
    assert.deepEqual(example().toOuter({ start: 1, end: 4 }), { start: 2, end: 6 });
  });

  it('covers what stands for a character as a whole', () => {
    assert.deepEqual(example().toOuter({ start: 2, end: 3 }), { start: 3, end: 5 });
  });

  it('leaves indentation out of a span that ends with a line break', () => {
    assert.deepEqual(example().toOuter({ start: 0, end: 5 }), { start: 1, end: 7 });
  });

  it('maps an empty span to the place of the next character', () => {
    assert.deepEqual(example().toOuter({ start: 5, end: 5 }), { start: 9, end: 9 });
  });

  it('maps an empty span at the end to the end of the text', () => {
    assert.deepEqual(example().toOuter({ start: 6, end: 6 }), { start: 10, end: 10 });
  });

  it('maps an empty span at the end behind what stands for the last character', () => {
    const builder = new ScalarMapBuilder(String.raw`"a\n"`, 1);
    builder.copy(1, 2);
    builder.replace('\n', 2, 4);
    assert.deepEqual(builder.build().toOuter({ start: 2, end: 2 }), { start: 4, end: 4 });
  });

  it('keeps spans beyond the value inside', () => {
    assert.deepEqual(example().toOuter({ start: 5, end: 50 }), { start: 9, end: 10 });
  });

  it('finds the character of an outer offset', () => {
    assert.deepEqual(
      [1, 3, 4, 6, 9, 10].map((outer) => example().toInner(outer)),
      [0, 2, 2, 4, 5, 6],
    );
  });

  it('has no character for quotes and indentation', () => {
    assert.deepEqual(
      [0, 7, 8, 11].map((outer) => example().toInner(outer)),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('joins what is copied piece by piece, and nothing else', () => {
    const builder = new ScalarMapBuilder('ab-cd', 0);
    builder.copy(0, 1);
    builder.copy(1, 2);
    builder.copy(3, 5);
    const map = builder.build();
    assert.equal(map.value, 'abcd');
    assert.deepEqual(map.toOuter({ start: 0, end: 3 }), { start: 0, end: 4 });
    assert.equal(map.toInner(2), undefined);
  });

  it('has nothing where a value that is not empty only begins later', () => {
    const builder = new ScalarMapBuilder('  x', 0);
    builder.copy(2, 3);
    assert.equal(builder.build().toInner(0), undefined);
  });

  it('places an empty value where it would begin', () => {
    const map = ScalarMap.direct('""', { start: 1, end: 1 });
    assert.deepEqual(map.toOuter({ start: 0, end: 0 }), { start: 1, end: 1 });
    assert.equal(map.toInner(1), 0);
  });
});
