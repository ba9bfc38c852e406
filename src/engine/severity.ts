import type { Finding, Severity } from '../model/finding.ts';
import type { Preset, Rule } from '../model/rule.ts';
import { forLatest } from '../text/for-latest.ts';
import type { LintOptions } from './lint.ts';
import type { SeverityOf } from './run-rules.ts';

/** Whether a preset shows a finding. Syntax counts everywhere: what cannot be read cannot be judged. */
const SHOWN: Record<Preset, (rule: Rule, severity: Severity) => boolean> = {
  recommended: (_, severity) => severity !== 'info',
  strict: () => true,
  security: (rule) => rule.group === 'security' || rule.group === 'syntax',
  all: () => true,
};

/** The severity of a finding under these options; `off` if it is not shown. */
export function severityUnder({ severities, preset }: LintOptions): SeverityOf {
  return (rule, reported) => severities.get(rule.id) ?? (SHOWN[preset](rule, reported) ? reported : 'off');
}

/** The same, but what only the preset hides is told too: a comment may be about it. */
export function severityBeforePreset({ severities }: LintOptions): SeverityOf {
  return (rule, reported) => severities.get(rule.id) ?? reported;
}

/**
 * The rules that may have something to say that is shown; nobody need ask the others. One that a rule among them yields to is asked too: it
 * makes that rule silent.
 */
export function rulesToAsk({ severities, preset }: LintOptions, rules: readonly Rule[]): readonly Rule[] {
  const isShown = (rule: Rule): boolean => {
    const severity = severities.get(rule.id);
    return severity === undefined ? SHOWN[preset](rule, rule.gravest ?? rule.severity) : severity !== 'off';
  };
  const shown = rules.filter(isShown);
  if (shown.length === rules.length) return rules;
  const precise = new Set(shown.flatMap(({ yieldsTo = [] }) => yieldsTo));
  return rules.filter((rule) => isShown(rule) || (precise.has(rule.id) && severities.get(rule.id) !== 'off'));
}

const byId = forLatest((rules: readonly Rule[]) => new Map(rules.map((rule) => [rule.id, rule])));

/** True for a finding that the preset does not hide. */
export function isHeard({ severities, preset }: LintOptions, rules: readonly Rule[]): (finding: Finding) => boolean {
  return ({ rule: id, severity }) => {
    const rule = byId(rules).get(id);
    return severities.has(id) || rule === undefined || SHOWN[preset](rule, severity);
  };
}

/** True if a preset shows a finding of a rule with the severity that it usually has. */
export function isShownBy(preset: Preset, rule: Rule): boolean {
  return SHOWN[preset](rule, rule.severity);
}

/** Severities by how grave they are. */
export const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
