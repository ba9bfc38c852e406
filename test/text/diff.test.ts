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

  it('is empty for equal texts', () => {
    assert.equal(unifiedDiff('a', 'a', 'x'), '');
  });
});
