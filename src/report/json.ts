import type { LintedFile } from '../engine/lint.ts';
import type { Fix } from '../model/fix.ts';
import type { Confidence, Finding, Group, Severity } from '../model/finding.ts';
import type { Route } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import type { FileKind } from '../model/release.ts';
import type { Position } from '../text/line-index.ts';
import { fingerprints } from '../engine/fingerprint.ts';
import { mask, secretSpans } from './mask.ts';
import { escapeInJson } from './printable.ts';
import { type Source, sourcesOf } from './sources.ts';
import { isChecked, summarize, type Summary } from './summary.ts';

/** Most of a place's text that a report shows, in UTF-16 units. */
const MAX_TEXT = 200;

interface Range {
  readonly file: string | null;
  readonly start: Position | null;
  readonly end: Position | null;
}

/** A finding as `schemas/report.schema.json` describes it. */
export interface ReportedFinding extends Range {
  readonly rule: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What stands at the place; null where it must not be shown, or stands in no file. */
  readonly text: string | null;
  readonly route: Route;
  readonly via?: readonly Route[];
  readonly innerRoute?: Route;
  readonly document?: number;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly url: string;
  readonly fix: Pick<Fix, 'disposition' | 'title' | 'needs'> | null;
  readonly related: readonly (Range & { readonly message: string })[];
  readonly fingerprint: string;
}

/** The whole report; fields and their meaning are a contract with other programs. */
export interface JsonReport {
  readonly version: 1;
  readonly tool: { readonly name: 'runner-lint'; readonly version: string };
  readonly files: readonly {
    readonly path: string;
    readonly kind: FileKind | null;
    readonly chart: string | null;
    readonly runner: string | null;
    readonly skipped: string | null;
  }[];
  readonly findings: readonly ReportedFinding[];
  readonly summary: Summary;
}

type Sources = (path: string | null) => Source | undefined;

/** The report as data. */
export function buildReport(files: readonly LintedFile[], version: string): JsonReport {
  const sources = sourcesOf(files);
  const findings = files.flatMap((file) => file.findings);
  const ids = fingerprints(findings);
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
  const { route, via, innerRoute, document } = place;
  return {
    rule,
    group,
    severity,
    confidence,
    ...range(place, sources),
    text: finding.secret ? null : textAt(place, sources),
    route,
    ...(via && via.length > 0 ? { via } : {}),
    ...(innerRoute ? { innerRoute } : {}),
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

function range({ file, span }: Place, sources: Sources): Range {
  const lines = sources(file)?.lines;
  if (!lines) return { file, start: null, end: null };
  return { file, start: lines.position(span.start), end: lines.position(span.end) };
}

function textAt({ file, span, argument }: Place, sources: Sources): string | null {
  if (argument !== undefined) return mask(argument, secretSpans(argument)).slice(0, MAX_TEXT);
  const source = sources(file);
  const shown = { start: span.start, end: Math.min(span.end, span.start + MAX_TEXT) };
  return !source || source.secrets.within(shown).length > 0 ? null : source.text.slice(shown.start, shown.end);
}
