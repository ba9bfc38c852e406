import type { LintedFile } from '../engine/lint.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { frameOf } from './frame.ts';
import { linker } from './links.ts';
import { argumentWithoutSecrets } from '../text/without-secrets.ts';
import { type Paint, painter } from './paint.ts';
import { printable, withoutCommands } from './printable.ts';
import { type Source, sourcesOf } from './sources.ts';
import { summarize } from './summary.ts';
import { wrap } from './wrap.ts';

/** How a text report looks. */
export interface TextStyle {
  readonly colors: boolean;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** The names of rules lead to their pages. */
  readonly links?: boolean;
}

interface Page {
  readonly paint: ReturnType<typeof painter>;
  readonly link: ReturnType<typeof linker>;
  readonly width: number;
  readonly source: (path: string | null) => Source | undefined;
  /** Reasons that have been given already: each is told once. */
  readonly told: Set<string>;
}

const INDENT = '  ';
/** What severities look like. */
export const COLORS: Readonly<Record<Severity, Paint>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** The report for people: each finding with its line, what happens, why, and what to do; a summary at the end. */
export function textReport(files: readonly LintedFile[], style: TextStyle): string {
  const page: Page = {
    paint: painter(style.colors),
    link: linker(style.links ?? false),
    width: Math.min(120, Math.max(40, style.columns ?? 100)),
    source: sourcesOf(files),
    told: new Set(),
  };
  const findings = files.flatMap((file) => file.findings).map((finding) => findingText(finding, page));
  return withoutCommands([...findings, summaryLine(files, page.paint)].join('\n'));
}

function findingText(finding: Finding, page: Page): string {
  const { paint, link, width } = page;
  const { rule, severity, place, message, url } = finding;
  const name = link(url, paint('bold', rule));
  const head = `${paint('bold', placeText(place, page))}  ${paint(COLORS[severity], severity)}  ${name}`;
  const lines = [head, ...wrap(message, width, INDENT, INDENT), ...frameLines(finding, page)];
  for (const other of finding.related)
    lines.push(...labelled('see', `${placeText(other.place, page)}: ${other.message}`, page));
  lines.push(...adviceLines(finding, page));
  return `${lines.join('\n')}\n`;
}

/** What to do; with the first finding that has this reason also why, and where to read more. */
function adviceLines({ rule, why, remedy, url }: Finding, page: Page): string[] {
  const reason = `${rule}\n${why}`;
  const advice = labelled('do', remedy, page);
  if (page.told.has(reason)) return advice;
  page.told.add(reason);
  return [...labelled('why', why, page), ...advice, ...labelled('more', url, page)];
}

function labelled(label: string, text: string, { paint, width }: Page): string[] {
  const [first = '', ...rest] = wrap(text, width, `${INDENT}${label.padEnd(4)} `, `${INDENT}     `);
  return [`${INDENT}${paint('cyan', label.padEnd(4))}${first.slice(INDENT.length + 4)}`, ...rest];
}

function frameLines({ place, secret, severity }: Finding, { paint, width, source }: Page): string[] {
  const file = source(place.file);
  if (!file || file.text === '') return [];
  const number = String(file.lines.position(place.span.start).line);
  const gutter = `${INDENT}${' '.repeat(number.length)} ${paint('dim', '|')}`;
  const frame = frameOf(file, place.span, secret, width - number.length - 5);
  return [
    gutter,
    `${INDENT}${paint('dim', `${number} |`)} ${frame.before}${paint(COLORS[severity], frame.marked)}${frame.after}`,
    `${gutter} ${' '.repeat(frame.indent)}${paint(COLORS[severity], '^'.repeat(frame.width))}`,
  ];
}

function placeText(place: Place, { source }: Page): string {
  if (place.file === null) return printable(argumentWithoutSecrets(place.argument ?? 'command line'));
  const position = source(place.file)?.lines.position(place.span.start);
  const name = printable(place.file);
  return position ? `${name}:${position.line}:${position.column}` : name;
}

/** How many findings there are, in how many files. */
export function summaryLine(files: readonly LintedFile[], paint: Page['paint']): string {
  const { files: all, skipped, errors, warnings, infos } = summarize(files);
  const checked = all - skipped;
  const where = `${count(checked, 'file')} checked${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  if (errors + warnings + infos === 0)
    return `${checked > 0 ? paint('green', 'Nothing found') : 'Nothing to check'}: ${where}.\n`;
  const parts = [count(errors, 'error'), count(warnings, 'warning'), ...(infos > 0 ? [count(infos, 'info')] : [])];
  return `${paint('bold', parts.join(', '))}: ${where}.\n`;
}

/** A number with its noun, in the plural where that is due. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
