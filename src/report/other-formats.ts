import type { Format, FormatName } from './format.ts';
import { checkstyleReport } from './formats/checkstyle.ts';
import { codeQualityReport } from './formats/codequality.ts';
import { compactReport } from './formats/compact.ts';
import { githubReport } from './formats/github.ts';
import { junitReport } from './formats/junit.ts';
import { markdownReport } from './formats/markdown.ts';
import { rdjsonReport } from './formats/rdjson.ts';
import { sarifReport } from './formats/sarif.ts';
import { htmlReport } from './html/page.ts';

/** The formats that most runs do not need: a part of the program that is loaded when one is asked for. */
export const OTHER_FORMATS: Readonly<Record<Exclude<FormatName, 'text' | 'json'>, Format>> = {
  compact: compactReport,
  markdown: markdownReport,
  codequality: codeQualityReport,
  junit: junitReport,
  sarif: sarifReport,
  github: githubReport,
  checkstyle: checkstyleReport,
  rdjson: rdjsonReport,
  html: htmlReport,
};

export { ruleTable } from './rule-table.ts';
