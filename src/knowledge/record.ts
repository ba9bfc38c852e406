import type { Shape } from '../model/problem.ts';

/** One line of chart-keys.jsonl or runner-keys.jsonl. */
export interface KeyRecord {
  readonly key: string;
  readonly type: string;
  readonly since: string;
  readonly until?: string;
  readonly open?: true;
  readonly before?: { readonly until: string; readonly type: string };
  readonly deprecated?: string;
  readonly replacement?: string;
  readonly configKey?: string;
  readonly default?: unknown;
  readonly env?: string;
  /** The option of `register` that goes with the variable. */
  readonly flag?: string;
  /** `kept`: false, 0 and "" differ from no value. `written`: register writes 0s where there is no value. */
  readonly zero?: 'kept' | 'written';
  readonly required?: readonly string[];
  /** Chart version since which the value passes through `tpl`. */
  readonly templated?: string;
  /** Values that have a meaning. */
  readonly values?: readonly string[];
  readonly about?: string;
  readonly source?: string;
}

/** Where the facts of a file come from. */
export interface Provenance {
  readonly about: string;
  readonly source: string;
  readonly date: string;
  /** Newest version that the records cover. */
  readonly newest?: string;
  /** Newest version that is released. */
  readonly released?: string;
}

/** What one value may look like: its JSON Schema, and the types to name when it does not fit. */
export interface ShapeRecord {
  readonly about: string;
  readonly wants: readonly Shape[];
  readonly schema: boolean | object;
}

/** The two languages that keys are written in. */
export type Document = 'values' | 'config';

/** Records of a data file: its first line is the provenance, every other one record. */
export function parseRecords<R>(text: string): { readonly provenance: Provenance; readonly records: readonly R[] } {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  return { provenance: JSON.parse(head) as Provenance, records: lines.map((line) => JSON.parse(line) as R) };
}
