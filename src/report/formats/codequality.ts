import type { Severity } from '../../model/finding.ts';
import type { Report } from '../format.ts';
import { escapeInJson, printable, wellFormed } from '../printable.ts';
import { lastLineOf, listed, messageOf, type Listed } from './listed.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/**
 * The Code Quality report of GitLab: an array of findings, which it compares by their fingerprints. It takes none without path and line; what
 * is in no file stands at the first line of the file it goes with.
 */
export function codeQualityReport(report: Report): string {
  const findings = listed(report).map((one) => degradationOf(one, report));
  return `${escapeInJson(JSON.stringify(findings, null, 2))}\n`;
}

function degradationOf({ reported, home }: Listed, { fromRoot }: Report): object {
  const { rule, severity, start, fingerprint, file } = reported;
  return {
    description: printable(`${messageOf(reported)} [${rule}]`),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: {
      path: wellFormed(fromRoot(file ?? (home || 'command line'))),
      lines: { begin: start?.line ?? 1, end: lastLineOf(reported) },
    },
  };
}
