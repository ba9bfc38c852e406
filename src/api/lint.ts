import type { JsonReport } from '../report/documents/report.ts';
import { buildReport } from '../report/json.ts';
import { VERSION } from '../report/version.ts';
import type { Input, LintOptions } from './input.ts';
import { lintAll } from './judged.ts';
import { engineOptions } from './options.ts';

/**
 * Finds what will fail in the files of an input: the report that `runner-lint --format json` prints.
 * Never throws on what is in the files; throws a `RangeError` for options that mean nothing.
 */
export function lint(input: Input, options: LintOptions = {}): JsonReport {
  return buildReport(lintAll(input, engineOptions(options), options), VERSION);
}
