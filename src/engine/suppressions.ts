import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Rule } from '../model/rule.ts';
import { rules } from '../rules/index.ts';
import expired from '../rules/syntax/expired-suppression.ts';
import withoutReason from '../rules/syntax/suppression-without-reason.ts';
import unused from '../rules/syntax/unused-suppression.ts';
import type { Span } from '../text/span.ts';
import { type Directive, directivesOf } from './directives.ts';
import { type SeverityOf, toFinding } from './run-rules.ts';

/** What decides over the comments of a file. */
export interface Silence {
  /** Rules that no comment silences. */
  readonly locked: ReadonlySet<string>;
  /** The day of the run, `2026-11-21`; without it nothing expires. */
  readonly today?: string;
  readonly severityOf: SeverityOf;
}

/** The findings of a file that its comments leave, and what is wrong with the comments. */
export function suppressed(
  file: { readonly path: string; readonly text: string },
  findings: readonly Finding[],
  silence: Silence,
): readonly Finding[] {
  const directives = directivesOf(file.text);
  if (directives.length === 0) return findings;
  const working = directives.filter((directive) => isWorking(directive, silence));
  const used = new Map<Directive, Set<string>>();
  const left = findings.filter((finding) => {
    const by = silence.locked.has(finding.rule) ? undefined : working.find((one) => covers(one, finding, file.path));
    if (by) used.set(by, (used.get(by) ?? new Set()).add(finding.rule));
    return by === undefined;
  });
  const about = directives.flatMap((directive) => faultsOf(directive, used.get(directive), silence));
  return [
    ...left,
    ...about.flatMap(({ rule, span, message }) => {
      const place: Place = { file: file.path, span, route: [] };
      return toFinding(rule, { at: place, message }, silence.severityOf) ?? [];
    }),
  ];
}

function isWorking({ reason, until, rules: named }: Directive, { today }: Silence): boolean {
  return reason !== '' && named.length > 0 && !(until !== undefined && today !== undefined && until < today);
}

function covers({ rules: named, scope }: Directive, { rule, place }: Finding, path: string): boolean {
  const { start } = place.span;
  return named.includes(rule) && place.file === path && start >= scope.start && start < scope.end;
}

interface Fault {
  readonly rule: Rule;
  readonly span: Span;
  readonly message: string;
}

function faultsOf(directive: Directive, used: ReadonlySet<string> | undefined, silence: Silence): readonly Fault[] {
  const { rules: named, reason, until, span } = directive;
  if (named.length === 0) return [{ rule: unused, span, message: 'This comment names no rule, so it silences none.' }];
  if (reason === '')
    return [{ rule: withoutReason, span, message: `This comment silences nothing until it says why: -- REASON.` }];
  if (!isWorking(directive, silence))
    return [{ rule: expired, span, message: `This comment counted until ${until}; the findings are shown again.` }];
  return named
    .filter((id) => !used?.has(id))
    .flatMap((id) => {
      const message = unusedMessage(id, silence);
      return message === undefined ? [] : [{ rule: unused, span, message }];
    });
}

/** Nothing is said of a rule that does not run at all. */
function unusedMessage(id: string, { locked, severityOf }: Silence): string | undefined {
  if (locked.has(id)) return `The configuration locks ${id}: no comment can silence it.`;
  const rule = rules.find((one) => one.id === id);
  if (!rule) return `There is no rule ${id}.`;
  return severityOf(rule, rule.severity) === 'off' ? undefined : `${id} has nothing to say here.`;
}
