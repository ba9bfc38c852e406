import { PRESETS } from '../config/configuration.ts';
import { isShownBy } from '../engine/severity.ts';
import { FACTS } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { Confidence, Group, Severity } from '../model/finding.ts';
import type { Example, Preset, Rule } from '../model/rule.ts';
import { pageUrl } from '../rules/page-url.ts';

/** A rule in one line (schemas/rules.schema.json). */
export interface RuleSummary {
  readonly id: string;
  readonly group: Group;
  readonly severity: Severity;
  /** The presets that show a finding of that severity. */
  readonly presets: readonly Preset[];
  readonly what: string;
  readonly url: string;
  /** True if some of its findings can be corrected. */
  readonly fixable: boolean;
}

/** All that is told about a rule (schemas/explain.schema.json). */
export interface ExplainedRule extends RuleSummary {
  readonly kind: 'rule';
  readonly confidence: Confidence;
  readonly since: string;
  /** First versions that it is about; null where it is about all. */
  readonly appliesFrom: Readonly<Record<'chart' | 'runner', string | null>>;
  readonly why: string;
  readonly remedy: string;
  /** What its fix does; null where it has none. */
  readonly fix: string | null;
  readonly keys: readonly string[];
  readonly facts: readonly { readonly name: string; readonly what: string }[];
  readonly examples: {
    readonly bad: readonly ExampleFile[];
    readonly good: readonly ExampleFile[];
    /** What fix makes of the bad ones, null where nothing. */
    readonly fixed: readonly (string | null)[];
  };
  readonly references: readonly string[];
}

/** An example as a file, with the versions and facts that it is judged with. */
export type ExampleFile = Exclude<Example, string>;

/** A rule in one line. */
export function summaryOf(rule: Rule): RuleSummary {
  const { id, group, severity, docs } = rule;
  return {
    id,
    group,
    severity,
    presets: PRESETS.filter((preset) => isShownBy(preset, rule)),
    what: docs.what,
    url: pageUrl(id),
    fixable: docs.fix !== undefined,
  };
}

/** All that is told about a rule that asks for these facts. */
export function explainRule(rule: Rule, facts: readonly (keyof Facts)[]): ExplainedRule {
  const { docs, confidence, since, appliesFrom, examples } = rule;
  return {
    kind: 'rule',
    ...summaryOf(rule),
    confidence,
    since,
    appliesFrom: { chart: appliesFrom?.chart ?? null, runner: appliesFrom?.runner ?? null },
    why: docs.why,
    remedy: docs.remedy,
    fix: docs.fix ?? null,
    keys: docs.keys ?? [],
    facts: facts.map((name) => ({ name, what: FACTS[name].what })),
    examples: {
      bad: examples.bad.map(exampleFile),
      good: examples.good.map(exampleFile),
      fixed: examples.bad.map((_, index) => examples.fixed?.[index] ?? null),
    },
    references: docs.references,
  };
}

/** An example as a file: plain text is a values.yaml. */
export function exampleFile(example: Example): ExampleFile {
  return typeof example === 'string' ? { file: 'values.yaml', text: example } : example;
}
