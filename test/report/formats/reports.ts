import { editsOf } from '../../../src/engine/fix/edits-of.ts';
import { lintFile, type LintedFile, type LintOptions } from '../../../src/engine/lint.ts';
import { FORMAT_NAMES, type FormatName, type Report } from '../../../src/report/format.ts';
import { buildReport, jsonReport } from '../../../src/report/json.ts';
import { OTHER_FORMATS } from '../../../src/report/other-formats.ts';
import { textReport } from '../../../src/report/text.ts';
import { rules } from '../../../src/rules/index.ts';

export const NAMES: readonly FormatName[] = FORMAT_NAMES;

/** What the formats are made from, in a repository whose root is the working directory. */
export function reportOn(files: readonly LintedFile[], trouble: readonly string[] = []): Report {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return {
    files,
    data: buildReport(files, '1.2.3'),
    style: { colors: false, columns: undefined },
    rules,
    trouble,
    linted: [],
    fromRoot: (path) => path,
    editsFor: ({ fix }) => (fix ? editsOf(fix, texts) : undefined),
  };
}

export function printed(name: FormatName, report: Report): string {
  if (name === 'text') return textReport(report.files, report.style);
  return name === 'json' ? jsonReport(report.data) : OTHER_FORMATS[name](report);
}

export function lint(path: string, text: string, more: Partial<LintOptions> = {}): LintedFile {
  const options = { facts: {}, preset: 'all', severities: new Map(), today: '2026-11-21', ...more } as const;
  return lintFile({ path, text }, options);
}
