import type { Severity } from '../model/finding.ts';
import type { Preset, Rule } from '../model/rule.ts';
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
export function severityUnder(options: LintOptions): SeverityOf {
  return (rule, reported) =>
    options.severities.get(rule.id) ?? (SHOWN[options.preset](rule, reported) ? reported : 'off');
}

/** True if a preset shows a finding of a rule with the severity that it usually has. */
export function isShownBy(preset: Preset, rule: Rule): boolean {
  return SHOWN[preset](rule, rule.severity);
}
