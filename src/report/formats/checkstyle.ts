import type { Report } from '../format.ts';
import { groupedBy, listed, messageOf, type Listed } from './listed.ts';
import { attributes } from './xml.ts';

/** The XML of Checkstyle, which Jenkins, reviewdog and many others read. What is in no file stands without a line in the file it goes with. */
export function checkstyleReport(report: Report): string {
  const files = [...groupedBy(listed(report), ({ home }) => home)].map(
    ([home, findings]) =>
      `  <file${attributes({ name: home || 'command line' })}>\n${findings.map(errorOf).join('')}  </file>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`;
}

function errorOf({ reported }: Listed): string {
  const { start, severity, group, rule, remedy } = reported;
  const shown = {
    line: start?.line,
    column: start?.column,
    severity,
    message: `${messageOf(reported)} ${remedy}`,
    source: `runner-lint.${group}.${rule}`,
  };
  return `    <error${attributes(shown)}/>\n`;
}
