import type { Report } from '../format.ts';
import type { ReportedFinding } from '../json.ts';
import { printable, withoutCommands } from '../printable.ts';
import { listed, positionOf, type Listed } from './listed.ts';

/** A note for a merge request: what was found and where, and folded below it what to do. */
export function markdownReport(report: Report): string {
  const found = listed(report);
  const { files, skipped } = report.data.summary;
  const checked = `${count(files - skipped, 'file')} checked${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  if (found.length === 0) return `### runner-lint: nothing found\n\n${checked}.\n`;
  const advice = ['<details><summary>What to do</summary>', '', ...adviceFor(found), '', '</details>'];
  return [`### runner-lint: ${countsOf(report)}`, '', ...found.map(itemOf), '', ...advice, '', `${checked}.`, ''].join(
    '\n',
  );
}

function countsOf({ data: { summary } }: Report): string {
  const { errors, warnings, infos } = summary;
  return [count(errors, 'error'), count(warnings, 'warning'), ...(infos > 0 ? [count(infos, 'info')] : [])].join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function itemOf({ reported }: Listed): string {
  const { severity, rule, url, message } = reported;
  return `- **${severity}** ${code(placeOf(reported))} [${rule}](${url}): ${prose(message)}`;
}

function placeOf(finding: ReportedFinding): string {
  return finding.file === null ? (finding.text ?? 'command line') : finding.file + positionOf(finding);
}

/** Each advice once, with the rule that gives it. */
function adviceFor(found: readonly Listed[]): readonly string[] {
  return [...new Set(found.map(({ reported: { rule, remedy } }) => `- ${rule}: ${prose(remedy)}`))];
}

/** Text with its code between backticks; every other character shows as it is, and calls nobody. */
function prose(text: string): string {
  return withoutCommands(printable(text))
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part))
    .join('');
}

/** Markdown's marks, HTML, and what GitLab and GitHub take for references; behind a code span `@` mentions nobody. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|~$^&%=]/g, '\\$&').replaceAll('@', '`@`');
}

/** Text as it is, between more backticks than it has in a row. */
function code(text: string): string {
  const shown = withoutCommands(printable(text));
  const fence = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return fence.length > 1 ? `${fence} ${shown} ${fence}` : fence + shown + fence;
}
