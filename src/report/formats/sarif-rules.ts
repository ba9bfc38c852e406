import type { Confidence, Severity } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { pageUrl } from '../../rules/page-url.ts';

/** SARIF's word for a severity. */
export const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Scores by which dashboards sort findings about security: high, medium and low of CVSS. */
const SCORES: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', info: '2.0' };

const PRECISIONS: Readonly<Record<Confidence, string>> = { high: 'very-high', medium: 'high', low: 'medium' };

/** A rule as SARIF describes one. */
export function reportingDescriptor({ id, group, severity, confidence, docs }: Rule): object {
  const url = pageUrl(id);
  return {
    id,
    shortDescription: { text: docs.what },
    fullDescription: { text: docs.why },
    help: {
      text: `${docs.why}\n\n${docs.remedy}`,
      markdown: `${docs.why}\n\n**What to do:** ${docs.remedy}\n\n[${id}](${url})`,
    },
    helpUri: url,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [group, 'gitlab-runner', 'kubernetes'],
      precision: PRECISIONS[confidence],
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
      ...(group === 'security' ? { 'security-severity': SCORES[severity] } : {}),
    },
  };
}
