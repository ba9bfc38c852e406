import type { ReportedFinding } from '../json.ts';
import type { Report } from '../format.ts';
import { printable } from '../printable.ts';

/** One finding a line, `file:line:column: severity: message [rule]`, for `grep`, editors and other programs. */
export function compactReport({ data }: Report): string {
  return data.findings.map((finding) => `${printable(lineOf(finding))}\n`).join('');
}

function lineOf({ file, start, text, severity, message, rule }: ReportedFinding): string {
  const place = file === null ? (text ?? 'command line') : start ? `${file}:${start.line}:${start.column}` : file;
  return `${place}: ${severity}: ${message} [${rule}]`;
}
