import assert from 'node:assert/strict';
import fc from 'fast-check';
import { broughtBy } from '../../src/engine/changed.ts';
import type { LintedFile } from '../../src/engine/lint.ts';
import type { Finding } from '../../src/model/finding.ts';

interface Said {
  readonly rule?: string;
  readonly line: number;
  readonly message?: string;
  readonly route?: readonly string[];
  readonly absent?: boolean;
}

const OTHERS = { group: 'dns', severity: 'warning', confidence: 'high', why: '', remedy: '', url: '' } as const;

/** A file of lines, each of one character, with findings at the begin of lines. */
function file(lines: string, said: readonly Said[], path = 'a'): LintedFile {
  const findings = said.map(({ rule = 'r', line, message = 'm', route = [], absent = false }): Finding => {
    const start = (line - 1) * 2;
    const place = { file: path, span: { start, end: start + 1 }, route };
    return { ...OTHERS, rule, place, message, related: [], fix: null, secret: false, absent };
  });
  const text = lines.split('').join('\n');
  return { path, text, kind: 'values', chart: null, runner: null, skipped: null, findings };
}

/** Messages of what a change has brought, with their lines. */
function brought(before: LintedFile | undefined, after: LintedFile): readonly string[] {
  const { text } = after;
  const [{ findings } = after] = broughtBy(before ? [before] : [], [after]);
  return findings.map(({ message, place }) => `${message}:${text.slice(0, place.span.start).split('\n').length}`);
}

describe('broughtBy', () => {
  it('keeps all of a file that was not there', () =>
    assert.deepEqual(brought(undefined, file('abc', [{ line: 1 }, { line: 3, absent: true }])), ['m:1', 'm:3']));

  it('leaves out what stands in a line that has moved, though the way to it is another', () =>
    assert.deepEqual(
      brought(file('abc', [{ line: 2, route: ['x'] }]), file('zzabc', [{ line: 4, route: ['y'] }])),
      [],
    ));

  it('leaves out what points at another line now, if the way to it is the same', () =>
    assert.deepEqual(brought(file('abc', [{ line: 1 }]), file('bc', [{ line: 2 }])), []));

  it('takes other words at the same place for the same finding', () =>
    assert.deepEqual(brought(file('abc', [{ line: 1 }]), file('abc', [{ line: 1, message: 'n' }])), []));

  it('pairs one for one, those with the same words first', () =>
    assert.deepEqual(
      brought(
        file('abc', [{ line: 1, message: 'n' }]),
        file('abc', [
          { line: 1, message: 'm' },
          { line: 1, message: 'n' },
        ]),
      ),
      ['m:1'],
    ));

  it('takes numbers in words for none: they may be those of lines', () =>
    assert.deepEqual(
      brought(
        file('abc', [
          { line: 3, message: 'a, line 3' },
          { line: 3, message: 'b' },
        ]),
        file('zabc', [
          { line: 4, message: 'a, line 4' },
          { line: 4, message: 'c' },
          { line: 4, message: 'b' },
        ]),
      ),
      ['c:4'],
    ));

  it('keeps what another rule says at an old place', () =>
    assert.deepEqual(brought(file('abc', [{ line: 1 }]), file('abc', [{ rule: 's', line: 1 }])), ['m:1']));

  it('keeps what is about a changed line, but not what only is missing near it', () => {
    assert.deepEqual(brought(file('abc', [{ line: 2 }]), file('azc', [{ line: 2 }])), ['m:2']);
    assert.deepEqual(brought(file('abc', [{ line: 2, absent: true }]), file('azc', [{ line: 2, absent: true }])), []);
  });

  it('finds nothing where nothing has changed, and all beside nothing', () => {
    const said = fc.array(
      fc.record({ line: fc.integer({ min: 1, max: 5 }), message: fc.constantFrom('m', 'n'), absent: fc.boolean() }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(said, (list) => {
        const same = file('abcde', list);
        assert.deepEqual(brought(same, same), []);
        assert.equal(brought(undefined, same).length, list.length);
      }),
    );
  });
});
