import { wrap } from '../report/wrap.ts';
import { GROUPS } from '../rules/groups.ts';
import type { RuleSummary } from './rule.ts';

const GAP = '  ';

/** Rules as a table for a terminal: a heading a group, two lines or more a rule. Ends with a line break. */
export function catalogueText(all: readonly RuleSummary[], width: number): string {
  const column = Math.max(0, ...all.map(({ id }) => id.length));
  const groups = [...new Set(all.map(({ group }) => group))].map((group) => [
    ...wrap(`${group}: ${GROUPS[group]}`, width, '', GAP),
    ...all.filter((rule) => rule.group === group).flatMap((rule) => ruleLines(rule, column, width)),
  ]);
  return `${groups.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function ruleLines(
  { id, severity, presets, what, fixable }: RuleSummary,
  column: number,
  width: number,
): readonly string[] {
  const head = [id.padEnd(column), severity.padEnd('warning'.length), presets.join(' ')].join(' ');
  return [`${GAP}${head}`, ...wrap(fixable ? `${what} Fixable.` : what, width, GAP.repeat(2), GAP.repeat(2))];
}
