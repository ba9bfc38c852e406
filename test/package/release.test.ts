import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { notesOf, problemsOf, type Sources } from '../../scripts/release-checks.ts';

const CHANGELOG = `# Changelog

## Unreleased

## 0.2.0 – 2026-12-01

### Added

- A rule.

## 0.1.0 – 2026-11-21

- The first one.
`;
const RIGHT: Sources = {
  version: '0.2.0',
  stated: { 'package.json': '0.2.0', 'src/report/version.ts': '0.2.0' },
  changelog: CHANGELOG,
  changes: '',
  commit: 'abc',
  tagged: null,
};

describe('a release', () => {
  it('may be made from what is right', () => assert.deepEqual(problemsOf(RIGHT), []));
  it('may have its tag', () => assert.deepEqual(problemsOf({ ...RIGHT, tagged: 'abc' }), []));

  for (const [what, wrong, problem] of [
    ['a wrong version', { version: 'v0.2.0' }, '"v0.2.0" is no version: write it like 0.2.0'],
    ['no version', { version: '' }, '"" is no version: write it like 0.2.0'],
    ['another version in a file', { stated: { 'package.json': '0.1.0' } }, 'package.json says 0.1.0'],
    ['no notes', { version: '0.3.0', stated: {} }, 'CHANGELOG.md has no section "## 0.3.0 – YYYY-MM-DD"'],
    [
      'no day',
      { changelog: CHANGELOG.replace(' – 2026-12-01', '') },
      'CHANGELOG.md has no section "## 0.2.0 – YYYY-MM-DD"',
    ],
    ['empty notes', { changelog: CHANGELOG.replace('- A rule.\n', '') }, 'CHANGELOG.md says nothing of 0.2.0'],
    [
      'notes that are left over',
      { changelog: CHANGELOG.replace('Unreleased\n', 'Unreleased\n\n- More.\n') },
      'CHANGELOG.md has entries under "Unreleased"',
    ],
    ['changed files', { changes: ' M README.md\n' }, 'files are not committed:\n M README.md'],
    ['a tag elsewhere', { tagged: 'def' }, 'v0.2.0 is the tag of another commit, def'],
  ] as const)
    it(`is not made from ${what}`, () => assert.deepEqual(problemsOf({ ...RIGHT, ...wrong }), [problem]));

  it('tells what the changelog tells', () => {
    assert.equal(notesOf(CHANGELOG, '0.1.0'), '- The first one.');
    assert.equal(notesOf(CHANGELOG, '0.2.0'), '### Added\n\n- A rule.');
    assert.equal(notesOf(CHANGELOG, '0.2'), undefined);
  });

  it('finds its sections in the real changelog', () => {
    assert.notEqual(notesOf(readFileSync('CHANGELOG.md', 'utf8'), 'Unreleased'), undefined);
  });
});
