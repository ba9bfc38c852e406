import type { Finding, Severity } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Release, View } from '../model/release.ts';
import type { Report, Rule } from '../model/rule.ts';
import { pageUrl } from '../rules/page-url.ts';
import { messageWithoutSecrets } from '../text/without-secrets.ts';
import { appliesTo } from './applies-to.ts';
import { fixOf } from './fix/fix-of.ts';

/** The severity that a rule's finding is given; `off` if it is not shown. */
export type SeverityOf = (rule: Rule, reported: Severity) => Severity | 'off';

/** What the rules say about one release, in no particular order. */
export function runRules(rules: readonly Rule[], release: Release, severityOf: SeverityOf): Finding[] {
  const findings: Finding[] = [];
  const yielding = new Map<Finding, readonly string[]>();
  let rule: Rule;
  const report = (said: Report): void => {
    const finding = toFinding(rule, said, severityOf);
    if (!finding) return;
    findings.push(finding);
    if (rule.yieldsTo) yielding.set(finding, rule.yieldsTo);
  };
  for (rule of rules) if (appliesTo(rule, release)) rule.check(release, report);
  if (yielding.size === 0) return findings;
  return findings.filter((finding) => !isOutspoken(finding, yielding.get(finding) ?? [], findings));
}

/** True if one of the rules that the finding's own yields to speaks of the same place. */
function isOutspoken({ place }: Finding, yieldsTo: readonly string[], findings: readonly Finding[]): boolean {
  return yieldsTo.length > 0 && findings.some((other) => yieldsTo.includes(other.rule) && overlap(other.place, place));
}

/** The same characters, or a key and its value. */
function overlap(a: Place, b: Place): boolean {
  if (a.file !== b.file) return false;
  const isSameSetting = JSON.stringify([a.route, a.innerRoute]) === JSON.stringify([b.route, b.innerRoute]);
  return isSameSetting || (a.span.start <= b.span.end && b.span.start <= a.span.end);
}

/** A finding of what a rule says; undefined if nobody wants to hear it. */
export function toFinding(rule: Rule, said: Report, severityOf: SeverityOf): Finding | undefined {
  const severity = severityOf(rule, said.severity ?? rule.severity);
  if (severity === 'off') return undefined;
  const place = placeOf(said.at);
  const shown = (text: string): string => messageWithoutSecrets(text, place.argument);
  return {
    rule: rule.id,
    group: rule.group,
    severity,
    confidence: rule.confidence,
    place,
    message: shown(said.message),
    why: rule.docs.why,
    remedy: said.remedy ? shown(said.remedy) : rule.docs.remedy,
    url: pageUrl(rule.id),
    related: (said.related ?? []).map(({ at, message }) => ({ place: placeOf(at), message: shown(message) })),
    fix: said.fix ? fixOf({ ...said.fix, title: shown(said.fix.title) }) : null,
    secret: said.secret ?? false,
    absent: isView(said.at) && !said.at.written,
  };
}

function isView(at: View | Place): at is View {
  return 'place' in at;
}

function placeOf(at: View | Place): Place {
  return isView(at) ? at.place : at;
}
