import { editsOf } from '../engine/fix/edits-of.ts';
import type { Finding } from '../model/finding.ts';
import { type FileEdits, FORMATS_WITH_EDITS } from '../report/format.ts';
import { FORMAT_NAMES, type FormatName } from '../report/format-names.ts';
import { buildReport, jsonReport } from '../report/json.ts';
import { OTHER_FORMATS } from '../report/other-formats.ts';
import { textReport } from '../report/text.ts';
import { VERSION } from '../report/version.ts';
import { rules } from '../rules/index.ts';
import type { Input, LintOptions } from './input.ts';
import { unitsOf } from './judged.ts';
import { engineOptions } from './options.ts';

/**
 * Lints and writes down what was found as `runner-lint --format NAME` does, without colours; ended by a line break.
 * Throws a `RangeError` for options that mean nothing.
 */
export function report(format: FormatName, input: Input, options: LintOptions = {}): string {
  if (!FORMAT_NAMES.includes(format)) throw new RangeError(`format ${format}: there are ${FORMAT_NAMES.join(', ')}`);
  const judged = engineOptions(options);
  const units = unitsOf(input, options);
  const files = units.flatMap((unit) => unit.lint(unit.files, judged));
  const style = { colors: false, columns: undefined };
  if (format === 'text') return textReport(files, style);
  const data = buildReport(files, VERSION);
  if (format === 'json') return jsonReport(data);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const editsFor = ({ fix }: Finding): FileEdits | undefined =>
    fix && FORMATS_WITH_EDITS.has(format) ? editsOf(fix, texts) : undefined;
  const linted = units.map((unit) => ({ ...unit, options: judged }));
  return OTHER_FORMATS[format]({ files, linted, data, style, rules, trouble: [], fromRoot: (path) => path, editsFor });
}
