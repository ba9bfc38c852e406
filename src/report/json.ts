import type { LintedFile } from '../engine/lint.ts';
import type { Finding } from '../model/finding.ts';
import type { Route } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import { fingerprints } from '../engine/fingerprint.ts';
import type { JsonReport, Range, ReportedFinding } from './documents/report.ts';
import { mask } from '../text/mask.ts';
import { secretForms } from '../text/secret-forms.ts';
import { argumentWithoutSecrets } from '../text/without-secrets.ts';
import { escapeInJson } from './printable.ts';
import { type Source, sourcesOf } from './sources.ts';
import { isChecked, summarize } from './summary.ts';

export type { JsonReport, ReportedFinding } from './documents/report.ts';

/** Most of a place's text that a report shows, in UTF-16 units. */
const MAX_TEXT = 200;

type Sources = (path: string | null) => Source | undefined;

/** The report as data. */
export function buildReport(files: readonly LintedFile[], version: string): JsonReport {
  const sources = sourcesOf(files);
  const findings = files.flatMap((file) => file.findings);
  const ids = fingerprints(findings, { textOf: (path) => sources(path)?.text });
  return {
    version: 1,
    tool: { name: 'runner-lint', version },
    files: files
      .filter(isChecked)
      .map(({ path, kind, chart, runner, skipped }) => ({ path, kind, chart, runner, skipped })),
    findings: findings.map((finding, index) => reported(finding, ids[index] ?? '', sources)),
    summary: summarize(files),
  };
}

/** The report as one JSON document, ended by a line break. */
export function jsonReport(report: JsonReport): string {
  return `${escapeInJson(JSON.stringify(report, null, 2))}\n`;
}

function reported(finding: Finding, fingerprint: string, sources: Sources): ReportedFinding {
  const { rule, group, severity, confidence, place, message, why, remedy, url, fix, related } = finding;
  const { document } = place;
  const via = place.via?.map(shownRoute) ?? [];
  return {
    rule,
    group,
    severity,
    confidence,
    ...range(place, sources),
    text: finding.secret ? null : textAt(place, sources),
    route: shownRoute(place.route),
    ...(via.length > 0 ? { via } : {}),
    ...(place.innerRoute ? { innerRoute: shownRoute(place.innerRoute) } : {}),
    ...(document === undefined ? {} : { document }),
    message,
    why,
    remedy,
    url,
    fix: fix && { disposition: fix.disposition, title: fix.title, needs: fix.needs },
    related: related.map((other) => ({ ...range(other.place, sources), message: other.message })),
    fingerprint,
  };
}

/** Keys as they are spelled in the file; where what should be a value is read as a key, it may be a secret. */
function shownRoute(route: Route): Route {
  return route.map((step) => (typeof step === 'string' ? mask(step, secretForms(step)) : step));
}

function range({ file, span }: Place, sources: Sources): Range {
  const lines = sources(file)?.lines;
  if (!lines) return { file, start: null, end: null };
  return { file, start: lines.position(span.start), end: lines.position(span.end) };
}

function textAt({ file, span, argument }: Place, sources: Sources): string | null {
  if (argument !== undefined) return argumentWithoutSecrets(argument).slice(0, MAX_TEXT);
  const source = sources(file);
  const shown = { start: span.start, end: Math.min(span.end, span.start + MAX_TEXT) };
  return !source || source.secrets.within(shown).length > 0 ? null : source.text.slice(shown.start, shown.end);
}
