import assert from 'node:assert/strict';
import { unifiedDiff } from '../../src/text/diff.ts';

describe('unifiedDiff', () => {
  it('shows changed lines with their surroundings', () => {
    assert.equal(
      unifiedDiff('a\nb\nc\n', 'a\nB\nc\n', 'values.yaml'),
      '--- values.yaml\n+++ values.yaml\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n',
    );
  });

  it('ends a name with spaces by a tab, as patch wants it', () => {
    assert.match(
      unifiedDiff('--- a b\n', '--- c d\n', 'my values.yaml'),
      /^--- my values\.yaml\t\n\+\+\+ my values\.yaml\t\n@@ /,
    );
  });

  it('shows three lines around a change', () =>
    assert.equal(
      unifiedDiff('1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\n!\n6\n7\n8\n9\n', 'x'),
      '--- x\n+++ x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+!\n 6\n 7\n 8\n',
    ));

  it('is empty for equal texts', () => {
    assert.equal(unifiedDiff('a', 'a', 'x'), '');
  });
});
