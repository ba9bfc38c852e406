import type { CorrectedFile } from '../engine/fix/corrected.ts';
import { LineIndex } from '../text/line-index.ts';
import { type Paint, painter } from './paint.ts';
import { printable } from './printable.ts';
import { summarize } from './summary.ts';

const COLORS: Readonly<Record<string, Paint>> = { '-': 'red', '+': 'green', '@': 'cyan' };

/** A unified diff as a terminal shows it: coloured, and without characters that it would obey. */
export function paintedDiff(diff: string): string {
  const paint = painter(true);
  return diff.replaceAll(/[^\n]+/g, (line) => {
    const color = COLORS[line.charAt(0)];
    const shown = printable(line.replace(/\r$/, ''));
    return color ? paint(color, shown) : shown;
  });
}

/** One line about a file: how many fixes were made, which were not and why, what is left. */
export function fixRemark({ path, applied, dropped, left }: CorrectedFile): string {
  if (left.skipped !== null) return `${path}: skipped: ${left.skipped}`;
  const rules = [...new Set(applied.map(({ rule }) => rule))];
  const reasons = dropped.map(({ rule, reason }) => `${rule} is not corrected: ${reason}`);
  const refused = new Set(dropped.map(({ rule }) => rule));
  const unsafe = left.findings.filter(({ rule, fix }) => fix?.disposition === 'unsafe' && !refused.has(rule)).length;
  return `${path}: ${[
    applied.length === 0 ? 'nothing to correct' : `${counted(applied.length, 'fix', 'fixes')} (${rules.join(', ')})`,
    ...new Set(reasons),
    ...(unsafe > 0 ? [`${unsafe} more with --unsafe`] : []),
    leftText(left),
  ].join('; ')}`;
}

/** What is left in a file, a line each. */
export function leftLines({ path, left: { findings, text } }: CorrectedFile): readonly string[] {
  const lines = new LineIndex(text);
  return findings.map(({ rule, severity, place, message }) => {
    const { line, column } = lines.position(place.span.start);
    return `${path}:${line}:${column}: ${severity} ${rule}: ${message}`;
  });
}

function leftText(file: CorrectedFile['left']): string {
  const { errors, warnings, infos } = summarize([file]);
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'info')] : []),
  ];
  return parts.length === 0 ? 'no finding is left' : `left: ${parts.join(', ')}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
