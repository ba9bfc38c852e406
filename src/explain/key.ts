import {
  chartDefaults,
  chartVersion,
  knows,
  newestChart,
  newestRunner,
  runnerVersionOf,
  typeIn,
} from '../knowledge/index.ts';
import { nameOf, treeOf, type KeyNode } from '../knowledge/key-records.ts';
import type { Document, KeyRecord, Provenance, ShapeRecord } from '../knowledge/record.ts';
import { allRecords } from '../knowledge/records.ts';
import type { Rule } from '../model/rule.ts';
import { rules } from '../rules/index.ts';

/** All that is told about a setting in one version of the program that reads it (schemas/explain.schema.json). */
export interface ExplainedKey {
  readonly kind: 'key';
  readonly document: Document;
  /** Dotted, without indexes. */
  readonly key: string;
  /** Of the chart for values, of the runner for config.toml. */
  readonly version: string;
  /** True if that version reads the key. */
  readonly known: boolean;
  readonly type: string;
  /** What a single value may look like; null for tables. */
  readonly takes: string | null;
  /** The values that have a meaning; empty where there is no such list. */
  readonly values: readonly string[];
  /** What counts in that version where the key is not set; absent if that is nothing. */
  readonly default?: unknown;
  /** First version that reads the key. */
  readonly since: string;
  /** Last version that reads it; null while the newest does. */
  readonly until: string | null;
  /** First version in which it is deprecated. */
  readonly deprecated: string | null;
  readonly replacement: { readonly document: Document; readonly key: string } | null;
  /** The variable of the environment, and the option, that `register` takes it from. */
  readonly variable: string | null;
  readonly option: string | null;
  /** First version of the chart that evaluates templates in the value. */
  readonly templated: string | null;
  readonly about: string | null;
  /** File and line that read it, and of which versions. */
  readonly source: string | null;
  /** Names of the keys in it that the version reads. */
  readonly keys: readonly string[];
  readonly rules: readonly { readonly id: string; readonly what: string }[];
}

/** The versions that settings are explained for; the newest known without them. */
export interface Versions {
  readonly chart?: string;
  readonly runner?: string;
}

/** The settings of one document. */
export interface Settings {
  readonly document: Document;
  /** Every key, tables included. */
  readonly nodes: readonly KeyNode[];
  readonly shapes: Readonly<Record<string, ShapeRecord>>;
  readonly provenance: Provenance;
}

/** All settings of a document. */
export function settingsOf(document: Document): Settings {
  const { records, shapes, provenance } = allRecords(document);
  return { document, nodes: allBelow(treeOf(records)), shapes, provenance };
}

function allBelow(nodes: readonly KeyNode[]): readonly KeyNode[] {
  return nodes.flatMap((node) => [node, ...allBelow(node.children)]);
}

/** All that is told about one of the settings. */
export function explainKey(settings: Settings, { record, children }: KeyNode, versions: Versions): ExplainedKey {
  const { document, shapes, provenance } = settings;
  const version = versionFor(document, versions);
  const type = typeIn(version, record);
  const otherwise = knows(version, record) ? defaultOf(document, record, version) : undefined;
  return {
    kind: 'key',
    document,
    key: record.key,
    version,
    known: knows(version, record),
    type,
    takes: shapes[innermost(type)]?.about ?? null,
    values: record.values ?? [],
    ...(otherwise === undefined ? {} : { default: otherwise }),
    since: record.since,
    until: record.until ?? null,
    deprecated: record.deprecated ?? null,
    replacement: replacementOf(document, record),
    variable: record.env ?? null,
    option: record.flag === undefined ? null : `--${record.flag}`,
    templated: record.templated ?? null,
    about: record.about ?? null,
    source: record.source === undefined ? null : `${record.source} (${provenance.source})`,
    keys: children.filter((child) => knows(version, child.record)).map((child) => nameOf(child.record)),
    rules: rules.filter((rule) => isAbout(rule, record.key)).map(({ id, docs }) => ({ id, what: docs.what })),
  };
}

function versionFor(document: Document, { chart = newestChart, runner }: Versions): string {
  return document === 'values' ? chartVersion(chart) : (runner ?? runnerVersionOf(chart) ?? newestRunner);
}

/** `string` of `map<string[]>`. */
function innermost(type: string): string {
  return type.replace(/^(?:map<)*/, '').replace(/(?<![>[\]])[>[\]]+$/, '');
}

function replacementOf(document: Document, { replacement, configKey }: KeyRecord): ExplainedKey['replacement'] {
  if (replacement !== undefined) return { document, key: replacement };
  return configKey === undefined ? null : { document: 'config', key: configKey };
}

function defaultOf(document: Document, { key, default: known }: KeyRecord, version: string): unknown {
  return document === 'config' ? known : valueAt(chartDefaults(version), key.split('.'));
}

function valueAt(root: unknown, route: readonly string[]): unknown {
  let value = root;
  for (const step of route) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(step);
  }
  return value;
}

/** True if a rule names the key, or a table around it. */
export function isAbout({ docs }: Rule, key: string): boolean {
  const steps = key.split('.');
  return (docs.keys ?? []).some((pattern) => {
    const wanted = pattern.split('.');
    return wanted.length <= steps.length && wanted.every((step, index) => fits(steps[index] ?? '', step));
  });
}

/** `*` of a pattern stands for any part of the step. */
function fits(step: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*', 2);
  if (end === undefined) return step === pattern;
  return step.length >= start.length + end.length && step.startsWith(start) && step.endsWith(end);
}
