import type { Severity } from '../../model/finding.ts';
import type { Position } from '../../text/line-index.ts';
import type { Report } from '../format.ts';
import { escapeInJson, printable, wellFormed } from '../printable.ts';
import { type Source, sourcesOf } from '../sources.ts';
import { HOME_PAGE } from './home-page.ts';
import { listed, messageOf, type Listed } from './listed.ts';
import { type Replacements, replacementsIn } from './replacements.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** The format of reviewdog, whose columns are bytes of UTF-8. What is in no file has no range. */
export function rdjsonReport(report: Report): string {
  const source = sourcesOf(report.files);
  const replacements = replacementsIn(report);
  const document = {
    source: { name: 'runner-lint', url: HOME_PAGE },
    diagnostics: listed(report).map((one) => diagnosticOf(one, source(one.reported.file), replacements(one))),
  };
  return `${escapeInJson(JSON.stringify(document, null, 2))}\n`;
}

function diagnosticOf(
  { reported, home }: Listed,
  source: Source | undefined,
  replacements: readonly Replacements[] | undefined,
): object {
  const { file, start, end, severity, rule, url, remedy } = reported;
  const range = source && start && end ? { range: rangeOf(start, end, source) } : {};
  const suggestions = source ? (replacements?.flatMap((own) => suggestionOf(own, file, source)) ?? []) : [];
  return {
    message: printable(`${messageOf(reported)} ${remedy}`),
    location: { path: wellFormed(file ?? (home || 'command line')), ...range },
    severity: SEVERITIES[severity],
    code: { value: rule, url },
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

/** reviewdog takes each suggestion by itself, so that a correction of several places is one from the first to the last. */
function suggestionOf(
  { file, replacements }: Replacements,
  reported: string | null,
  source: Source,
): readonly object[] {
  const [first, last] = [replacements[0], replacements.at(-1)];
  if (file !== reported || !first || !last) return [];
  const parts = replacements.map((one, index) => {
    const next = replacements[index + 1]?.start.offset ?? one.end.offset;
    return one.text + source.text.slice(one.end.offset, next);
  });
  const between = { start: first.start.offset, end: last.end.offset };
  if (replacements.length > 1 && source.secrets.within(between).length > 0) return [];
  return [{ range: rangeOf(first.start, last.end, source), text: wellFormed(parts.join('')) }];
}

function rangeOf(start: Position, end: Position, source: Source): object {
  return { start: inBytes(start, source), end: inBytes(end, source) };
}

function inBytes({ line, column, offset }: Position, { text }: Source): object {
  return { line, column: new TextEncoder().encode(text.slice(offset - column + 1, offset)).length + 1 };
}
