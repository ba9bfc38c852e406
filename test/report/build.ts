import type { LintedFile } from '../../src/engine/lint.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Place } from '../../src/model/place.ts';

/** A file of kind values with these findings. */
export function linted(path: string, text: string, findings: readonly Finding[] = []): LintedFile {
  return { path, text, kind: 'values', chart: '0.92.0', runner: '19.3.0', skipped: null, findings };
}

/** A file that is none of our kinds. */
export function skipped(path: string): LintedFile {
  return { path, text: '', kind: null, chart: null, runner: null, skipped: 'not ours', findings: [] };
}

/** A finding at the first place where `marked` stands in the text. */
export function finding(file: string, text: string, marked: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'some-rule',
    group: 'dns',
    severity: 'warning',
    confidence: 'high',
    place: placeOf(file, text, marked),
    message: 'It breaks.',
    why: 'Because.',
    remedy: 'Do not.',
    url: 'https://example.com/some-rule',
    related: [],
    fix: null,
    secret: false,
    absent: false,
    ...more,
  };
}

export function placeOf(file: string, text: string, marked: string): Place {
  const start = text.indexOf(marked);
  return { file, span: { start, end: start + marked.length }, route: ['a', 0] };
}
