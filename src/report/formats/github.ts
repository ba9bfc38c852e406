import type { Severity } from '../../model/finding.ts';
import type { Report } from '../format.ts';
import type { ReportedFinding } from '../json.ts';
import { printable, withoutCommands } from '../printable.ts';
import { lastLineOf, listed, messageOf, type Listed } from './listed.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands of GitHub Actions, one a line, which become annotations. What is in no file has no place. */
export function githubReport(report: Report): string {
  return listed(report)
    .map((one) => commandOf(one, report))
    .join('');
}

function commandOf({ reported }: Listed, { fromRoot }: Report): string {
  const { file, severity, rule, remedy, url } = reported;
  const place = file === null ? {} : { file: fromRoot(file), ...rangeOf(reported) };
  const properties = Object.entries({ ...place, title: rule }).map(([name, value]) => `${name}=${inProperty(value)}`);
  const message = [messageOf(reported), remedy, url].map(harmless).join('\n');
  return `::${COMMANDS[severity]} ${properties.join(',')}::${inMessage(message)}\n`;
}

/** GitHub takes columns within one line only. */
function rangeOf(finding: ReportedFinding): Readonly<Record<string, number>> {
  const { start, end } = finding;
  if (!start || !end) return {};
  const endLine = lastLineOf(finding);
  const columns = end.line === start.line ? { col: start.column, endColumn: end.column } : {};
  return { line: start.line, endLine, ...columns };
}

function harmless(text: string): string {
  return withoutCommands(printable(text));
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(value: string | number): string {
  return inMessage(harmless(String(value)))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');
}
