import type { LintedFile } from '../../engine/lint.ts';
import type { Report } from '../format.ts';
import { groupedBy, listed, messageOf, positionOf, type Listed } from './listed.ts';
import { attributes, xml } from './xml.ts';

/** How many tests of a suite, or of all. */
interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

/**
 * JUnit's XML: a suite for each file, a failed test for each finding, one that passes for a file without any. GitLab takes tests with the same
 * name for the same: a name says rule and setting, which stay when lines move.
 */
export function junitReport(report: Report): string {
  const found = groupedBy(listed(report), ({ home }) => home);
  const suites = report.files
    .map((file) => ({ file, findings: found.get(file.path) ?? [] }))
    .filter(({ file, findings }) => file.path !== '' || findings.length > 0)
    .map(({ file, findings }) => ({ counts: countsOf(file, findings), text: suiteOf(file, findings, report) }));
  const sum = (key: keyof Counts): number => suites.reduce((total, { counts }) => total + counts[key], 0);
  const all = { name: 'runner-lint', tests: sum('tests'), failures: sum('failures'), errors: 0 };
  const texts = suites.map(({ text }) => text).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(all)}>\n${texts}</testsuites>\n`;
}

function countsOf({ skipped }: LintedFile, findings: readonly Listed[]): Counts {
  return { tests: Math.max(1, findings.length), failures: findings.length, skipped: skipped === null ? 0 : 1 };
}

function suiteOf(file: LintedFile, findings: readonly Listed[], { fromRoot }: Report): string {
  const name = file.path || 'command line';
  const path = file.path === '' ? undefined : fromRoot(file.path);
  const names = uniqueNames(findings);
  const cases = findings.map((one, index) => failedCase(one, { name: names[index], classname: name, file: path }));
  if (cases.length === 0) cases.push(caseWithout(file, { classname: name, file: path }));
  const head = attributes({ name, ...countsOf(file, findings), errors: 0 });
  return `  <testsuite${head}>\n${cases.join('')}  </testsuite>\n`;
}

function caseWithout({ skipped }: LintedFile, names: Readonly<Record<string, string | undefined>>): string {
  const head = attributes({ name: 'no findings', ...names });
  return skipped === null
    ? `    <testcase${head}/>\n`
    : `    <testcase${head}><skipped>${xml(skipped)}</skipped></testcase>\n`;
}

function failedCase({ reported }: Listed, names: Readonly<Record<string, string | undefined>>): string {
  const { file, severity, message, why, remedy, url } = reported;
  const place = file === null ? [] : [file + positionOf(reported)];
  const lines = [...place, messageOf(reported), why, remedy, url].map(xml).join('\n');
  const failure = `<failure${attributes({ message, type: severity })}>${lines}</failure>`;
  return `    <testcase${attributes(names)}>${failure}</testcase>\n`;
}

function uniqueNames(findings: readonly Listed[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map(({ reported: { rule, document, route, via = [], innerRoute = [], text, file } }) => {
    const setting = file === null ? (text ?? '') : [document ?? [], route, ...via, innerRoute].flat().join('.');
    const name = setting === '' ? rule : `${rule} at ${setting}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
