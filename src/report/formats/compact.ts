import type { Report } from '../format.ts';
import { printable, withoutCommands } from '../printable.ts';
import { listed, positionOf, type Listed } from './listed.ts';

/** One finding a line, `file:line:column: severity: message [rule]`, for `grep`, editors and other programs. */
export function compactReport(report: Report): string {
  return listed(report)
    .map((one) => `${withoutCommands(printable(lineOf(one)))}\n`)
    .join('');
}

function lineOf({ reported }: Listed): string {
  const { file, text, severity, message, rule } = reported;
  const place = file === null ? (text ?? 'command line') : file + positionOf(reported);
  return `${place}: ${severity}: ${message} [${rule}]`;
}
