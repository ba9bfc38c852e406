import type { Finding } from '../../model/finding.ts';
import type { Report } from '../format.ts';
import type { ReportedFinding } from '../json.ts';

/** A finding of a report. */
export interface Listed {
  readonly reported: ReportedFinding;
  readonly finding: Finding;
  /** Path of the file that it stands with: its own, or the first of the release whose command line it is about; empty if there is none. */
  readonly home: string;
}

/** The findings of a report in its order. */
export function listed({ files, data }: Report): readonly Listed[] {
  const origins = files.flatMap(({ path, findings }) => findings.map((finding) => ({ finding, home: path })));
  return origins.flatMap((origin, index) => {
    const reported = data.findings[index];
    return reported ? [{ ...origin, reported }] : [];
  });
}

/** What happens, with the argument of the command line that it is about, where that is no file. */
export function messageOf({ file, text, message }: ReportedFinding): string {
  return file === null && text !== null ? `${text}: ${message}` : message;
}

/** Line and column as `:31:9`; empty where there are none. */
export function positionOf({ start }: ReportedFinding): string {
  return start ? `:${start.line}:${start.column}` : '';
}

/** The last line of which something belongs to a finding: an end at the start of a line is the end of the line before. */
export function lastLineOf({ start, end }: ReportedFinding): number {
  const line = start?.line ?? 1;
  return end ? Math.max(line, end.column === 1 ? end.line - 1 : end.line) : line;
}

/** Findings by a key, the keys in the order in which they come first. */
export function groupedBy(findings: readonly Listed[], keyOf: (one: Listed) => string): ReadonlyMap<string, Listed[]> {
  const groups = new Map<string, Listed[]>();
  for (const one of findings) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
