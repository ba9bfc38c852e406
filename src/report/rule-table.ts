import type { LintedFile } from '../engine/lint.ts';
import { RANK } from '../engine/severity.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from './format.ts';
import { linker } from './links.ts';
import { painter } from './paint.ts';
import { COLORS, count, summaryLine } from './text.ts';

interface Row {
  readonly finding: Finding;
  readonly files: ReadonlySet<string | null>;
  readonly number: number;
  readonly fixable: number;
}

/** The findings counted by rule and severity, most first, and the summary of the text report. */
export function ruleTable({ files, style }: Report): string {
  const paint = painter(style.colors);
  const link = linker(style.links ?? false);
  const rows = rowsOf(files);
  const widthOf = (cell: (row: Row) => string): number => Math.max(...rows.map((row) => cell(row).length));
  const [numbers, severities, rules, groups] = [
    widthOf(({ number }) => String(number)),
    widthOf(({ finding }) => finding.severity),
    widthOf(({ finding }) => finding.rule),
    widthOf(({ finding }) => finding.group),
  ];
  const lines = rows.map(({ finding: { rule, severity, group, url }, number, fixable, files: where }) => {
    const fix = fixable > 0 ? `, ${fixable === number ? '' : `${fixable} `}fixable` : '';
    const name = link(url, paint('bold', rule)) + ' '.repeat(rules - rule.length);
    const level = paint(COLORS[severity], severity) + ' '.repeat(severities - severity.length);
    return `${String(number).padStart(numbers)}  ${level}  ${name}  ${group.padEnd(groups)}  ${count(where.size, 'file')}${fix}\n`;
  });
  return `${lines.join('')}${lines.length > 0 ? '\n' : ''}${summaryLine(files, paint)}`;
}

function rowsOf(files: readonly LintedFile[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const finding of files.flatMap((file) => file.findings)) {
    const key = `${finding.rule} ${finding.severity}`;
    const { files: where = [], number = 0, fixable = 0 } = rows.get(key) ?? {};
    rows.set(key, {
      finding,
      files: new Set([...where, finding.place.file]),
      number: number + 1,
      fixable: fixable + (finding.fix ? 1 : 0),
    });
  }
  return [...rows.values()].toSorted(
    (a, b) =>
      b.number - a.number ||
      RANK[b.finding.severity] - RANK[a.finding.severity] ||
      (a.finding.rule < b.finding.rule ? -1 : 1),
  );
}
