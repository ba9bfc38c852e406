import type { Finding } from '../model/finding.ts';
import { identity } from './variants.ts';
import { compareText } from '../text/compare.ts';

/** The same finding once: sub-charts that share an anchor see its faults several times. */
export function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [identity(finding), finding])).values()];
}

/** By place, then by rule and words, so that reports are stable. */
export function sorted(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      a.place.span.start - b.place.span.start ||
      a.place.span.end - b.place.span.end ||
      compareText(a.rule, b.rule) ||
      compareText(a.message, b.message),
  );
}

/** The first findings, and one more that counts the rest. */
export function limited(findings: readonly Finding[], most: number): readonly Finding[] {
  const last = findings[most];
  if (!last) return findings;
  const rest = findings.length - most;
  const summary: Finding = {
    ...last,
    rule: 'input-limit',
    group: 'syntax',
    severity: 'warning',
    message: `${rest} more findings in this file are not listed`,
    why: `Only the first ${most} findings of a file are listed.`,
    remedy: 'Correct what is listed, then run again.',
    related: [],
    fix: null,
    absent: false,
  };
  return [...findings.slice(0, most), summary];
}
